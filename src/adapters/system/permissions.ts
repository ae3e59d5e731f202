// Who else may read a file, from its permission bits.

/** The group counts as others. Windows keeps no such bits; there, the folder's own access list protects. */
export function isOpenToOthers(mode: number): boolean {
  return process.platform !== 'win32' && (mode & 0o077) !== 0;
}

/** As chmod takes it: `644`. */
export function modeText(mode: number): string {
  return mode.toString(8).padStart(3, '0');
}
