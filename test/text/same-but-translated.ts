// Holds a sentence of another language to the English one.

import assert from 'node:assert/strict';

/** As many sentences, each another than in English and about the same things. */
export function sameButTranslated(english: readonly string[], other: readonly string[], at: string): void {
  assert.equal(other.length, english.length, at);
  for (const [index, text] of english.entries()) {
    const translated = other[index] ?? '';
    assert.notEqual(translated, text, at);
    assert.doesNotMatch(translated, /undefined|\bnull\b|\[object|\{\w+\}/, `${at}: ${translated}`);
    const plain = translated.replaceAll(
      /`[^`]*`|\w+(?:-\w+)+|"[^"]*"|„[^“]*“|« [^»]* »|[A-Z][\w ]*(?: (?:and|of|the) [A-Z]\w*)+/g,
      '',
    );
    assert.doesNotMatch(plain, /\b(the|this|which|is not|and|of)\b/, `${at} has English left: ${translated}`);
    for (const named of text.match(namedThings) ?? [])
      assert.ok(translated.includes(named), `${at} says nothing of ${named}: ${translated}`);
  }
}

/** What was given, addresses, settings, commands: the same in every language. */
const namedThings = /G1ven\w*|Oth3r|\/g1ven|https?:\/\/[^\s,;)]+[a-z\d]|LATCHKEY_\w+|`[^`]+`/g;
