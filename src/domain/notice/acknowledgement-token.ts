// The signed part of an acknowledgement link: it says which message and until when, and serves nothing else. Whoever
// holds it can silence the thresholds that this one message told of, and no more urgent one.
//
// It is signed with a random secret that is kept sealed by the vault, rather than with a key derived from the root key:
// links lie in mailboxes for weeks and must outlive a `vault rewrap`. A table of random tokens would do as well, but for
// a row per link that somebody has to sweep.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { dayMs, type Instant } from '../ports.ts';
import type { Secret } from '../secret.ts';

/** Longer than the 30 days of the first reminder. */
export const acknowledgementLifeMs = 45 * dayMs;
const purpose = 'latchkey acknowledgement v1';
const idBytes = 16;
const timeBytes = 6;
const macBytes = 32;

type AcknowledgementTokenVerdict =
  | { type: 'valid'; messageId: string; expiresAt: Instant }
  | { type: 'expired'; expiredAt: Instant }
  | { type: 'forged' };

/** base64url of message id (16 bytes), expiry in ms (6), HMAC-SHA256 over purpose and both (32): 72 characters. */
export function signAcknowledgement(key: Secret<Uint8Array>, messageId: string, expiresAt: Instant): string {
  const body = Buffer.alloc(idBytes + timeBytes);
  body.write(messageId, 'hex');
  body.writeUIntBE(expiresAt, idBytes, timeBytes);
  return Buffer.concat([body, mac(key, body)]).toString('base64url');
}

export function verifyAcknowledgement(
  key: Secret<Uint8Array>,
  token: string,
  now: Instant,
): AcknowledgementTokenVerdict {
  const bytes = Buffer.from(token, 'base64url');
  // Comparing the text as well refuses the other spellings of the same bytes.
  const isWhole = bytes.length === idBytes + timeBytes + macBytes && bytes.toString('base64url') === token;
  if (!isWhole) return { type: 'forged' };
  const body = bytes.subarray(0, idBytes + timeBytes);
  if (!timingSafeEqual(mac(key, body), bytes.subarray(idBytes + timeBytes))) return { type: 'forged' };
  const expiresAt = body.readUIntBE(idBytes, timeBytes);
  if (expiresAt <= now) return { type: 'expired', expiredAt: expiresAt };
  return { type: 'valid', messageId: body.toString('hex', 0, idBytes), expiresAt };
}

function mac(key: Secret<Uint8Array>, body: Uint8Array): Buffer {
  return createHmac('sha256', key.reveal()).update(purpose).update(body).digest();
}
