// Another password for one's own account. The old one is asked for, however recently it was given; every other session ends, since
// one of them may be why.

import { LatchkeyError } from '../../domain/errors.ts';
import { checkedPassword, withProof } from '../../domain/people/person.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Act } from '../act.ts';
import { auditEntry, personSubject } from '../context.ts';
import { accountKey } from './steps/account-key.ts';
import { checkProof, type ProofNeeds } from './steps/check-proof.ts';
import type { OwnSession } from './steps/recent-proof.ts';

interface PasswordChange extends OwnSession {
  password: Secret<string>;
  newPassword: Secret<string>;
}

/** Errors: proofRefused, invalidInput, sessionNotFound, personOfProvider. */
export const changePassword = {
  act: 'password.change',
  run: change,
  view: (done) => done,
} satisfies Act<ProofNeeds, PasswordChange, { sessionsEnded: number }>;

async function change(context: ProofNeeds, { password, newPassword, ...own }: PasswordChange) {
  const { key } = await accountKey(context);
  const passwordHash = await context.passwords.hash(checkedPassword(newPassword));
  const taken = await checkProof(context, own, { type: 'password', password });
  const sessionsEnded = await context.store.write(async (tx) => {
    const owner = await taken(tx);
    if (owner === null) return null;
    const { person } = owner;
    if (person.provider !== null) throw new LatchkeyError('personOfProvider', { name: person.name });
    const after = withProof(key, 'person', { ...person, passwordHash });
    const others = (await tx.people.sessionsOf(person.id)).filter(({ id }) => id !== own.sessionId);
    for (const { id } of others) await tx.people.removeSessions(person.id, id);
    const told = { sessionsEnded: others.length };
    await tx.people.update(after, auditEntry(context, 'person.passwordChanged', personSubject(after), null, told));
    return others.length;
  });
  if (sessionsEnded === null) throw new LatchkeyError('proofRefused');
  return { sessionsEnded };
}
