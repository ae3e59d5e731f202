// What a browser signs to show that it answers now, and answers us. Nothing of it is kept, so that whoever asks for thousands of them
// fills nothing, and any process of the installation can judge the answer: it carries its time and its MAC. That none is taken
// twice follows from what it was taken for (`challengedAt` of a passkey, the step of a code).

import { isSameMac, macOf } from '../../formats/mac.ts';
import { type Instant, minuteMs, type Random } from '../ports.ts';
import type { Secret } from '../secret.ts';

/** What it is for: an answer to one is none to another. */
type ChallengePurpose =
  | { type: 'signIn'; rpId: string }
  | { type: 'passkey'; rpId: string; sessionId: string }
  | { type: 'totp'; sessionId: string };

export const challengeLifetimeMs = 5 * minuteMs;
const instantBytes = 6;
const nonceBytes = 16;
const macBytes = 16;

/** Base64url. */
export function newChallenge(
  key: Secret<Uint8Array>,
  purpose: ChallengePurpose,
  now: Instant,
  random: Pick<Random, 'bytes'>,
): string {
  const head = Buffer.alloc(instantBytes + nonceBytes);
  head.writeUIntBE(now, 0, instantBytes);
  head.set(random.bytes(nonceBytes), instantBytes);
  return Buffer.concat([head, proofOf(key, purpose, head)]).toString('base64url');
}

/** When it was made; null: it is not ours, for something else, or over. */
export function challengeMadeAt(
  key: Secret<Uint8Array>,
  purpose: ChallengePurpose,
  challenge: string,
  now: Instant,
): Instant | null {
  const given = Buffer.from(challenge, 'base64url');
  if (given.length !== instantBytes + nonceBytes + macBytes) return null;
  const head = given.subarray(0, instantBytes + nonceBytes);
  const proof = given.subarray(head.length);
  if (!isSameMac(proof.toString('hex'), proofOf(key, purpose, head).toString('hex'))) return null;
  const madeAt = head.readUIntBE(0, instantBytes);
  return now >= madeAt && now - madeAt < challengeLifetimeMs ? madeAt : null;
}

function proofOf(key: Secret<Uint8Array>, purpose: ChallengePurpose, head: Buffer): Buffer {
  const about = 'sessionId' in purpose ? purpose.sessionId : '';
  const rpId = 'rpId' in purpose ? purpose.rpId : '';
  const mac = macOf(key.reveal(), 'latchkey challenge v1', purpose.type, rpId, about, head.toString('hex'));
  return mac.subarray(0, macBytes);
}
