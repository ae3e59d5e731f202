// Codes of authenticator apps: HOTP (RFC 4226) over time steps (RFC 6238), in the form that every app takes: SHA-1, 6 digits. And
// base32 (RFC 4648 section 6) without padding, as people type such secrets.

import { createHmac } from 'node:crypto';

export const timeStepMs = 30_000;

/** @param step Time since the epoch in steps of `timeStepMs`. */
export function oneTimeCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  // RFC 4226 section 5.3, dynamic truncation.
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}
