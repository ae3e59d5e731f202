// Months and heartbeats.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths, monthsAfter, standingLoops } from '../../../src/domain/installation/heartbeat.ts';
import { hourMs } from '../../../src/domain/ports.ts';

test('a month on is the same day and time, or the last day of a shorter month', () => {
  const start = Date.UTC(2027, 0, 31, 22, 15);
  assert.equal(new Date(addMonths(start, 1)).toISOString(), '2027-02-28T22:15:00.000Z');
  assert.equal(new Date(addMonths(start, 13)).toISOString(), '2028-02-29T22:15:00.000Z');
  assert.equal(new Date(addMonths(start, 3)).toISOString(), '2027-04-30T22:15:00.000Z');
  assert.equal(new Date(addMonths(start, 12)).toISOString(), '2028-01-31T22:15:00.000Z');
});

test('months pass exactly when they are over, the first a month after the start', () => {
  const start = Date.UTC(2027, 0, 31, 22, 15);
  for (let months = 1; months < 30; months += 1) {
    const reached = addMonths(start, months);
    assert.equal(monthsAfter(start, reached - 1).passed, months - 1);
    const { passed, reachedAt, previousAt, nextAt } = monthsAfter(start, reached);
    assert.deepEqual([passed, reachedAt], [months, reached]);
    assert.deepEqual([previousAt, nextAt], [addMonths(start, months - 1), addMonths(start, months + 1)]);
  }
  assert.equal(monthsAfter(start, start - 1).passed, 0);
});

test('a loop stands still when its last run is too long ago, and not when it never ran', () => {
  const now = Date.UTC(2027, 0, 1);
  const heartbeats = { notices: now - 26 * hourMs - 1, reconciler: null, watch: null };
  assert.deepEqual(standingLoops(heartbeats, 26 * hourMs, now), [{ loop: 'notices', lastRanAt: heartbeats.notices }]);
  assert.deepEqual(standingLoops({ ...heartbeats, notices: now - 26 * hourMs }, 26 * hourMs, now), []);
});
