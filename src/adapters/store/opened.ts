// A database that is open, before anything is known of what is in it.

import type { Database } from './database.ts';
import type { Migratable } from './migrations/migrate.ts';
import type { Patience } from './patience.ts';
import type { Presence } from './presence.ts';

export interface Opened {
  database: Database;
  /** Null: it is not in a file. */
  file: string | null;
  migratable: Migratable;
  presence: Presence;
  patience: Patience;
}
