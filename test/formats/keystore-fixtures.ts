import { createHash } from 'node:crypto';
import type { KeystoreEntry } from '../../src/formats/keystore-entry.ts';
import type { RandomBytes } from '../../src/formats/pbes2.ts';
import { rsaLeaf } from './rsa-leaf.ts';

export const password = 'Six & "more" $(chars)';

export function keystoreEntry(): KeystoreEntry {
  const { privateKey, der } = rsaLeaf();
  return { alias: 'north_production', privateKey, certificate: der };
}

/** The same octets on each run, and never the same twice within one. */
export function countedBytes(): RandomBytes {
  let call = 0;
  return (size) => createHash('sha512').update(`draw ${call++}`).digest().subarray(0, size);
}
