import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterEvent, newScan } from '../../../src/domain/scan/scan.ts';

const scan = newScan({
  id: 's',
  connectionId: 'c',
  number: 1,
  askedBy: 'anna',
  isScheduled: false,
  askedAt: 1,
  excluded: null,
});

test('a complete scan tells its problems by type and name, in whatever order the answers came', () => {
  const problems = ['Flow B', 'ApexClass Z', 'Flow A'].map((name) => {
    const [type = '', fullName = ''] = name.split(' ');
    return { type, fullName, message: 'no' };
  });
  const ofType = { type: 'Flow', fullName: null, message: 'none' };
  const told = [...problems, ofType].reduce(
    (so, one) => afterEvent(so, { type: 'problems', problems: [one] }, 2),
    scan,
  );
  const over = afterEvent(told, { type: 'completed', byType: { Flow: 3 } }, 3);
  assert.deepEqual(
    over.problems.map(({ type, fullName }) => `${type} ${fullName}`),
    ['ApexClass Z', 'Flow null', 'Flow A', 'Flow B'],
  );
  assert.equal(over.state, 'COMPLETED_WITH_ERRORS');
});

test('what is over stays as it is, whatever comes late', () => {
  const over = afterEvent(scan, { type: 'cancelled' }, 5);
  for (const late of [
    { type: 'begun' },
    { type: 'cancelWanted' },
    { type: 'completed', byType: {} },
    { type: 'putOff', why: 'noAnswer', until: 9 },
  ] as const)
    assert.deepEqual(afterEvent(over, late, 9), over);
});

test('a scan that is taken again began when it was taken first, and one to be cancelled is looked at now', () => {
  const begun = afterEvent(scan, { type: 'begun' }, 2);
  const waiting = afterEvent(begun, { type: 'putOff', why: 'noAnswer', until: 100 }, 3);
  const again = afterEvent(waiting, { type: 'begun' }, 100);
  assert.deepEqual([again.startedAt, again.putOff, again.putOffTimes], [2, null, 1]);
  const cancelled = afterEvent(waiting, { type: 'cancelWanted' }, 4);
  assert.deepEqual([cancelled.isCancelWanted, cancelled.lookAt], [true, 4]);
});

test('of more problems than are kept each is counted', () => {
  const problem = { type: 'Flow', fullName: 'A', message: 'no' };
  const told = afterEvent(scan, { type: 'problems', problems: Array.from({ length: 1_200 }, () => problem) }, 2);
  assert.deepEqual([told.problems.length, told.problemCount], [1_000, 1_200]);
});
