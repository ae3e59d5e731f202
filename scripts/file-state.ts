// What tells that a file was touched, of whatever kind the touch was. Loads nothing more: each start of a checkout asks this of
// some 1,200 files.

import { statSync } from 'node:fs';

/**
 * Stays equal as long as the path leads to the same untouched file: no program can set back the instant of the last change
 * (ctime), and another file that was moved to this place has another number. Empty where there is none.
 */
export function fileState(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`;
}

/** Nanoseconds, by the clock of the file system; 0 where there is no file. */
export function changedAt(state: string): bigint {
  return BigInt(state.slice(state.lastIndexOf(' ') + 1));
}
