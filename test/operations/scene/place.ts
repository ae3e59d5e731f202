// Where an installation keeps what it has: a database of its own and a folder.

import type { StoreLocation } from '../../../src/adapters/store/open-store.ts';

export interface Place {
  location: StoreLocation;
  /** Only this user's; the embedded database lies in it. */
  folder: string;
  /** SQL behind the store's back, as someone with access to the database could run it. */
  tamper(statement: string): Promise<void>;
}
