// Files: read with a limit, written whole or not at all, folders that are private. Every error says which file, in
// words, and never what was in it.

import { randomBytes } from 'node:crypto';
import { type FileHandle, link, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { LatchkeyError } from '../../domain/errors.ts';
import type { BeyondLimit, FileFacts, Files } from '../../domain/ports.ts';
import { type FileTrouble, said } from '../../domain/said.ts';
import { refuseUnlessPrivate } from '../../domain/vault/private-file.ts';
import { errorCode, fileProblem } from './file-problem.ts';
import { makeFolders } from './make-folders.ts';
import { isOpenToOthers, modeText, refuseFolderOfOthers, strangerOf } from './permissions.ts';

export const systemFiles: Files = {
  read: readFile,
  write: (path, bytes, { overwrite = false, mode = 0o600 } = {}) =>
    writeFileAtomically(path, bytes, { mode, neverOverwrite: !overwrite }),
  exists: async (path) => (await factsOf(path)) !== null,
  realPath: (path) => unlessMissing(path, () => realpath(path)),
  facts: factsOf,
  remove: removeFile,
};

/**
 * All of it under that name, synced together with its folder, or nothing: written to a temporary name in the same
 * folder, then linked (which refuses a taken name, so that of two writers one wins) or renamed over what is there.
 * Errors: fileExists, fileUnwritable.
 */
export async function writeFileAtomically(
  path: string,
  bytes: Uint8Array,
  { mode, neverOverwrite }: { mode: number; neverOverwrite: boolean },
): Promise<void> {
  const target = resolve(path);
  const temporary = join(dirname(target), `.${basename(target).slice(0, 40)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeNew(temporary, bytes, mode);
    if (neverOverwrite) await link(temporary, target);
    else await rename(temporary, target);
    if (neverOverwrite) await unlink(temporary);
    await syncFolder(dirname(target));
  } catch (error) {
    await removeLeftover(temporary);
    throw unwritable(path, error);
  }
}

const folderProblems: Readonly<Record<string, FileTrouble>> = {
  EEXIST: 'fileNotFolder',
  // So it ends where the folder above is there and takes nothing new.
  ENOENT: 'folderNotMade',
};

/** Makes the folder with mode 0700 where it is missing. Errors: fileUnwritable. */
export async function ensureFolder(path: string): Promise<void> {
  try {
    const made = makeFolders(path);
    if (made !== null) await syncFolder(dirname(made));
  } catch (error) {
    const problem = folderProblems[errorCode(error) ?? ''] ?? fileProblem(error);
    throw new LatchkeyError('fileUnwritable', { file: path, problem });
  }
}

/** Errors: those of `ensureFolder`, vaultFolderOpen when others can read it, foreignOwner and writableByOthers when it or a folder above is in other hands. */
export async function ensurePrivateFolder(path: string): Promise<void> {
  refuseFolderOfOthers(path);
  await ensureFolder(path);
  const facts = await factsOf(path);
  if (facts?.isOpenToOthers) {
    throw new LatchkeyError('vaultFolderOpen', { path, mode: facts.mode, wanted: '700' });
  }
}

/** For a secret; a file that is not there is none. Errors: vaultFolderOpen, foreignOwner. */
export async function refuseReadableByOthers(path: string): Promise<void> {
  refuseUnlessPrivate(path, await factsOf(path));
}

async function readFile(path: string, maximumBytes: number, beyond: BeyondLimit = 'refused'): Promise<Uint8Array> {
  try {
    await using file = await open(path, 'r');
    // One byte more than allowed tells a file that is too large, also where the size is not known before (a pipe).
    const buffer = Buffer.alloc(maximumBytes + 1);
    const length = await fill(file, buffer);
    if (length <= maximumBytes || beyond === 'left') return buffer.subarray(0, Math.min(length, maximumBytes));
  } catch (error) {
    throw new LatchkeyError('fileUnreadable', { file: path, problem: fileProblem(error) });
  }
  throw new LatchkeyError('fileUnreadable', { file: path, problem: said('moreBytes', maximumBytes) });
}

async function fill(file: FileHandle, buffer: Buffer): Promise<number> {
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}

function factsOf(path: string): Promise<FileFacts | null> {
  return unlessMissing(path, async () => {
    const found = await stat(path);
    const mode = modeText(found.mode & 0o7777);
    return {
      ...{ mode, isFolder: found.isDirectory(), isOpenToOthers: isOpenToOthers(found.mode) },
      stranger: strangerOf(found),
    };
  });
}

async function unlessMissing<T>(path: string, look: () => Promise<T>): Promise<T | null> {
  try {
    return await look();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw new LatchkeyError('fileUnreadable', { file: path, problem: fileProblem(error) });
  }
}

async function removeFile(path: string): Promise<void> {
  try {
    await unlink(path);
    await syncFolder(dirname(resolve(path)));
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw unwritable(path, error);
  }
}

async function writeNew(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  await using file = await open(path, 'wx', mode);
  const kept = (await file.stat()).mode;
  // A file system without permissions (a memory stick) gives everybody everything: nothing for a secret.
  if (process.platform !== 'win32' && (kept & 0o066 & ~mode) !== 0) throw new Error(said('readableByOthers'));
  await file.writeFile(bytes);
  await file.sync();
}

/** Makes a new name durable: without it a crash may lose the name although the contents are on the disk. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch (error) {
    // Some network and user-space file systems cannot sync a folder and say so; they have no promise to keep.
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(errorCode(error) ?? '')) throw error;
  }
}

async function removeLeftover(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    // It was never made, or the folder that refused to be written refuses this as well; the first error is the one to tell.
    if (errorCode(error) === undefined) throw error;
  }
}

/** What the system refused, of a place that was to be written: fileExists, fileUnwritable. */
export function unwritable(path: string, error: unknown): LatchkeyError {
  if (errorCode(error) === 'EEXIST') return new LatchkeyError('fileExists', { file: path });
  return new LatchkeyError('fileUnwritable', { file: path, problem: fileProblem(error) });
}
