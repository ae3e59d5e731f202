// Opens a PostgreSQL database. Loaded only where one is used: the client costs 45 ms to import.

import type { Opened } from '../opened.ts';
import type { Patience } from '../patience.ts';
import { PostgresDatabase } from './database.ts';
import { PostgresPresence } from './presence.ts';
import { postgresMigratable } from './schema.ts';
import { labelOf } from './session.ts';

export async function openPostgres(url: string, patience: Patience, nextTurn?: () => Promise<void>): Promise<Opened> {
  const presence = await PostgresPresence.hold(url, patience);
  const database = new PostgresDatabase(url, patience, nextTurn);
  return { database, file: null, migratable: postgresMigratable(labelOf(url)), presence, patience };
}
