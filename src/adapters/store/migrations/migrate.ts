// Brings a database to the schema that this program knows, in one transaction; of two processes that start together,
// one does it and the other finds it done. A newer or a foreign database is refused and left as it is.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { Queries } from '../database.ts';
import { type Sql, sql } from '../sql.ts';
import { type ColumnTypes, newestVersion } from './migration.ts';

export interface Migratable {
  /** The database in words for a person, without credentials. */
  label: string;
  types: ColumnTypes;
  /** The version that it has: 0 while it is empty, null when it holds something that is not ours. */
  version(queries: Queries): Promise<number | null>;
  /** Marks an empty database as ours. */
  mark(queries: Queries): Promise<void>;
}

/** The version, after refusing what this program cannot use. Errors: databaseForeign, databaseNewer. */
export async function usableVersion(queries: Queries, database: Migratable): Promise<number> {
  const found = await database.version(queries);
  if (found === null) throw new LatchkeyError('databaseForeign', { file: database.label });
  if (found > newestVersion) {
    throw new LatchkeyError('databaseNewer', { found, known: newestVersion });
  }
  return found;
}

export function isNewest(version: number): boolean {
  return version === newestVersion;
}

/** To be run exclusively. */
export async function migrate(queries: Queries, database: Migratable): Promise<void> {
  const { migrations } = await import('./all.ts');
  const found = await usableVersion(queries, database);
  if (found === 0) {
    await database.mark(queries);
    await queries.run(statement(`create table latchkey_schema (version ${database.types.integer} not null)`));
    await queries.run(sql`insert into latchkey_schema (version) values (0)`);
  }
  for (const migration of migrations.slice(found)) {
    for (const text of migration(database.types)) await queries.run(statement(text));
  }
  await queries.run(sql`update latchkey_schema set version = ${newestVersion}`);
}

export async function recordedVersion(queries: Queries): Promise<number> {
  const row = await queries.first<{ version: number }>(sql`select version from latchkey_schema`);
  return row?.version ?? 0;
}

function statement(text: string): Sql {
  return { texts: [text], values: [] };
}
