// Which of several certificates is the one that is meant: the leaf, which issued none of the others; and which issued it.

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

/** Those above a certificate, from the one that issued it upwards; what cannot be read is passed over. */
export function issuersOf(certificate: Uint8Array, others: readonly Uint8Array[]): Uint8Array[] {
  let rest = others.flatMap(readable);
  const above: Uint8Array[] = [];
  let [below] = readable(certificate);
  while (below !== undefined) {
    const issued: X509Certificate = below;
    rest = rest.filter(({ raw }) => !raw.equals(issued.raw));
    below = rest.find((other) => issued.checkIssued(other));
    if (below !== undefined) above.push(below.raw);
  }
  return above;
}

function readable(der: Uint8Array): X509Certificate[] {
  try {
    return [new X509Certificate(der)];
  } catch {
    return [];
  }
}
