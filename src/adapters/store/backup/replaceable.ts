// What a backup may take the place of: nothing, or an older backup that nobody uses. A live database is refused under every
// name that leads to it, ours and another installation's, and so is somebody's file.

import { existsSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { LatchkeyError } from '../../../domain/errors.ts';
import { said } from '../../../domain/said.ts';
import { errorCode } from '../../system/file-problem.ts';

/** "Back", where SQLite keeps `user_version`: a backup bears it, a database that is used never does. */
export const backupMark = 0x4261636b;
/** Offsets in the header of a SQLite file, https://sqlite.org/fileformat.html#the_database_header. */
const header = { bytes: 100, userVersion: 60 } as const;

/** What lies beside a database that a process has open, or had open when it was killed. */
const besideLive = ['-wal', '-shm', '-journal', '-presence'];

/**
 * The file that a backup may be written to: links followed. `live` is our own database, where it is a file: it is told by
 * device and inode, and never opened here, since closing it would drop SQLite's locks. Errors: fileExists, fileUnwritable.
 */
export async function replaceableFile(file: string, live: string | null): Promise<string> {
  const target = followed(file);
  const facts = statSync(target, { throwIfNoEntry: false });
  if (facts === undefined) return target;
  const isLive = live !== null && isSame(facts, statSync(live, { throwIfNoEntry: false }));
  if (isLive) throw new LatchkeyError('fileUnwritable', { file, problem: said('ownDatabase') });
  const used = besideLive.some((ending) => existsSync(`${target}${ending}`)) || isLocked(facts);
  if (used) throw new LatchkeyError('fileUnwritable', { file, problem: said('databaseInUse') });
  if (!facts.isFile() || !(await bearsMark(target))) throw new LatchkeyError('fileExists', { file });
  return target;
}

function followed(file: string): string {
  try {
    return realpathSync(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return file;
    throw error;
  }
}

function isSame(one: Stats, other: Stats | undefined): boolean {
  return other !== undefined && one.dev === other.dev && one.ino === other.ino;
}

/** Linux lists who holds which lock, see proc(5); elsewhere the mark alone decides. */
function isLocked({ ino }: Stats): boolean {
  if (!existsSync('/proc/locks')) return false;
  return readFileSync('/proc/locks', 'utf8')
    .split('\n')
    .some((line) => line.split(/\s+/).some((word) => word.endsWith(`:${ino}`)));
}

async function bearsMark(file: string): Promise<boolean> {
  await using handle = await open(file, 'r');
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(header.bytes), 0, header.bytes, 0);
  return bytesRead === header.bytes && buffer.readUInt32BE(header.userVersion) === backupMark;
}
