// Copies tables from one database into another, page by page, so that memory does not follow their size.

import type { Backup } from '../../../domain/installation/backup.ts';
import type { Queries } from '../database.ts';
import { commaSeparated, insertAllInto, name, nothing, type Row, sql, tuple } from '../sql.ts';
import { OpenedBackup } from './opened-backup.ts';
import { type CopiedTable, copiedTables, droppedTables } from './tables.ts';

/** 100 rows of the widest table are 2,800 parameters; SQLite takes 32,766, PostgreSQL 65,535. */
const pageSize = 100;

/** Empties the tables of `to` first that are not merged. `pause` is awaited between pages. */
export async function copyTables(from: Queries, to: Queries, pause: () => Promise<void>): Promise<void> {
  for (const { name: table, merged } of copiedTables.toReversed()) {
    if (!merged) await to.run(sql`delete from ${name(table)}`);
  }
  for (const table of copiedTables) {
    for await (const page of pagesOf(from, table)) {
      await to.run(sql`${insertAllInto(table.name, page)} on conflict do nothing`);
      await pause();
    }
  }
}

async function* pagesOf(from: Queries, table: CopiedTable): AsyncGenerator<[Row, ...Row[]]> {
  const key = commaSeparated(table.key.map(name));
  let after = nothing;
  for (;;) {
    const [first, ...rest] = await from.all<Row>(
      sql`select * from ${name(table.name)} ${after} order by ${key} limit ${pageSize}`,
    );
    if (first === undefined) return;
    yield [first, ...rest];
    const last = rest.at(-1) ?? first;
    after = sql`where (${key}) > ${tuple(table.key.map((column) => last[column] ?? null))}`;
  }
}

/** Puts a backup's tables in place of the present ones, inside the caller's transaction. */
export async function replaceAll(queries: Queries, backup: Backup): Promise<void> {
  if (!(backup instanceof OpenedBackup)) throw new TypeError('a backup comes from openBackup');
  for (const table of droppedTables) await queries.run(sql`delete from ${name(table)}`);
  await backup.database.read((from) => copyTables(from, queries, async () => {}));
}
