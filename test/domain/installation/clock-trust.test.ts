import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anchorAfter, type ClockFacts, clockDoubt } from '../../../src/domain/installation/clock-trust.ts';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/ports.ts';

const start = Date.UTC(2026, 0, 1);

/** A process that has run for an hour and saw a server's time, which agreed, ten minutes ago. */
function facts(changes: Partial<ClockFacts> = {}): ClockFacts {
  return {
    now: { at: start + hourMs, monotonicMs: 5_000 + hourMs },
    anchor: { at: start, monotonicMs: 5_000 },
    sighting: { serverAt: start + 50 * minuteMs, at: start + 50 * minuteMs },
    ...changes,
  };
}

const sightingAhead = (aheadMs: number) => ({ serverAt: start, at: start + aheadMs });

test('trusts a clock that a server confirmed and that moved as the monotonic one did', () => {
  assert.equal(clockDoubt(facts()), null);
});

test('doubts a clock that no server confirmed', () => {
  assert.deepEqual(clockDoubt(facts({ sighting: null })), { doubt: 'noServerTime' });
});

test('five minutes off is the most, either way', () => {
  assert.equal(clockDoubt(facts({ sighting: sightingAhead(5 * minuteMs) })), null);
  assert.equal(clockDoubt(facts({ sighting: sightingAhead(-5 * minuteMs) })), null);
  const ahead = 5 * minuteMs + 1;
  assert.deepEqual(clockDoubt(facts({ sighting: sightingAhead(ahead) })), { doubt: 'offServerTime', aheadMs: ahead });
  assert.deepEqual(clockDoubt(facts({ sighting: sightingAhead(-ahead) })), { doubt: 'offServerTime', aheadMs: -ahead });
});

test('a sighting is good for a day, and one from the future for nothing', () => {
  const seen = (ageMs: number) => {
    const at = start + hourMs - ageMs;
    return clockDoubt(facts({ sighting: { serverAt: at, at } }));
  };
  assert.equal(seen(dayMs), null);
  assert.deepEqual(seen(dayMs + 1), { doubt: 'serverTimeOld', seenAt: start + hourMs - dayMs - 1 });
  assert.deepEqual(seen(-2 * minuteMs), { doubt: 'serverTimeOld', seenAt: start + hourMs + 2 * minuteMs });
});

test('doubts a clock that was set, forward or back, and one whose machine slept', () => {
  const after = (wallMs: number) => clockDoubt(facts({ now: { at: start + wallMs, monotonicMs: 5_000 + hourMs } }));
  assert.equal(after(hourMs + minuteMs), null);
  assert.deepEqual(after(3 * hourMs), { doubt: 'jumped', aheadMs: 2 * hourMs });
  assert.deepEqual(after(-9 * hourMs), { doubt: 'jumped', aheadMs: -10 * hourMs });
});

test('a server that agrees makes a jump good, one that does not leaves it', () => {
  const now = { at: start + 3 * hourMs, monotonicMs: 5_000 + hourMs };
  const jumped = facts({ now });
  const agreeing = { serverAt: now.at - 1_000, at: now.at };
  const anchor = anchorAfter(jumped.anchor, now, agreeing);
  assert.equal(clockDoubt({ now, anchor, sighting: agreeing }), null);

  const contradicting = { serverAt: now.at - 2 * hourMs, at: now.at };
  assert.equal(anchorAfter(jumped.anchor, now, contradicting), jumped.anchor);
});

test('a year without a new anchor at the drift of an ordinary quartz is no jump', () => {
  const yearMs = 365 * dayMs;
  const at = start + yearMs + yearMs / 10_000;
  const now = { at, monotonicMs: 5_000 + yearMs };
  assert.equal(clockDoubt({ now, anchor: facts().anchor, sighting: { serverAt: at, at } }), null);
});
