// What is wrong with a request's form, and with a file that came with it, in every language.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { LatchkeyError } from '../../src/domain/errors.ts';
import type { ShapeProblem } from '../../src/domain/input-problems.ts';
import { FormatError } from '../../src/formats/format-error.ts';
import { type NamedFile, namedFiles } from '../../src/formats/named-file.ts';
import { checked } from '../../src/http/checked.ts';
import { german } from '../../src/text/de/words.ts';
import { french } from '../../src/text/fr/words.ts';
import { byPage } from '../../src/text/hand.ts';
import { inputWords } from '../../src/text/input-words.ts';
import { fileWords } from '../../src/text/key-pair/file-words.ts';
import { englishShapes } from '../../src/text/shape-words.ts';
import { sameButTranslated } from './same-but-translated.ts';

const commands = /\b(?:openssl|keytool|ansible-vault|puttygen|ssh-keygen|unzip|gunzip) [^,;()]+[^,;().\s]|\$k=[^,]+/g;
const types = ['notA', 'notOneOf', 'unknownField', 'tooSmall', 'tooLarge', ...Object.keys(englishShapes.plain)];
const values = { values: ['G1ven', 'G1venother'], names: ['G1ven'] };

for (const words of [german, french]) {
  test(`how a request differs from its form is said in ${words.language}`, () => {
    for (const type of types)
      for (const expected of Object.keys(englishShapes.notA))
        for (const counted of ['characters', 'entries', 'value'])
          for (const limit of [1, 12]) {
            const wrong = { field: 'x', shape: { type, ...values, expected, of: counted, limit } as ShapeProblem };
            const at = `${words.language} ${JSON.stringify(wrong)}`;
            sameButTranslated(inputWords(wrong, byPage()), inputWords(wrong, byPage(words)), at);
          }
  });

  test(`what a file is instead of a certificate is said in ${words.language}`, () => {
    const about = ['G1ven', 'G1venmore', 'G1venlast'];
    for (const code of Object.keys(words.files)) {
      const isNamed = code in namedFiles;
      const error = isNamed ? new FormatError(code as NamedFile) : new FormatError(code as 'pem_missing', 'Z.');
      const told = { code: error.code, problem: error.problem, remedy: error.remedy, about };
      const said = fileWords(told, null, words);
      sameButTranslated(['', ''], said, `${words.language} ${code}`);
      for (const command of error.remedy.match(commands) ?? [])
        assert.ok(
          said[1].includes(command.replace(/ (?:shows|makes) .*/, '')),
          `${code}: ${command} is not in ${said[1]}`,
        );
    }
  });
}

test('each way in which a request is of another form is told apart, and no value is quoted', () => {
  const shape = z.strictObject({
    text: z.string().min(2).max(3).optional(),
    list: z.array(z.string()).max(1).optional(),
    days: z.int().min(1).optional(),
    kind: z.enum(['a', 'b']).optional(),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    at: z.iso.datetime().optional(),
    way: z.discriminatedUnion('type', [z.strictObject({ type: z.literal('code') })]).optional(),
    must: z.boolean(),
  });
  const cases: [given: object, field: string, problem: string][] = [
    [{}, 'must', 'it is missing'],
    [{ must: 'c4nary' }, 'must', 'it is neither true nor false'],
    [{ must: true, text: 7 }, 'text', 'it is no text'],
    [{ must: true, text: '' }, 'text', 'it has less than 2 characters'],
    [{ must: true, text: 'c4nary' }, 'text', 'it has more than 3 characters'],
    [{ must: true, list: ['x', 'y'] }, 'list', 'it has too many entries (at most 1)'],
    [{ must: true, list: [7] }, 'list.0', 'it is no text'],
    [{ must: true, list: {} }, 'list', 'it is no list'],
    [{ must: true, days: 1.5 }, 'days', 'it is no whole number'],
    [{ must: true, days: 0 }, 'days', 'it is less than 1'],
    [{ must: true, kind: 'c4nary' }, 'kind', 'it is none of a, b'],
    [{ must: true, hash: 'c4nary' }, 'hash', 'it is not a SHA-256 in lower-case hex'],
    [{ must: true, at: 'c4nary' }, 'at', 'it is no time as ISO 8601 writes it'],
    [{ must: true, way: { type: 'c4nary' } }, 'way.type', 'it is none of code'],
    [{ must: true, way: {} }, 'way.type', 'it is missing'],
    [{ must: true, more: 'c4nary' }, 'body', 'it has what is not taken: more'],
  ];
  for (const [given, field, problem] of cases) {
    const at = JSON.stringify(given);
    assert.throws(
      () => checked(shape, given),
      (error) => {
        assert.ok(error instanceof LatchkeyError && error.code === 'invalidInput' && 'field' in error.parameters, at);
        assert.deepEqual(
          [error.parameters.field, inputWords(error.parameters as never, byPage())[0]],
          [field, problem],
        );
        assert.doesNotMatch(error.message, /c4nary/);
        return true;
      },
    );
  }
});
