import assert from 'node:assert/strict';
import { it } from 'node:test';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/ports.ts';
import { isGoodToken, isYoungToken, tokenTimes } from '../../../src/domain/token/cached-token.ts';
import { start } from '../key-pair/pairs.ts';

it('shortens a lifetime by up to a tenth and refreshes at 80 % of it', () => {
  assert.deepEqual(tokenTimes(start, hourMs, 1), {
    issuedAt: start,
    refreshAt: start + 48 * minuteMs,
    goodUntil: start + hourMs,
  });
  assert.equal(tokenTimes(start, hourMs, 0).goodUntil, start + 54 * minuteMs);
});

it('takes a token for good until its end', () => {
  const token = { issuedAt: start, goodUntil: start + hourMs };
  assert.equal(isGoodToken(token, start), true);
  assert.equal(isGoodToken(token, start + hourMs), false);
});

it('takes a token that is dated ahead for over: it was cached while the clock was wrong', () => {
  const token = { issuedAt: start + dayMs, goodUntil: start + dayMs + hourMs };
  assert.equal(isGoodToken(token, start), false);
  assert.equal(isYoungToken(token, start), false);
});

it('forgives the small difference between two machines', () => {
  assert.equal(isGoodToken({ issuedAt: start + 2_000, goodUntil: start + hourMs }, start), true);
});

it('calls a token young for a minute', () => {
  assert.equal(isYoungToken({ issuedAt: start }, start + minuteMs - 1), true);
  assert.equal(isYoungToken({ issuedAt: start }, start + minuteMs), false);
});
