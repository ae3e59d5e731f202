// What a callout of a linked org says of itself, and whether the key signed just that. Every part has one form; only hex, ids and a
// few letters, so that no two callouts are the same text (docs/salesforce-link.md).

import { createHash, createHmac } from 'node:crypto';
import { isSameMac } from '../../formats/mac.ts';
import { oneLine } from '../../formats/plain-text.ts';
import { type Instant, secondMs } from '../ports.ts';
import type { Secret } from '../secret.ts';
import { isLongId } from './salesforce-id.ts';

export type CalloutPermission = 'user' | 'admin';

/** Each header after `x-latchkey-`, with its only form. */
const forms = {
  key: /^[0-9a-f]{32}$/,
  org: /^00D[A-Za-z0-9]{15}$/,
  user: /^005[A-Za-z0-9]{15}$/,
  username: /^(?:[0-9a-f]{2}){1,320}$/,
  permission: /^(?:admin|user)$/,
  time: /^[1-9]\d{0,11}$/,
  nonce: /^[0-9a-f]{32}$/,
  signature: /^[0-9a-f]{64}$/,
} as const;

type Part = keyof typeof forms;

export const calloutHeaders = Object.keys(forms).map((part) => `x-latchkey-${part}`);

/** As it was sent. */
export interface SentCallout {
  method: string;
  /** Path and query, as they came. */
  target: string;
  body: Uint8Array;
  headers: { get(name: string): string | null };
}

export interface Callout {
  keyId: string;
  orgId: string;
  userId: string;
  /** Without what nobody sees, and without what could look like words of ours. */
  username: string;
  permission: CalloutPermission;
  sentAt: Instant;
  nonce: string;
  signature: string;
  /** What was to be signed. */
  signed: string;
}

/** Both ways. */
export const skewLimitMs = 60 * secondMs;

/** Null: one of its parts is missing or has another form. */
export function calloutIn({ method, target, body, headers }: SentCallout): Callout | null {
  const given = {} as Record<Part, string>;
  for (const [part, form] of Object.entries(forms)) {
    const value = headers.get(`x-latchkey-${part}`) ?? '';
    if (!form.test(value)) return null;
    given[part as Part] = value;
  }
  const username = usernameIn(given.username);
  if (username === null || !isLongId(given.org) || !isLongId(given.user)) return null;
  const { org, user, permission, time, nonce } = given;
  const hashes = [sha256(target), sha256(body)];
  return {
    keyId: given.key,
    orgId: org,
    userId: user,
    username,
    permission: permission as CalloutPermission,
    sentAt: Number(time) * secondMs,
    nonce,
    signature: given.signature,
    signed: ['latchkey-1', method, ...hashes, org, user, given.username, permission, time, nonce].join('.'),
  };
}

/** RFC 2104 over SHA-256; the key is its text. The time it takes tells nothing. */
export function isSignedBy(key: Secret<string>, { signed, signature }: Callout): boolean {
  return isSameMac(signature, createHmac('sha256', key.reveal()).update(signed).digest('hex'));
}

/** Null: it is no UTF-8. */
function usernameIn(hex: string): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(hex, 'hex'));
    return plainUsername(text);
  } catch {
    return null;
  }
}

/** Without what nobody sees, and without what could look like words of ours. */
export function plainUsername(text: string): string {
  return oneLine(text).replaceAll(/[\s"'()<>\\`]/g, '?');
}

function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
