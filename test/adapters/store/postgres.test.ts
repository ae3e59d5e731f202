// PostgreSQL guarantees what both databases do. What it alone has is in postgres-server.test.ts.

import { after, before, type TestContext } from 'node:test';
import pg from 'pg';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { storeBehaviour } from './behaviour/all.ts';
import { openFor, type Place } from './place.ts';

let server: PostgresServer;
let migrated: string;
before(async () => {
  server = await startPostgres();
  migrated = await server.createDatabase();
  const store = await openStore({
    location: { type: 'postgres', url: migrated },
    clock: systemClock,
    random: systemRandom,
  });
  await store.close();
});
after(() => server.stop());

storeBehaviour(
  async (t) => placeAt(t, await server.createDatabase(migrated)),
  async (t) => placeAt(t, await server.createDatabase()),
);

function placeAt(t: TestContext, url: string): Place {
  const location = { type: 'postgres', url } as const;
  return {
    location,
    open: () => openFor(t, location),
    async tamper(statement) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        await client.query(statement);
      } finally {
        await client.end();
      }
    },
  };
}
