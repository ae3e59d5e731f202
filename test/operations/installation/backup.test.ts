// A backup that the audit cannot record: what it leaves behind.

import assert from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemFiles } from '../../../src/adapters/system/files.ts';
import type { BackupStore } from '../../../src/domain/installation/backup.ts';
import type { Store } from '../../../src/domain/store.ts';
import { backUp } from '../../../src/operations/installation/backup.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

inEachInstallation(
  'a backup that cannot be recorded leaves no file, and never takes the last one away',
  async (world) => {
    const { process } = await world.connected();
    const store = process.context.store as Store & BackupStore;
    const parts = { ...process.context, backups: store, files: systemFiles };
    const full: Store = {
      read: (work) => store.read(work),
      close: () => store.close(),
      write: async () => {
        throw new Error('the disk is full');
      },
    };
    const fresh = join(world.place.folder, 'fresh.backup');
    await assert.rejects(backUp.run({ ...parts, store: full }, { file: fresh }), /the disk is full/);
    await assert.rejects(access(fresh));

    const nightly = join(world.place.folder, 'nightly.backup');
    await backUp.run(parts, { file: nightly });
    await assert.rejects(backUp.run({ ...parts, store: full }, { file: nightly }), /the disk is full/);
    assert.match((await readFile(nightly)).subarray(0, 15).toString(), /^SQLite format 3/);
    await (await store.openBackup(nightly)).close();
  },
);
