// The embedded database guarantees what both do. What it alone has is in sqlite-file.test.ts.

import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TestContext } from 'node:test';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { storeBehaviour } from './behaviour/all.ts';
import { openFor, type Place } from './place.ts';

async function place(t: TestContext): Promise<Place> {
  const file = join(await temporaryFolder(t), 'latchkey.db');
  const location = { type: 'sqlite', file } as const;
  return {
    location,
    open: () => openFor(t, location),
    async tamper(statement) {
      const database = new DatabaseSync(file, { timeout: 5_000 });
      try {
        database.exec(statement);
      } finally {
        database.close();
      }
      await chmod(file, 0o600);
    },
  };
}

storeBehaviour(place, place);
