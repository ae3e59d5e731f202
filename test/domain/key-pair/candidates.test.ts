import assert from 'node:assert/strict';
import { it } from 'node:test';
import { candidates, isExpired, lastAcceptedPair } from '../../../src/domain/key-pair/candidates.ts';
import { dayMs } from '../../../src/domain/ports.ts';
import { abandoned, active, compromised, destroyed, issued, previous, settling, start } from './pairs.ts';

const now = start + dayMs;
const pairs = [
  abandoned('gone'),
  previous('old'),
  issued('first', { issuedAt: start }),
  issued('second', { issuedAt: start + 1 }),
  settling('next'),
  active('current'),
  compromised('leaked'),
  destroyed('dust'),
];
const order = (answeredLast: string | null) =>
  candidates(pairs, { expiredPolicy: 'refuse', answeredLast, now }).map(({ id }) => id);

it('asks active, settling, issued (newest first), previous, abandoned; never a leaked or destroyed one', () => {
  assert.deepEqual(order(null), ['current', 'next', 'second', 'first', 'old', 'gone']);
});

it('asks the one that answered last before all others', () => {
  assert.deepEqual(order('old'), ['old', 'current', 'next', 'second', 'first', 'gone']);
  assert.deepEqual(order('leaked'), order(null));
});

it('leaves out a pair whose certificate is past, unless the policy allows it', () => {
  const past = [active('current', start, { notAfter: now }), issued('next')];
  const ids = (expiredPolicy: 'refuse' | 'allow-expired') =>
    candidates(past, { expiredPolicy, answeredLast: null, now }).map(({ id }) => id);
  assert.deepEqual(ids('refuse'), ['next']);
  assert.deepEqual(ids('allow-expired'), ['current', 'next']);
});

it('calls a connection expired when the pair accepted last is past, and no longer when another is accepted', () => {
  const past = active('current', start, { notAfter: now });
  assert.equal(isExpired([past, issued('next')], 'refuse', now), true);
  assert.equal(isExpired([past], 'refuse', now - 1), false);
  assert.equal(isExpired([past], 'allow-expired', now), false);
  assert.equal(isExpired([past, previous('later', start, start + 1)], 'refuse', now), false);
});

it('knows the pair that was accepted last, whatever its state', () => {
  assert.equal(lastAcceptedPair([previous('a', start, start), compromised('b', start, start + 1)])?.id, 'b');
  assert.equal(lastAcceptedPair([issued('a')]), undefined);
});
