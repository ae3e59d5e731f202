// What SQLite adds to the migrations: its column types and the mark that tells our files from others.

import type { Queries } from '../database.ts';
import { type Migratable, recordedVersion } from '../migrations/migrate.ts';
import { sql } from '../sql.ts';

/** "Ltck" at offset 68 of the file: `file` and others can tell by it. */
const applicationId = 0x4c74636b;

export function sqliteMigratable(file: string): Migratable {
  return {
    label: file,
    // Strict tables keep what PostgreSQL would keep: no text in a number's column.
    types: { text: 'text', integer: 'integer', real: 'real', bytes: 'blob', tableEnd: 'strict' },
    version,
    async mark(queries) {
      await queries.all({ texts: [`pragma application_id = ${applicationId}`], values: [] });
    },
  };
}

async function version(queries: Queries): Promise<number | null> {
  const [mark] = await queries.all<{ application_id: number }>(sql`pragma application_id`);
  const tables = await queries.all<{ name: string }>(sql`select name from sqlite_schema where type = 'table'`);
  const isOurs = mark?.application_id === applicationId;
  if (tables.length === 0) return isOurs || mark?.application_id === 0 ? 0 : null;
  return isOurs && tables.some(({ name }) => name === 'latchkey_schema') ? recordedVersion(queries) : null;
}
