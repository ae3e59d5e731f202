// When scans run by themselves, as rules.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/ports.ts';
import { atDue, newSchedule, nextAfter, pausedByFailure, resumed } from '../../../src/domain/scan/schedule.ts';

const start = Date.UTC(2026, 0, 1, 12);
const id = '0'.repeat(32);

test('a daily scan runs at its time of the day, and a cron expression in UTC', () => {
  const daily = newSchedule(id, { every: '1d', at: '02:30' }, start);
  assert.equal(new Date(daily.nextAt).toISOString(), '2026-01-02T02:30:00.000Z');
  const weekly = newSchedule(id, { cron: '0 2 * * 1' }, start);
  assert.equal(new Date(weekly.nextAt).toISOString(), '2026-01-05T02:00:00.000Z');
});

test('a cron expression that is none is refused by the field that means nothing', () => {
  const refused: Record<string, [string, string]> = {
    '': ['notFiveFields', ''],
    daily: ['notFiveFields', 'daily'],
    '* * * * * *': ['notFiveFields', '* * * * * *'],
    '99 * * * *': ['minute', '99'],
    '0 5-1 * * *': ['hour', '5-1'],
    '0 2 32 * *': ['dayOfMonth', '32'],
    '0 2 * 13 *': ['month', '13'],
    '0 2 * * FUN': ['dayOfWeek', 'FUN'],
    '0 2 31 2 *': ['neverRuns', '0 2 31 2 *'],
  };
  for (const [cron, [problem, given]] of Object.entries(refused)) {
    const parameters = { field: 'cron', problem, given, other: '' };
    assert.throws(() => newSchedule(id, { cron }, start), { code: 'invalidInput', parameters }, cron);
  }
});

test('the next run is always ahead, at its time of the day, and never further than its rhythm', () => {
  const times = fc.record({ everyDays: fc.constantFrom(1, 7, 14, 30), atMinute: fc.nat(1_439) });
  const ids = fc.stringMatching(/^[0-9a-f]{32}$/);
  fc.assert(
    fc.property(ids, times, fc.nat(400 * dayMs), (connectionId, { everyDays, atMinute }, laterMs) => {
      const at = [atMinute / 60, atMinute % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
      const schedule = newSchedule(connectionId, { every: `${everyDays}d`, at }, start);
      const next = nextAfter(schedule, start + laterMs);
      assert.ok(next > start + laterMs);
      assert.ok(next - (start + laterMs) <= everyDays * dayMs + dayMs);
      assert.ok((next - atMinute * minuteMs) % dayMs < 5 * minuteMs);
    }),
  );
});

test('a run that is late, or finds a scan under way, or is paused, is missed', () => {
  const schedule = newSchedule(id, { every: '1d', at: '00:00' }, start);
  const due = schedule.nextAt;
  assert.equal(atDue(schedule, due + minuteMs, false).runs, true);
  assert.deepEqual(atDue(schedule, due + minuteMs, false).schedule.missed, []);
  const failure = { code: 'certificateExpired', parameters: {}, isSignIn: true } as const;
  const paused = pausedByFailure(schedule, failure, due - dayMs, start);
  for (const missed of [
    atDue(schedule, due + 2 * hourMs, false),
    atDue(schedule, due, true),
    atDue(paused, due, false),
  ]) {
    assert.equal(missed.runs, false);
    assert.equal(missed.schedule.missed.at(-1), due);
    assert.ok(missed.schedule.nextAt > due);
  }
  const again = resumed(paused, due + hourMs);
  assert.equal(again.pausedBy, null);
  assert.ok(again.nextAt > due + hourMs);
});
