// HMAC-SHA256 over a purpose and what it is about: proves that whoever wrote a value has the vault, as one who can only write to the
// database has not.

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../secret.ts';

/** As JSON, so that no two lists of parts are the same bytes. */
export function macOf(key: Secret<Uint8Array>, purpose: string, ...parts: readonly string[]): Buffer {
  return createHmac('sha256', key.reveal())
    .update(JSON.stringify([purpose, ...parts]))
    .digest();
}

export function isSameMac(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
