// Both databases, asked how they would find the rows.

import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { migrate } from '../../../src/adapters/store/migrations/migrate.ts';
import { PostgresDatabase } from '../../../src/adapters/store/postgres/database.ts';
import { postgresMigratable } from '../../../src/adapters/store/postgres/schema.ts';
import { sql } from '../../../src/adapters/store/sql.ts';
import { SqliteDatabase } from '../../../src/adapters/store/sqlite/database.ts';
import { preparePrivateFile } from '../../../src/adapters/store/sqlite/private-files.ts';
import { sqliteMigratable } from '../../../src/adapters/store/sqlite/schema.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { queryPlanBehaviour } from './behaviour/query-plans.ts';
import { start } from './examples.ts';

const patience = { clock: systemClock, random: systemRandom };

let server: PostgresServer;
before(async () => {
  server = await startPostgres();
});
after(() => server.stop());

/** `numbers` gives the rows 0 to 4999 as `n`. */
function fillFrom(numbers: string): string[] {
  return [
    `insert into client_app (id, kind, name, consumer_key, created_at, revision)
      select 'app-' || n, 'connected-app', 'app', 'key-' || n, 0, 1 from ${numbers}`,
    `insert into connection (id, name, name_folded, client_app_id, username, login_url, expired_policy, contacts,
        clock_skew_seconds, next_look_at, created_at, revision)
      select 'c' || n, 'c' || n, 'c' || n, 'app-' || n, 'u', 'https://h' || n, 'refuse', '[]', 0, ${start - 2} + n * 1000, 0, 1
      from ${numbers}`,
    `insert into key_pair (id, client_app_id, algorithm, fingerprint, certificate_der, public_key_hash, subject, not_before,
        not_after, origin, issued_at, state, seal_version, root_key_id, wrapped_data_key, sealed_private_key)
      select 'pair-' || n, 'app-' || n, 'rsa-2048', 'f' || n, BYTES, BYTES, 's', 0, 1, 'generated', 0, 'issued', 1, 'root-1',
        BYTES, BYTES from ${numbers}`,
    `insert into key_pair_acceptance (key_pair_id, last_accepted_at) select 'pair-' || n, 0 from ${numbers}`,
    `insert into key_request (id, client_app_id, algorithm, public_key_hash, subject, request_der, requested_at,
        seal_version, root_key_id, wrapped_data_key, sealed_private_key)
      select 'pair-r' || n, 'app-' || n, 'rsa-2048', BYTES, 's', BYTES, 0, 1, 'root-1', BYTES, BYTES from ${numbers}`,
    ...[1, 2, 3, 4, 5].map(
      (
        turn,
      ) => `insert into attempt (id, connection_id, client_app_id, key_pair_id, purpose, token_host, audience, started_at,
        finished_at, outcome) select 'a' || (n * 5 + ${turn}), 'c' || n, 'app-' || n, 'pair-' || n, 'token', 'h', 'a',
        ${start} + n * 10 + ${turn}, ${start} + n * 10 + ${turn} + 1, 'refused' from ${numbers}`,
    ),
    `insert into audit_entry select n + 1, 'p', 'h', 0, 'a', 'f', 'x', 'connection', 'subject-' || n, 'n', '1', '2', null from ${numbers}`,
    `insert into cached_token (connection_id, generation) select 'c' || n, 1 from ${numbers}`,
    'analyze',
  ];
}

describe('SQLite', () =>
  queryPlanBehaviour(async (t) => {
    const file = join(await temporaryFolder(t), 'latchkey.db');
    preparePrivateFile(file);
    const database = await SqliteDatabase.open(file, patience);
    t.after(() => database.abort());
    await database.exclusively((queries) => migrate(queries, sqliteMigratable(file)));
    const numbers =
      '(with recursive r (n) as (values (0) union all select n + 1 from r where n < 4999) select n from r)';
    const fill = fillFrom(numbers).map((statement) => statement.replaceAll('BYTES', `x'00'`));
    return { database, fill, explain: (query) => sql`explain query plan ${query}` };
  }));

describe('PostgreSQL', () =>
  queryPlanBehaviour(async (t) => {
    const database = new PostgresDatabase(await server.createDatabase(), patience);
    t.after(() => database.close());
    await database.exclusively((queries) => migrate(queries, postgresMigratable('test')));
    const fill = fillFrom('generate_series(0, 4999) as series (n)').map((statement) =>
      statement.replaceAll('BYTES', `'\\x00'::bytea`),
    );
    return { database, fill, explain: (query) => sql`explain ${query}` };
  }));
