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
