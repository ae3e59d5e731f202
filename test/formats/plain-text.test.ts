import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hiddenCharacter, jsonText, manyLines, oneLine, terminalText } from '../../src/formats/plain-text.ts';

/** ESC, BEL, a C1 control, marks of direction, a line separator, a zero-width space, a tag, half of a pair. */
const planted = [
  '\u001b',
  '\u0007',
  '\u009b',
  '\u202e',
  '\u2066',
  '\u200f',
  '\u2028',
  '\u200b',
  '\u{e0041}',
  '\ud800',
  '\r',
];

test('what nobody sees is taken out, and what people write stays', () => {
  for (const character of planted) {
    assert.equal(oneLine(`a${character}b`), 'a b');
    assert.equal(manyLines(`a\n${character}\tb`), 'a\n \tb');
    assert.equal(terminalText(`a${character}b`), 'a b');
  }
  for (const written of ['Zoë & Söhne', '株式会社', 'שלום', 'مرحبا', '🔑', "O'Neil"])
    assert.equal(oneLine(written), written);
  assert.equal(oneLine('two\nlines'), 'two lines');
  assert.equal(manyLines('two\r\nlines'), 'two\nlines');
});

test('a terminal gets our own sequences and no others', () => {
  for (const own of ['\u001b[31mred\u001b[39m', '\u001b[H\u001b[2J', 'x\u001b[K\n\u001b[J', '\r\u001b[Kx'])
    assert.equal(terminalText(own), own);
  assert.equal(terminalText('\u001b]0;title\u0007\u001b[5A\u001bc'), ' ]0;title [5A c');
  assert.equal(terminalText('over\rwritten'), 'over written');
});

test('JSON keeps the value and shows nothing hidden', () => {
  const value = { name: planted.join('x'), list: ['a\nb'] };
  for (const indent of [0, 2]) {
    const written = jsonText(value, undefined, indent);
    assert.deepEqual(JSON.parse(written), value);
    assert.equal(hiddenCharacter(written.replaceAll('\n', '')), null);
  }
});

test('a hidden character is named by its code point', () => {
  assert.deepEqual(['plain', 'a\u202eb', 'a\nb', '\u{e0041}', '\ud800'].map(hiddenCharacter), [
    null,
    'U+202E',
    'U+000A',
    'U+E0041',
    'U+D800',
  ]);
});
