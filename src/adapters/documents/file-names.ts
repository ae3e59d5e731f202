// Names of components as names of files that every system takes: people choose the names, and some choose badly on purpose.
// Two names that a system may hold for one (`Billing` and `billing`) get two files.

import { createHash } from 'node:crypto';

const mostLetters = 100;
/** Windows gives these to devices, whatever follows the first point. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/i;

export class FileNames {
  readonly #taken = new Set<string>();

  /** Without an ending. The same names in the same order give the same files. */
  nameFor(folder: string, name: string): string {
    const plain = plainName(name);
    const taken = `${folder}/${plain ?? ''}`.toLowerCase();
    if (plain !== null && !this.#taken.has(taken)) {
      this.#taken.add(taken);
      return plain;
    }
    const start = name.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 60);
    const told = `${start}~${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
    this.#taken.add(`${folder}/${told}`.toLowerCase());
    return told;
  }
}

/** Null: the name cannot be told from others, or not be written, without more. */
function plainName(name: string): string | null {
  const decoded = name.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const plain = decoded.replace(/[ /:$&()+,]+/g, '-').replace(/^-+|-+$/g, '');
  return /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?$/.test(plain) &&
    !plain.includes('..') &&
    plain.length <= mostLetters &&
    !devices.test(plain)
    ? plain
    : null;
}
