// The passkey that a browser made, kept for the person of the session that asked for it.

import { LatchkeyError } from '../../domain/errors.ts';
import { challengeMadeAt } from '../../domain/people/challenge.ts';
import { checkedPasskeyName, mostPasskeys, type Passkey, rpIdOf } from '../../domain/people/passkey.ts';
import { withProof } from '../../domain/people/person.ts';
import { type Instant, newId } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { auditEntry, passkeySubject } from '../context.ts';
import { accountKey } from './steps/account-key.ts';
import type { PasskeyAnswer, PasskeyNeeds } from './steps/answer-passkey.ts';
import { passkeyView } from './steps/passkey-view.ts';
import { type OwnSession, recentlyProvedOwner } from './steps/recent-proof.ts';

type AddInput = OwnSession & PasskeyAnswer & { name: string };

/** Errors: invalidInput, passkeyRefused, passkeyNeedsName, proofNeeded, tooManyPasskeys, sessionNotFound. */
export const addPasskey = {
  act: 'passkey.add',
  run: add,
  view: passkeyView,
} satisfies Act<PasskeyNeeds, AddInput, Passkey>;

async function add(context: PasskeyNeeds, { answer, page, name, ...own }: AddInput): Promise<Passkey> {
  const { key, proved } = await accountKey(context);
  const checked = checkedPasskeyName(name);
  const rpId = rpIdOf(page);
  await context.store.read((tx) => recentlyProvedOwner(context, tx, proved, own));
  const now = context.clock.now();
  let madeAt: Instant | null = null;
  const isChallenge = (challenge: string) => {
    madeAt = challengeMadeAt(key, { type: 'passkey', rpId, sessionId: own.sessionId }, challenge, now);
    return madeAt !== null;
  };
  const judged = await context.passkeys.made(answer, { origin: page.origin, rpId, isChallenge });
  if (judged.type === 'wrong' || madeAt === null) {
    const why = judged.type === 'wrong' ? judged.why : 'no challenge';
    context.log.write('warn', 'A new passkey was refused.', { why });
    throw new LatchkeyError('passkeyRefused', { problem: 'unfit' });
  }
  const { credentialId, publicKey, counter } = judged;
  const challengedAt = madeAt;
  return context.store.write(async (tx) => {
    const { person } = await recentlyProvedOwner(context, tx, proved, own);
    if ((await tx.passkeys.byCredentialId(credentialId)) !== null)
      throw new LatchkeyError('passkeyRefused', { problem: 'known' });
    if ((await tx.passkeys.ofPerson(person.id)).length >= mostPasskeys)
      throw new LatchkeyError('tooManyPasskeys', { most: mostPasskeys });
    const passkey = withProof(key, 'passkey', {
      id: newId(context.random),
      personId: person.id,
      credentialId,
      publicKey,
      rpId,
      name: checked,
      counter,
      challengedAt,
      createdAt: now,
      lastUsedAt: null,
      removedAt: null,
    });
    const told = { person: person.name, worksAt: rpId };
    await tx.passkeys.insert(passkey, auditEntry(context, 'passkey.added', passkeySubject(passkey), null, told));
    return passkey;
  });
}
