import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostText, readHostAddress } from '../../../src/domain/watch/leaf-reader.ts';

test('a host is read with its port, and with nothing more', () => {
  const cases: [string, string | null][] = [
    ['example.com', 'example.com:443'],
    ['Example.com:8443', 'example.com:8443'],
    ['https://example.com/', 'example.com:443'],
    ['[2001:db8::1]:636', '[2001:db8::1]:636'],
    ['example.com/path', null],
    ['user:secret@example.com', null],
    ['http://example.com', null],
    ['example.com:99999', null],
    ['', null],
  ];
  for (const [text, expected] of cases) {
    const address = readHostAddress(text);
    assert.equal(address && hostText(address), expected, text);
  }
});
