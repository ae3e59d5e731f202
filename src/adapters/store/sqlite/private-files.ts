// The files of a SQLite database belong to one user: folder 0700, files 0600, whatever the umask says. SQLite gives the
// log and the shared memory beside a database the mode of the database itself.
//
// Synchronous, since a simulation has no thread pool. A database file that exists is never opened here: closing it would
// drop the locks that SQLite holds on it in this process (POSIX fcntl locks; https://sqlite.org/howtocorrupt.html).

import { chmodSync, closeSync, fchmodSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { LatchkeyError } from '../../../domain/errors.ts';
import { errorCode, fileProblem } from '../../system/file-problem.ts';
import { makeFolders } from '../../system/make-folders.ts';
import { isOpenToOthers, modeText, refuseFolderOfOthers, strangerOf } from '../../system/permissions.ts';

/** A file that is empty holds no database either: a copy that failed, or a process that ended while it began one. */
export function holdsSomething(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Makes folder and file where they are missing. Errors: vaultFolderOpen, foreignOwner, writableByOthers, databaseReadOnly. */
export function preparePrivateFile(file: string): void {
  refuseFolderOfOthers(dirname(file));
  try {
    makeFolder(dirname(file));
    makeFile(file);
  } catch (error) {
    const isFull = ['ENOSPC', 'EDQUOT'].includes(errorCode(error) ?? '');
    throw new LatchkeyError(isFull ? 'databaseFull' : 'databaseReadOnly', { file }, fileProblem(error));
  }
  refuseOpen(dirname(file), '700');
  for (const part of [file, `${file}-wal`, `${file}-shm`]) refuseOpen(part, '600');
}

function makeFolder(folder: string): void {
  if (makeFolders(folder) !== null) chmodSync(folder, 0o700);
}

function makeFile(file: string): void {
  try {
    const descriptor = openSync(file, 'wx', 0o600);
    fchmodSync(descriptor, 0o600);
    closeSync(descriptor);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

function refuseOpen(path: string, wanted: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  const { mode } = found;
  const owner = strangerOf(found);
  if (owner !== null) throw new LatchkeyError('foreignOwner', { path, owner });
  if (isOpenToOthers(mode)) throw new LatchkeyError('vaultFolderOpen', { path, mode: modeText(mode & 0o777), wanted });
}
