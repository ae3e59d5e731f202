import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OutageLog } from '../../../src/adapters/system/outage-log.ts';
import { LatchkeyError } from '../../../src/domain/errors.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const gone = new LatchkeyError('databaseUnreachable', {
  file: 'the database',
  problem: 'Nobody listens.',
  remedy: 'server',
  mayReturn: true,
});

function outageLog() {
  const lines: string[] = [];
  const log = new OutageLog({ write: (_level, message) => lines.push(message.slice(0, 18)) }, new FakeClock());
  return { log, lines };
}

test('what began before an outage and works does not end it', () => {
  const { log, lines } = outageLog();
  const slow = log.heard('read');
  log.heard('read')(gone);
  slow(null);
  log.heard('write')(gone);
  assert.deepEqual(lines, ['The database fails']);
  log.heard('read')(null);
  assert.deepEqual(lines, ['The database fails', 'The database works']);
});

test('what began in an outage and fails after its end is no second one', () => {
  const { log, lines } = outageLog();
  log.heard('read')(gone);
  const slow = log.heard('write');
  log.heard('read')(null);
  const late = new LatchkeyError('databaseGone', { file: 'the database' });
  slow(late);
  log.write('error', 'A loop failed.', { error: late });
  log.heard('write')(null);
  assert.deepEqual(lines, ['The database fails', 'The database works']);
  log.heard('read')(gone);
  assert.deepEqual(lines.at(-1), 'The database fails');
});
