// What the embedded page shows with each of its requests, instead of a cookie: who Canvas said that it is, under a MAC of this
// installation. It lies in no row, so that any process takes it; what its link grants is read anew each time.

import { isSameMac, macOf } from '../../formats/mac.ts';
import { type Instant, minuteMs } from '../ports.ts';
import { Secret } from '../secret.ts';
import type { CanvasUser } from './canvas-request.ts';

export const canvasBearerMs = 15 * minuteMs;
const prefix = 'canvas.';
const form = /^canvas\.([A-Za-z0-9_-]{1,1024})\.([0-9a-f]{64})$/;

export function isCanvasBearer(text: string): boolean {
  return text.startsWith(prefix);
}

export function canvasBearer(
  key: Secret<Uint8Array>,
  { orgId, userId, username }: CanvasUser,
  expiresAt: Instant,
): Secret<string> {
  const told = Buffer.from(JSON.stringify([orgId, userId, username, expiresAt])).toString('base64url');
  return new Secret(`${prefix}${told}.${mac(key, told)}`);
}

/** Null: it is not of this installation, or over. */
export function canvasUserIn(
  key: Secret<Uint8Array>,
  bearer: Secret<string>,
  now: Instant,
): (CanvasUser & { expiresAt: Instant }) | null {
  const [, told = '', given = ''] = form.exec(bearer.reveal()) ?? [];
  if (!isSameMac(given, mac(key, told))) return null;
  const [orgId, userId, username, expiresAt] = JSON.parse(Buffer.from(told, 'base64url').toString()) as [
    string,
    string,
    string,
    Instant,
  ];
  return now < expiresAt ? { orgId, userId, username, expiresAt } : null;
}

function mac(key: Secret<Uint8Array>, told: string): string {
  return macOf(key.reveal(), 'latchkey canvas bearer v1', told).toString('hex');
}
