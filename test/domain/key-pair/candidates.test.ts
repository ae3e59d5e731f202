import assert from 'node:assert/strict';
import { it } from 'node:test';
import { candidates, expiredPair, lastAcceptedPair } from '../../../src/domain/key-pair/candidates.ts';
import { dayMs } from '../../../src/domain/ports.ts';
import { abandoned, active, compromised, destroyed, issued, previous, settling, start } from './pairs.ts';

const now = start + dayMs;
const pairs = [
  abandoned('gone'),
  previous('old'),
  issued('older', { issuedAt: start }),
  issued('newer', { issuedAt: start + 1 }),
  settling('next'),
  active('current'),
  compromised('leaked'),
  destroyed('dust'),
];
const order = (answeredLast: string | null) =>
  candidates(pairs, { expiredPolicy: 'refuse', answeredLast, now }).map(({ id }) => id);

it('asks active, settling, issued (newest first), previous, abandoned; never a leaked or destroyed one', () => {
  assert.deepEqual(order(null), ['current', 'next', 'newer', 'older', 'old', 'gone']);
});

it('asks the one that answered last before all others', () => {
  assert.deepEqual(order('old'), ['old', 'current', 'next', 'newer', 'older', 'gone']);
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
  assert.equal(expiredPair([past, issued('next')], 'refuse', now) !== undefined, true);
  assert.equal(expiredPair([past], 'refuse', now - 1) !== undefined, false);
  assert.equal(expiredPair([past], 'allow-expired', now) !== undefined, false);
  assert.equal(expiredPair([past, previous('later', start, start + 1)], 'refuse', now) !== undefined, false);
});

it('knows the pair that was accepted last, whatever its state', () => {
  assert.equal(lastAcceptedPair([previous('a', start, start), compromised('b', start, start + 1)])?.id, 'b');
  assert.equal(lastAcceptedPair([issued('a')]), undefined);
});

it('where none was accepted here, as after an import, expired is said once all are past', () => {
  const past = (id: string) => ({ ...issued(id), notAfter: start });
  const now = start + 1;
  assert.equal(expiredPair([past('imported')], 'refuse', now)?.id, 'imported');
  assert.equal(expiredPair([past('imported'), issued('next')], 'refuse', now), undefined);
  assert.equal(expiredPair([past('imported')], 'allow-expired', now), undefined);
  assert.equal(expiredPair([], 'refuse', now), undefined);
});
