import assert from 'node:assert/strict';
import { it } from 'node:test';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/ports.ts';
import { isGoodToken, noFetchUntil, tokenTimes } from '../../../src/domain/token/cached-token.ts';
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
  assert.equal(noFetchUntil(token, [start, start], start), null);
});

it('forgives the small difference between two machines', () => {
  assert.equal(isGoodToken({ issuedAt: start + 2_000, goodUntil: start + hourMs }, start), true);
});

it('lets a third token wait until the first of the two that were refused is a minute old', () => {
  const now = start + minuteMs - 1;
  const fetched = [start + 2_000, start];
  assert.equal(noFetchUntil({ issuedAt: start + 2_000 }, fetched, now), start + minuteMs);
  assert.equal(noFetchUntil({ issuedAt: start + 2_000 }, fetched, now + 1), null);
  assert.equal(noFetchUntil({ issuedAt: start }, [start], now), null, 'one that was revoked is replaced once');
  assert.equal(noFetchUntil({ issuedAt: start - minuteMs }, fetched, now), null, 'an old one may be over');
  assert.equal(noFetchUntil({ issuedAt: now + 1 }, [now + 1, now], now), now + minuteMs, 'clocks differ a little');
});
