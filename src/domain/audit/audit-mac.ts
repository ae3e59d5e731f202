// The MAC of an audit entry, over its hash and thereby over the whole chain before it: who can write to the database, and has not the
// vault, can compute hashes anew but no MAC.

import { isSameMac, macOf } from '../../formats/mac.ts';
import type { Secret } from '../secret.ts';

/** Begins with what names the key: one of a key that is gone is told from a forged one. */
export function auditMac(key: Secret<Uint8Array>, hash: string): string {
  return `${keyName(key)}.${macOf(key.reveal(), 'latchkey audit v1', hash).toString('base64url')}`;
}

type MacVerdict = 'valid' | 'forged' | 'anotherKey' | 'none';

export function judgeMac(key: Secret<Uint8Array>, { hash, mac }: { hash: string; mac: string | null }): MacVerdict {
  if (mac === null) return 'none';
  if (!mac.startsWith(`${keyName(key)}.`)) return 'anotherKey';
  return isSameMac(mac, auditMac(key, hash)) ? 'valid' : 'forged';
}

function keyName(key: Secret<Uint8Array>): string {
  return macOf(key.reveal(), 'latchkey key name v1').toString('hex').slice(0, 8);
}
