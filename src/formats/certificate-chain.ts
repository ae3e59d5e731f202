// Which of several certificates is the one that is meant: the leaf, which issued none of the others.

import { X509Certificate } from 'node:crypto';

/** Null: several stand apart from one another, or one cannot be read. */
export function leafOf(certificates: readonly Uint8Array[]): Uint8Array | null {
  const [only, ...more] = certificates;
  if (only === undefined || more.length === 0) return only ?? null;
  try {
    const all = certificates.map((der) => new X509Certificate(der));
    const leaves = all.filter((each) => !all.some((other) => other !== each && other.checkIssued(each)));
    const [leaf, ...others] = leaves.length === 1 ? leaves : leaves.filter(({ ca }) => !ca);
    return leaf === undefined || others.length > 0 ? null : leaf.raw;
  } catch {
    // The caller parses what it takes and says then that it cannot be read.
    return null;
  }
}
