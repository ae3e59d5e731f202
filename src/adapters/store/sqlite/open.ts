// Opens or makes the embedded database: one private file, and beside it the one that tells who is there.

import type { Opened } from '../opened.ts';
import type { Patience } from '../patience.ts';
import { SqliteDatabase } from './database.ts';
import { SqlitePresence } from './presence.ts';
import { preparePrivateFile } from './private-files.ts';
import { sqliteMigratable } from './schema.ts';

export async function openSqlite(file: string, patience: Patience, nextTurn?: () => Promise<void>): Promise<Opened> {
  const presenceFile = `${file}-presence`;
  preparePrivateFile(file);
  preparePrivateFile(presenceFile);
  const presence = await SqlitePresence.hold(presenceFile, patience);
  try {
    const database = await SqliteDatabase.open(file, patience, nextTurn);
    return { database, file, migratable: sqliteMigratable(file), presence, patience };
  } catch (error) {
    presence.abort();
    throw error;
  }
}
