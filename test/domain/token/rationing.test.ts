import assert from 'node:assert/strict';
import { it } from 'node:test';
import { dayMs, hourMs, minuteMs, secondMs } from '../../../src/domain/ports.ts';
import {
  type BackOff,
  budgetEndsAt,
  isHeld,
  loginLimit,
  nextBackOff,
  rationedNow,
  testReserve,
} from '../../../src/domain/token/rationing.ts';
import { start } from '../key-pair/pairs.ts';

const refused = 'refusedWithEveryKey';

function holds(isInMotion: boolean, count: number): number[] {
  let backOff: BackOff | null = null;
  return Array.from({ length: count }, () => {
    backOff = nextBackOff(backOff, refused, isInMotion, start);
    assert.equal(backOff.until, start + backOff.holdMs);
    return backOff.holdMs / secondMs;
  });
}

it('doubles the hold from 15 s to 5 minutes', () => {
  assert.deepEqual(holds(false, 7), [15, 30, 60, 120, 240, 300, 300]);
});

it('holds no longer than 30 s while a pair is issued or settling', () => {
  assert.deepEqual(holds(true, 4), [15, 30, 30, 30]);
});

it('shortens a long hold when the app comes into motion', () => {
  assert.equal(nextBackOff({ until: start, holdMs: 5 * minuteMs }, refused, true, start).holdMs, 30 * secondMs);
});

it('holds until its end, and not by an end that no hold can have', () => {
  const held = { until: start + minuteMs, holdMs: minuteMs };
  assert.equal(isHeld(held, start), true);
  assert.equal(isHeld(held, start + minuteMs), false);
  assert.equal(isHeld({ ...held, until: start + dayMs }, start), false, 'the clock was set back');
  assert.equal(isHeld(null, start), false);
});

it('does not answer a frozen user with retries, whatever is in motion', () => {
  assert.equal(nextBackOff(null, 'userInactive', true, start).holdMs, hourMs);
  assert.equal(isHeld(nextBackOff(null, 'userInactive', false, start), start + hourMs - 1), true);
});

it('leaves a test of a person a reserve on top of what programs may spend', () => {
  const limit = { loginsPerHour: 100 };
  assert.equal(loginLimit(limit, 'token'), 100);
  assert.equal(loginLimit(limit, 'probe'), 100);
  assert.equal(loginLimit(limit, 'test'), 100 + testReserve);
});

it('rations until the hour is over, and by no end that lies beyond it', () => {
  const hour = Math.floor(start / hourMs) * hourMs;
  assert.equal(budgetEndsAt(hour), hour + hourMs);
  assert.equal(budgetEndsAt(hour + hourMs - 1), hour + hourMs);
  assert.equal(rationedNow(start + hourMs, start), start + hourMs);
  assert.equal(rationedNow(start + hourMs + 1, start), null, 'the clock was set back');
  assert.equal(rationedNow(start, start), null);
  assert.equal(rationedNow(null, start), null);
});
