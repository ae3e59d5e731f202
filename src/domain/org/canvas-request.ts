// The signed request with which Salesforce's Canvas opens a page of ours inside of an org. Nothing of it is read before its signature
// is right; what the documents call "for internal use only" (`issuedAt`) is not looked at (docs/salesforce-canvas.md).

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Role, roles } from '../access/permission.ts';
import { LatchkeyError } from '../errors.ts';
import { type Instant, minuteMs, secondMs } from '../ports.ts';
import type { Secret } from '../secret.ts';
import { isLongId } from './salesforce-id.ts';
import { plainUsername } from './signed-callout.ts';

/** The consumer secret of an org's Canvas app. Its admins can read it, so it speaks for no other org. */
export interface CanvasSecret {
  orgId: string;
  secret: Secret<string>;
  /** The most that who comes in by Canvas may do. */
  role: Role;
}

export interface CanvasUser {
  orgId: string;
  userId: string;
  username: string;
}

interface CanvasRequest extends CanvasUser {
  /** By the clock of the org that made the page around it; null: it tells none. */
  sentAt: Instant | null;
  /** The same for the same request alone. */
  hash: string;
}

/** In characters; the documents' own example has under 4,000. */
export const longestCanvasRequest = 64 * 1_024;
/** From when the page around it was made until its frame asks here. */
const canvasFreshMs = 5 * minuteMs;
/** What a clock of Salesforce's may be ahead. */
const aheadMs = minuteMs;
/** Of the username, in bytes. */
const longestUsername = 320;
const form = /^([A-Za-z0-9+/]{43}=)\.((?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/;

/** Errors: canvasRefused. */
export function canvasRequestIn(
  text: string,
  secrets: readonly CanvasSecret[],
): CanvasRequest & { secret: CanvasSecret } {
  const [, signature = '', payload = ''] = text.length > longestCanvasRequest ? [] : (form.exec(text) ?? []);
  const given = Buffer.from(signature, 'base64');
  // Each of them is tried, so that the time tells nothing.
  const [signedBy] = secrets.filter(({ secret }) => isSame(given, signatureOf(payload, secret)));
  if (signedBy === undefined) throw new LatchkeyError('canvasRefused', { problem: 'notSigned' });
  const told = json(payload);
  // It says how it was signed; whatever it says, nothing else was computed above.
  if (told.at('algorithm') !== 'HMACSHA256') throw new LatchkeyError('canvasRefused', { problem: 'algorithm' });
  const orgId = told.at('context', 'organization', 'organizationId');
  const userId = told.at('context', 'user', 'userId');
  const username = told.at('context', 'user', 'userName');
  if (!isId(orgId, '00D') || !isId(userId, '005') || typeof username !== 'string' || !isUsername(username))
    throw new LatchkeyError('canvasRefused', { problem: 'unreadable' });
  if (orgId !== signedBy.orgId) throw new LatchkeyError('canvasRefused', { problem: 'otherOrg' });
  const sentAt = instantIn(told.at('context', 'environment', 'parameters', 'latchkeyTime'));
  const hash = createHash('sha256').update(given).digest('hex');
  return { orgId, userId, username: plainUsername(username), sentAt, hash, secret: signedBy };
}

/** When it was sent. Errors: canvasRefused. */
export function freshlySentAt({ sentAt }: Pick<CanvasRequest, 'sentAt'>, now: Instant): Instant {
  if (sentAt === null) throw new LatchkeyError('canvasRefused', { problem: 'noTime' });
  if (sentAt > now + aheadMs || sentAt < now - canvasFreshMs)
    throw new LatchkeyError('canvasRefused', { problem: 'clock' });
  return sentAt;
}

export function lesserRole(one: Role, other: Role): Role {
  return roles.indexOf(one) < roles.indexOf(other) ? one : other;
}

/** RFC 2104 over the encoded text, as Canvas signs it; the key is the secret's text. */
function signatureOf(payload: string, secret: Secret<string>): Buffer {
  return createHmac('sha256', secret.reveal()).update(payload).digest();
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Errors: canvasRefused, when it is no JSON in UTF-8. */
function json(payload: string): { at(...path: readonly string[]): unknown } {
  let whole: unknown;
  try {
    whole = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(payload, 'base64')));
  } catch {
    throw new LatchkeyError('canvasRefused', { problem: 'unreadable' });
  }
  return {
    at: (...path) =>
      path.reduce<unknown>(
        (value, key) =>
          typeof value === 'object' && value !== null && Object.hasOwn(value, key)
            ? (value as Record<string, unknown>)[key]
            : undefined,
        whole,
      ),
  };
}

function isId(value: unknown, prefix: string): value is string {
  return typeof value === 'string' && value.startsWith(prefix) && isLongId(value);
}

function isUsername(text: string): boolean {
  return text !== '' && Buffer.byteLength(text) <= longestUsername;
}

/** Seconds since 1970, as a number or as its digits. */
function instantIn(value: unknown): Instant | null {
  const digits = typeof value === 'number' ? String(value) : value;
  return typeof digits === 'string' && /^[1-9]\d{0,11}$/.test(digits) ? Number(digits) * secondMs : null;
}
