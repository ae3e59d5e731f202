// A folder with those above it, for us alone. Not Node's `recursive`: below a folder that is there and takes nothing new, such as
// /proc, it tries for ever.
//
// Synchronous, as its callers beside the embedded database are.

import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The first folder that had to be made; null: all were there. Errors: those of mkdir, EEXIST for a file. */
export function makeFolders(path: string): string | null {
  if (isFolder(path)) return null;
  const made = makeFolders(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(path)) throw error;
  }
  return made ?? path;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
