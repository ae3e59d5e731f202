// Every sentence in every language: none is missing, none stayed English, none lost what it is about.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InputProblems } from '../../src/domain/input-problems.ts';
import { german } from '../../src/text/de/words.ts';
import { french } from '../../src/text/fr/words.ts';
import { byPage } from '../../src/text/hand.ts';
import { english as englishInput } from '../../src/text/input-words.ts';

for (const words of [german, french]) {
  test(`what is wrong with what people give is said in ${words.language}`, () => {
    for (const [field, problems] of Object.entries(englishInput.problems))
      for (const [problem, say] of Object.entries(problems)) {
        const there = words.input.problems[field as keyof InputProblems] as Record<string, typeof say>;
        const at = `${words.language} ${field} ${problem}`;
        // The proposals and lists that a sentence may end with, and what the given may look like.
        for (const [given, other] of [
          ['G1ven', 'Oth3r'],
          ['http://g1ven', 'external-client-app'],
        ] as const)
          sameButTranslated(say(given, other, byPage()), there[problem]?.(given, other, byPage(words)) ?? [], at);
      }
  });
}

/** As many sentences, each another than in English, about the same. */
function sameButTranslated(english: readonly string[], other: readonly string[], at: string): void {
  assert.equal(other.length, english.length, at);
  for (const [index, text] of english.entries()) {
    const translated = other[index] ?? '';
    assert.notEqual(translated, text, at);
    assert.doesNotMatch(translated, /undefined|null|\[object|\b(the|this|which|is not)\b/i, `${at}: ${translated}`);
    for (const named of text.match(/G1ven|Oth3r|https?:\/\/[^\s,]+[a-z\d]|LATCHKEY_\w+|`[^`]+`/g) ?? [])
      assert.ok(translated.includes(named), `${at} says nothing of ${named}: ${translated}`);
  }
}
