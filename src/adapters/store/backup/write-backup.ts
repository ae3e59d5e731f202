// Writes a backup: the copied tables of either database, in one consistent state, as one SQLite file of the present
// schema. It is built under a temporary name, synced, then renamed, so that under its own name it is always whole.

import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LatchkeyError } from '../../../domain/errors.ts';
import { said } from '../../../domain/said.ts';
import { errorCode, fileProblem } from '../../system/file-problem.ts';
import type { Database } from '../database.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Patience } from '../patience.ts';
import { SoundQueries } from '../sound-queries.ts';
import { SqliteConnection } from '../sqlite/connection.ts';
import { sqliteWords } from '../sqlite/database.ts';
import { sqliteMigratable } from '../sqlite/schema.ts';
import { copyTables } from './copy-tables.ts';
import { backupMark, replaceableFile } from './replaceable.ts';

/** Between pages of 100 rows, so that a large backup does not hold up this process. */
const pauseMs = 1;

/** `live`: the file of the source, where it is one. Errors: fileUnwritable, fileExists. */
export async function writeBackup(
  source: Database,
  file: string,
  live: string | null,
  patience: Patience,
): Promise<void> {
  const target = await replaceableFile(file, live);
  const tag = Buffer.from(patience.random.bytes(6)).toString('hex');
  const temporary = join(dirname(target), `.${basename(target).slice(0, 40)}.${tag}.tmp`);
  try {
    await makePrivate(temporary);
    await source.snapshot((from) =>
      fill(temporary, (to) => copyTables(from, to, () => patience.clock.sleep(pauseMs)), patience),
    );
    await sync(temporary);
    await rename(temporary, target);
    await sync(dirname(target));
  } catch (error) {
    await rm(temporary, { force: true });
    throw unwritable(file, error);
  }
}

async function fill(file: string, copy: (to: SoundQueries) => Promise<void>, { clock }: Patience): Promise<void> {
  const connection = new SqliteConnection(file);
  try {
    // A crash leaves a temporary file that nobody reads: no journal, and one sync at the end. exclusive: no lock is asked twice.
    connection.execute('pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive; begin');
    const queries = new SoundQueries(connection, sqliteWords(clock));
    await migrate(queries, sqliteMigratable(file));
    await copy(queries);
    connection.execute(`pragma user_version = ${backupMark}`);
    connection.execute('commit');
  } finally {
    connection.close();
  }
}

async function makePrivate(file: string): Promise<void> {
  await using handle = await open(file, 'wx', 0o600);
  await handle.chmod(0o600);
}

/** A folder is synced so that the new name in it survives a crash. */
async function sync(path: string): Promise<void> {
  await using handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network and user-space file systems cannot sync a folder and say so; they have no promise to keep.
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(errorCode(error) ?? '')) throw error;
  }
}

function unwritable(file: string, error: unknown): unknown {
  if (error instanceof LatchkeyError && error.code === 'databaseFull') {
    return new LatchkeyError('fileUnwritable', { file, problem: said('ENOSPC') }, error.detail);
  }
  return errorCode(error)?.startsWith('E') && !errorCode(error)?.startsWith('ERR_')
    ? new LatchkeyError('fileUnwritable', { file, problem: fileProblem(error) })
    : error;
}
