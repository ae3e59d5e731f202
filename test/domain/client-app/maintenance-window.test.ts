import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestClosedMs, readWindow, windowOpensAt } from '../../../src/domain/client-app/maintenance-window.ts';
import { hourMs } from '../../../src/domain/ports.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const opens = (window: string, text: string) => new Date(windowOpensAt(window, at(text))).toISOString().slice(0, 16);

test('a window is kept in one form, the days from Monday', () => {
  assert.deepEqual(readWindow(' sun,SAT  02:00 - 05:00 '), { window: 'Sat,Sun 02:00-05:00' });
  assert.deepEqual(readWindow('Daily 22:00-01:00'), { window: 'daily 22:00-01:00' });
});

test('what names no days and hours is refused', () => {
  for (const given of [
    '',
    'Sat',
    '02:00-05:00',
    'Sat 2:00-5:00',
    'Sat 02:00-24:00',
    'Sat,Daily 02:00-05:00',
    'Sam 02:00-05:00',
  ])
    assert.deepEqual(readWindow(given), { problem: 'notAWindow' }, given);
  assert.deepEqual(readWindow('Sat 02:00-02:10'), { problem: 'tooShort' });
  assert.deepEqual(readWindow('Sat 02:00-02:00'), { problem: 'tooShort' });
});

test('it is open from its first minute to its last, in UTC', () => {
  // 2026-11-28 is a Saturday.
  assert.equal(opens('Sat 02:00-05:00', '2026-11-28T01:59'), '2026-11-28T02:00');
  assert.equal(opens('Sat 02:00-05:00', '2026-11-28T02:00'), '2026-11-28T02:00');
  assert.equal(opens('Sat 02:00-05:00', '2026-11-28T04:59'), '2026-11-28T04:59');
  assert.equal(opens('Sat 02:00-05:00', '2026-11-28T05:00'), '2026-12-05T02:00');
  assert.equal(opens('Mon,Sat 02:00-05:00', '2026-11-28T05:00'), '2026-11-30T02:00');
  assert.equal(opens('daily 02:00-05:00', '2026-11-28T05:00'), '2026-11-29T02:00');
});

test('hours that end on the next day are open over midnight, also of the week', () => {
  assert.equal(opens('Sun 22:00-01:00', '2026-11-30T00:30'), '2026-11-30T00:30');
  assert.equal(opens('Sun 22:00-01:00', '2026-11-30T01:00'), '2026-12-06T22:00');
});

test('the longest time in which it is closed', () => {
  assert.equal(longestClosedMs('Sat 02:00-05:00'), (7 * 24 - 3) * hourMs);
  assert.equal(longestClosedMs('Sat,Sun 02:00-05:00'), (6 * 24 - 3) * hourMs);
  assert.equal(longestClosedMs('daily 22:00-01:00'), 21 * hourMs);
});
