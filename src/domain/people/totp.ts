// An authenticator app: codes that change every 30 s (RFC 6238). The secret lies in no row; it follows from the id of the
// enrolment and the key that the vault seals, and is shown once.

import { isSameMac, macOf } from '../../formats/mac.ts';
import { base32, oneTimeCode, timeStepMs } from '../../formats/one-time-code.ts';
import { type Instant, minuteMs } from '../ports.ts';
import { Secret } from '../secret.ts';
import type { Totp } from './person.ts';
import { waitAfterMs } from './tries.ts';

/** RFC 4226 section 4, R6: 160 bits. */
const secretBytes = 20;
/** Clocks of phones are off, and people type slowly (RFC 6238 section 5.2: one step). */
const stepsAround = [-1, 0, 1];
/** At most 100 guesses a day, each with three chances in a million. */
const longestWaitMs = 15 * minuteMs;

export function totpSecret(key: Secret<Uint8Array>, id: string): Secret<Uint8Array> {
  return new Secret<Uint8Array>(macOf(key.reveal(), 'latchkey totp v1', id).subarray(0, secretBytes));
}

/** As people type it, and as a QR code tells it to the app. @param host Tells one installation from another in the app's list. */
export function totpTexts(secret: Secret<Uint8Array>, personName: string, host: string): { text: string; uri: string } {
  const text = base32(secret.reveal());
  const label = `Latchkey:${encodeURIComponent(`${personName}@${host}`)}`;
  return { text, uri: `otpauth://totp/${label}?${new URLSearchParams({ secret: text, issuer: 'Latchkey' })}` };
}

/** A clock that was set back makes nobody wait longer. */
export function codeWaitMs({ wrongCodes, wrongAt }: Totp, now: Instant): number {
  const waitMs = waitAfterMs(wrongCodes, longestWaitMs);
  return Math.max(0, Math.min(waitMs, wrongAt + waitMs - now));
}

/** The app as it is after its first code. */
export function newTotp(id: string): Totp {
  return { id, usedStep: 0, wrongCodes: 0, wrongAt: 0 };
}

/** With the step that is used now. */
export function judgeCode(
  secret: Secret<Uint8Array>,
  code: string,
  totp: Totp,
  now: Instant,
): { type: 'right'; totp: Totp } | { type: 'wrong' | 'used' } {
  const typed = code.replaceAll(/\s/g, '');
  const present = Math.floor(now / timeStepMs);
  const fitting = stepsAround
    .map((around) => present + around)
    .filter((step) => isSameMac(typed, oneTimeCode(secret.reveal(), step)));
  // One that is still to come is of a clock that was set back.
  const usedStep = totp.usedStep > present + Math.max(...stepsAround) ? 0 : totp.usedStep;
  const step = fitting.find((one) => one > usedStep);
  if (step !== undefined) return { type: 'right', totp: { ...newTotp(totp.id), usedStep: step } };
  return { type: fitting.length === 0 ? 'wrong' : 'used' };
}
