// How errors end a command, over the whole table.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorTable } from '../../src/domain/errors.ts';

test('only what nobody foresaw is our fault: what lies damaged in a database is refused, with its remedy', () => {
  const ours = Object.entries(errorTable).filter(([, { exitCode }]) => exitCode === 4);
  assert.deepEqual(
    ours.map(([code]) => code),
    ['internal'],
  );
});
