import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../../src/domain/ports.ts';
import { isAskedBySchedule } from '../../../src/domain/rotation/rotation-schedule.ts';

const notBefore = Date.UTC(2026, 0, 1);
const pair = { notBefore, notAfter: notBefore + 100 * dayMs };
const off = { rotateEveryDays: null, rotateBeforeDays: null };

/** The first day of the certificate's life on which another pair is asked for; null: never in it. */
function firstAskedOnDay(
  schedule: Partial<typeof off> | Record<string, number>,
  inUseSince = notBefore,
): number | null {
  for (let day = 0; day <= 100; day += 1) {
    if (isAskedBySchedule({ ...off, ...schedule }, pair, inUseSince, notBefore + day * dayMs)) return day;
  }
  return null;
}

test('asks for nothing until a schedule is set', () => {
  assert.equal(firstAskedOnDay({}), null);
});

test('asks the set number of days before the end of the certificate', () => {
  assert.equal(firstAskedOnDay({ rotateBeforeDays: 30 }), 70);
});

test('asks at half the life where the days before the end are more, not right after each rotation', () => {
  assert.equal(firstAskedOnDay({ rotateBeforeDays: 60 }), 50);
  assert.equal(firstAskedOnDay({ rotateBeforeDays: 400 }), 50);
});

test('asks the set number of days after the pair came into use', () => {
  assert.equal(firstAskedOnDay({ rotateEveryDays: 20 }, notBefore + 5 * dayMs), 25);
});

test('asks at whichever of the two comes first', () => {
  assert.equal(firstAskedOnDay({ rotateEveryDays: 90, rotateBeforeDays: 30 }), 70);
  assert.equal(firstAskedOnDay({ rotateEveryDays: 60, rotateBeforeDays: 30 }), 60);
});
