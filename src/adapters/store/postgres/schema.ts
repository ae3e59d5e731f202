// What PostgreSQL adds to the migrations: its column types, and how to tell our tables from others.

import type { Queries } from '../database.ts';
import { type Migratable, recordedVersion } from '../migrations/migrate.ts';
import { sql } from '../sql.ts';

export function postgresMigratable(label: string): Migratable {
  return {
    label,
    types: { text: 'text collate "C"', integer: 'bigint', real: 'double precision', bytes: 'bytea', tableEnd: '' },
    version,
    async mark() {
      // Our schema table is the mark.
    },
  };
}

/**
 * Tables of others may stand beside ours, but not under our names. Asked of the catalog's rows: `to_regclass` answers from
 * caches that a session may hold from before another process made the tables.
 */
async function version(queries: Queries): Promise<number | null> {
  const tables = await queries.all<{ name: string }>(sql`
    select relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname = any (current_schemas(false)) and relkind in ('r', 'p', 'v')
      and relname in ('latchkey_schema', 'connection', 'client_app', 'key_pair')`);
  if (tables.some(({ name }) => name === 'latchkey_schema')) return recordedVersion(queries);
  return tables.length > 0 ? null : 0;
}
