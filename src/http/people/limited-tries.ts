// Requests that try a password, held back by what failed before: for a name from one address, or within a session. A try counts as
// failed until it is answered, so that many at once are no way around. (Codes are counted in the row of their person.)

import type { ActName } from '../../domain/access/acts.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Caller } from '../../domain/people/caller.ts';
import type { Words } from '../../text/words.ts';
import { tooMany } from '../problem.ts';
import type { SignInLimits } from './sign-in-limits.ts';

interface Tried {
  address: string;
  caller: Caller | null;
  body: unknown;
  words: Words | null;
}

const provingActs: readonly ActName[] = ['session.prove', 'totp.remove', 'password.change'];
/** The right password was given. */
const noFailures: readonly string[] = ['codeNeeded', 'codeRefused', 'tooManyCodes', 'totpMissing'];

export async function limitedTries(
  limits: SignInLimits,
  act: ActName,
  tried: Tried,
  run: () => Promise<Response>,
): Promise<Response> {
  const key = keyOf(act, tried);
  if (key === null) return run();
  const seconds = limits.waitSeconds(...key);
  if (seconds > 0) return tooMany('tooManyTries', seconds, tried.words);
  limits.failed(...key);
  try {
    const done = await run();
    limits.succeeded(...key);
    return done;
  } catch (error) {
    if (error instanceof LatchkeyError && noFailures.includes(error.code)) limits.takenBack(...key);
    throw error;
  }
}

function keyOf(act: ActName, { address, caller, body }: Tried): [from: string, name: string] | null {
  if (provingActs.includes(act) && caller !== null) return ['session', caller.sessionId ?? ''];
  if (act !== 'account.signIn') return null;
  const given = typeof body === 'object' && body !== null && 'username' in body ? body.username : '';
  return [address, typeof given === 'string' ? given : ''];
}
