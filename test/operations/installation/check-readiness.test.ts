// What a probe of readiness costs, and how soon it sees that the database works again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secondMs } from '../../../src/domain/ports.ts';
import type { Store } from '../../../src/domain/store.ts';
import { WriteProof } from '../../../src/operations/installation/check-readiness.ts';
import { FakeClock } from '../../support/fake-clock.ts';

function proofOver() {
  const clock = new FakeClock();
  const database = { isBroken: false, writes: 0 };
  const store: Store = {
    read: async () => undefined as never,
    write: async () => {
      database.writes += 1;
      if (database.isBroken) throw new Error('the disk is full');
      return undefined as never;
    },
    close: async () => {},
  };
  return { clock, database, proof: new WriteProof({ store, clock }) };
}

test('a database that works again is ready within two seconds', async () => {
  const { clock, database, proof } = proofOver();
  database.isBroken = true;
  await assert.rejects(proof.renewed());
  database.isBroken = false;
  await clock.advance(2 * secondMs);
  await proof.renewed();
});

test('a flood of probes writes once in 10 s, and once a second while that fails', async () => {
  const { clock, database, proof } = proofOver();
  const flood = () => Promise.allSettled(Array.from({ length: 100 }, () => proof.renewed()));
  await flood();
  await clock.advance(9 * secondMs);
  await flood();
  assert.equal(database.writes, 1);
  await clock.advance(secondMs);
  database.isBroken = true;
  for (let tenths = 0; tenths < 20; tenths += 1) {
    await flood();
    await clock.advance(secondMs / 10);
  }
  assert.equal(database.writes, 3);
});
