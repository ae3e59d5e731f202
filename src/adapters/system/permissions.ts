// Who else may read or change a file: from its permission bits and from its owner. Who can change a folder can put another
// one in its place, so the folders above count, too.
//
// Synchronous: the configuration and the embedded database are read before anything else runs.

import { lstatSync, readFileSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LatchkeyError } from '../../domain/errors.ts';

type Owned = Pick<Stats, 'uid' | 'gid' | 'mode'>;

/** The group counts as others. Windows keeps no such bits; there, the folder's own access list protects. */
export function isOpenToOthers(mode: number): boolean {
  return process.platform !== 'win32' && (mode & 0o077) !== 0;
}

/** As chmod takes it: `644`. */
export function modeText(mode: number): string {
  return mode.toString(8).padStart(3, '0');
}

/** Null: ours or root's. */
export function strangerOf({ uid }: Pick<Stats, 'uid'>): string | null {
  const own = process.geteuid?.();
  // Who owns `/` can change everything anyway; in a user namespace that is not 0.
  if (own === undefined || uid === own || uid === 0 || uid === statSync('/').uid) return null;
  return accountName(uid);
}

/**
 * For a file that decides where things go, or that holds a secret: ours or root's, also where a link leads to it, and
 * nobody else may change it. One that is not there is none. Errors: foreignOwner, writableByOthers.
 */
export function refuseChangeableByOthers(path: string): void {
  for (const found of [lstatSync(path, { throwIfNoEntry: false }), statSync(path, { throwIfNoEntry: false })]) {
    if (found === undefined) continue;
    refuseStranger(path, found);
    if (!found.isSymbolicLink() && isChangeableByOthers(found)) throw changeable(path, found);
  }
}

/**
 * The folder, where it is there, and all above it. A sticky one such as /tmp is fine: nobody can move what is another's.
 * Errors: foreignOwner, writableByOthers.
 */
export function refuseFolderOfOthers(path: string): void {
  for (let folder = resolve(path), above = dirname(folder); ; folder = above, above = dirname(folder)) {
    // A folder that others may write to is told by its reader as one that is too open.
    refuseFolder(folder, folder === resolve(path));
    if (above === folder) return;
  }
}

function refuseFolder(folder: string, isItself: boolean): void {
  for (const found of [lstatSync(folder, { throwIfNoEntry: false }), statSync(folder, { throwIfNoEntry: false })]) {
    if (found === undefined) continue;
    refuseStranger(folder, found);
    const isSticky = (found.mode & 0o1000) !== 0;
    if (!isItself && found.isDirectory() && !isSticky && isChangeableByOthers(found)) throw changeable(folder, found);
  }
}

function refuseStranger(path: string, found: Stats): void {
  const owner = strangerOf(found);
  if (owner !== null) throw new LatchkeyError('foreignOwner', { path, owner });
}

/** A group of one's own (its number is the user's, as most distributions give it) is nobody else. */
function isChangeableByOthers({ uid, gid, mode }: Owned): boolean {
  if (process.platform === 'win32') return false;
  const isOwnGroup = gid === uid || gid === process.geteuid?.();
  return (mode & (isOwnGroup ? 0o002 : 0o022)) !== 0;
}

function changeable(path: string, { mode }: Owned): LatchkeyError {
  return new LatchkeyError('writableByOthers', { path, mode: modeText(mode & 0o7777) });
}

/** As `sudo -u` takes it. */
function accountName(uid: number): string {
  try {
    const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
    const [name] = accounts.map((line) => line.split(':')).find(([, , id]) => id === String(uid)) ?? [];
    if (name !== undefined) return name;
  } catch {
    // A system that keeps its accounts elsewhere; the number will do.
  }
  return `#${uid}`;
}
