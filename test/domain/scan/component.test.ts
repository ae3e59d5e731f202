// What contents are told apart by.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ComponentFile, fingerprintOf } from '../../../src/domain/scan/component.ts';

const file = (path: string, text: string): ComponentFile => ({ path, bytes: new Uint8Array(Buffer.from(text)) });

test('contents are the same whatever their line ends and the order in which they came', () => {
  const here = fingerprintOf([file('a.cls', 'class A {\n}\n'), file('a.cls-meta.xml', '<x/>\n')]);
  const there = fingerprintOf([file('a.cls-meta.xml', '<x/>\r\n'), file('a.cls', 'class A {\r\n}\r\n')]);
  assert.equal(here, there);
  assert.match(here, /^[0-9a-f]{64}$/);
});

test('other contents, another path, or another cut between files is something else', () => {
  const all = [
    [file('a', 'one')],
    [file('a', 'two')],
    [file('b', 'one')],
    [file('a', 'one'), file('b', '')],
    [file('a', 'on'), file('eb', '')],
    [file('a', 'oneb')],
    [file('aone', 'b')],
  ].map(fingerprintOf);
  assert.equal(new Set(all).size, all.length);
});
