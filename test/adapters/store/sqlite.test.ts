// The embedded database guarantees what both do. What it alone has is in sqlite-file.test.ts.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { storeBehaviour } from './behaviour/all.ts';
import { openFor } from './place.ts';

storeBehaviour(async (t) => {
  const file = join(await temporaryFolder(t), 'latchkey.db');
  const location = { type: 'sqlite', file } as const;
  return {
    location,
    open: () => openFor(t, location),
    async tamper(statement) {
      const database = new DatabaseSync(file, { timeout: 5_000 });
      database.exec(statement);
      database.close();
    },
  };
});
