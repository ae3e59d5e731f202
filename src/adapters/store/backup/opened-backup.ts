// Reads a backup. It is copied to a private temporary folder first: a backup is never written to, not even to bring an
// older one up to date, and may lie where nothing can be written.

import { constants } from 'node:fs';
import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { Backup } from '../../../domain/installation/backup.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import { fileProblem } from '../../system/file-problem.ts';
import type { Queries } from '../database.ts';
import { isNewest, migrate, usableVersion } from '../migrations/migrate.ts';
import type { Patience } from '../patience.ts';
import { sql } from '../sql.ts';
import { SqliteDatabase } from '../sqlite/database.ts';
import { sqliteMigratable } from '../sqlite/schema.ts';
import { readWindows } from '../store-windows.ts';

export class OpenedBackup implements Backup {
  readonly schemaVersion: number;
  readonly database: SqliteDatabase;
  readonly #folder: string;

  private constructor(folder: string, database: SqliteDatabase, schemaVersion: number) {
    this.#folder = folder;
    this.database = database;
    this.schemaVersion = schemaVersion;
  }

  /** Errors: fileUnreadable, backupUnreadable, databaseNewer. */
  static async open(file: string, patience: Patience): Promise<OpenedBackup> {
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-backup-'));
    try {
      const copy = join(folder, 'backup.db');
      await copyPrivately(file, copy);
      const database = await SqliteDatabase.open(copy, patience);
      try {
        return new OpenedBackup(folder, database, await upToDate(database, file));
      } catch (error) {
        database.abort();
        throw error;
      }
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw unreadable(file, error);
    }
  }

  read<T>(work: (tx: ReadTransaction) => Promise<T>): Promise<T> {
    return this.database.read((queries) => work(readWindows(queries)));
  }

  async close(): Promise<void> {
    await this.database.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function copyPrivately(file: string, copy: string): Promise<void> {
  try {
    await copyFile(file, copy, constants.COPYFILE_EXCL);
    await chmod(copy, 0o600);
  } catch (error) {
    throw new LatchkeyError('fileUnreadable', { file, problem: fileProblem(error) });
  }
}

/** The version that it came with. An empty database is not a backup. */
async function upToDate(database: SqliteDatabase, file: string): Promise<number> {
  const migratable = sqliteMigratable(file);
  const version = await database.read(async (queries) => {
    await requireSound(queries, file);
    return usableVersion(queries, migratable);
  });
  if (version === 0) throw new LatchkeyError('databaseForeign', { file });
  await database.write(async (queries) => {
    if (!isNewest(await usableVersion(queries, migratable))) await migrate(queries, migratable);
  });
  return version;
}

async function requireSound(queries: Queries, file: string): Promise<void> {
  const [row] = await queries.all<{ integrity_check: string }>(sql`pragma integrity_check(1)`);
  const problem = row?.integrity_check ?? 'it cannot be checked';
  if (problem !== 'ok') throw new LatchkeyError('backupUnreadable', { file, problem });
}

function unreadable(file: string, error: unknown): unknown {
  if (!(error instanceof LatchkeyError)) return error;
  if (error.code !== 'databaseForeign' && error.code !== 'databaseDamaged') return error;
  const problem = error.code === 'databaseForeign' ? 'it is another kind of file' : String(error.parameters.problem);
  return new LatchkeyError('backupUnreadable', { file, problem }, error.detail);
}
