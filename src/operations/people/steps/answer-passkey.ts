// A passkey shows that its person is there: the browser's answer is judged outside of a transaction, then taken once inside of one.

import { challengeMadeAt } from '../../../domain/people/challenge.ts';
import {
  counterRises,
  isUnanswered,
  type OpenedPage,
  type PasskeyJudge,
  rpIdOf,
} from '../../../domain/people/passkey.ts';
import { type Person, withProof } from '../../../domain/people/person.ts';
import type { Instant } from '../../../domain/ports.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { type AccountNeeds, accountKey, type Proving } from './account-key.ts';

export type PasskeyNeeds = AccountNeeds & { passkeys: PasskeyJudge };

export interface PasskeyAnswer {
  /** As browsers write it in JSON (WebAuthn section 5.1.8). */
  answer: { id: string } & Record<string, unknown>;
  page: OpenedPage;
}

interface JudgedAnswer {
  credentialId: string;
  counter: number;
  /** When the challenge was made. */
  madeAt: Instant;
}

/** Null: it proves nothing, for a reason that the log has. Errors: passkeyNeedsName. */
export async function judgeAnswer(
  context: PasskeyNeeds,
  { answer, page }: PasskeyAnswer,
): Promise<JudgedAnswer | null> {
  const { key, proved } = await accountKey(context);
  const rpId = rpIdOf(page);
  const credentialId = answer.id;
  const passkey = proved('passkey', await context.store.read((tx) => tx.passkeys.byCredentialId(credentialId)));
  if (passkey === null) return null;
  const now = context.clock.now();
  let madeAt: Instant | null = null;
  const isChallenge = (challenge: string) => {
    madeAt = challengeMadeAt(key, { type: 'signIn', rpId }, challenge, now);
    return madeAt !== null;
  };
  const judged = await context.passkeys.answered(answer, { origin: page.origin, rpId, isChallenge }, passkey);
  if (judged.type === 'right' && madeAt !== null) return { credentialId, counter: judged.counter, madeAt };
  context.log.write('warn', 'A passkey was refused.', { why: judged.type === 'wrong' ? judged.why : 'no challenge' });
  return null;
}

/** Its person; null: it was taken before, or it is a copy of the passkey. */
export async function takeAnswer(
  context: PasskeyNeeds,
  { key, proved }: Proving,
  tx: WriteTransaction,
  { credentialId, counter, madeAt }: JudgedAnswer,
): Promise<Person | null> {
  const passkey = proved('passkey', await tx.passkeys.byCredentialId(credentialId));
  const now = context.clock.now();
  if (passkey === null || passkey.removedAt !== null || !isUnanswered(passkey, madeAt, now)) return null;
  if (!counterRises(passkey.counter, counter)) {
    context.log.write('error', 'A passkey counts back: somebody may have a copy of it.', {
      passkey: passkey.id,
      counted: passkey.counter,
      told: counter,
    });
    return null;
  }
  const person = proved('person', await tx.people.byId(passkey.personId));
  if (person === null || person.disabledAt !== null) return null;
  const used = { ...passkey, counter, challengedAt: madeAt, lastUsedAt: now };
  await tx.passkeys.update(withProof(key, 'passkey', used), null);
  return person;
}
