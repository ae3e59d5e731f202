// Puts a backup's tables in place of the present ones, inside the caller's transaction.

import type { Backup } from '../../../domain/installation/backup.ts';
import type { Queries } from '../database.ts';
import { name, sql } from '../sql.ts';
import { copyTables } from './copy-tables.ts';
import { OpenedBackup } from './opened-backup.ts';
import { droppedTables } from './tables.ts';

export async function replaceAll(queries: Queries, backup: Backup): Promise<void> {
  if (!(backup instanceof OpenedBackup)) throw new TypeError('a backup comes from openBackup');
  for (const table of droppedTables) await queries.run(sql`delete from ${name(table)}`);
  await backup.database.read((from) => copyTables(from, queries, async () => {}));
}
