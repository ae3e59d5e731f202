import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, oneOf, record, Unreadable } from '../../src/formats/value-codec.ts';

interface Reason {
  why: 'one' | 'other';
}

test('a shape that reads less than its type may be does not compile: what is written could not be read again', () => {
  // @ts-expect-error It knows one of two.
  const narrow = json(record<Reason>({ why: oneOf('one') }));
  assert.throws(() => narrow.read(narrow.write({ why: 'other' })), Unreadable);
  const whole = json(record<Reason>({ why: oneOf('one', 'other') }));
  assert.deepEqual(whole.read(whole.write({ why: 'other' })), { why: 'other' });
});
