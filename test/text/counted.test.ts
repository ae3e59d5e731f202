import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settableRows } from '../../src/text/connection/field-words.ts';
import { aClientApp, aConnection } from '../support/connections.ts';

test('one day is one day', () => {
  const rows = settableRows(aConnection(), aClientApp({ rotateBeforeDays: 1, rotateEveryDays: 2 }));
  assert.deepEqual(
    rows.filter(([label]) => label.startsWith('Rotate ')),
    [
      ['Rotate every', '2 days'],
      ['Rotate before', '1 day'],
    ],
  );
});
