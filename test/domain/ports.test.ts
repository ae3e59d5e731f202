// Ids of rows.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newIdAt, type Random } from '../../src/domain/ports.ts';

const highest: Random = { bytes: (length) => new Uint8Array(length).fill(0xff), fraction: () => 0 };
const lowest: Random = { bytes: (length) => new Uint8Array(length), fraction: () => 0 };

test('an id with an instant sorts behind those of earlier ones, whatever chance says, and is as long as others', () => {
  const instants = [0, 1, Date.UTC(2001, 0), Date.UTC(2026, 0), Date.UTC(2026, 0, 1, 0, 0, 0, 1), Date.UTC(9999, 0)];
  const ids = instants.flatMap((at) => [newIdAt(at, lowest), newIdAt(at, highest)]);
  assert.deepEqual(ids, ids.toSorted());
  for (const id of ids) assert.match(id, /^[0-9a-f]{32}$/);
});
