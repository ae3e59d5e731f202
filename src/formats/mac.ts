// HMAC-SHA256 over a purpose and what it is about: proves that whoever wrote a value has the key.

import { createHmac, timingSafeEqual } from 'node:crypto';

/** As JSON, so that no two lists of parts are the same bytes. */
export function macOf(key: Uint8Array, purpose: string, ...parts: readonly string[]): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([purpose, ...parts]))
    .digest();
}

export function isSameMac(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
