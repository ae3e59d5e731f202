// Whoever holds an invitation chooses a password, and a name where the account is a new one. It works once; a session begins.

import { LatchkeyError } from '../../domain/errors.ts';
import {
  checkedPassword,
  checkedPersonName,
  type Invitation,
  invitationProblem,
  type PasswordHasher,
  type Person,
  secretHash,
  withProof,
} from '../../domain/people/person.ts';
import { type Instant, newId } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import type { WriteTransaction } from '../../domain/store.ts';
import type { Act } from '../act.ts';
import { auditEntry, personSubject } from '../context.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { type BegunSession, beginSession, signedInView } from './steps/begin-session.ts';

interface TakeInput {
  token: Secret<string>;
  /** Not looked at where the invitation is for somebody. */
  name: string;
  password: Secret<string>;
  userAgent: string;
}

type Needs = AccountNeeds & { passwords: PasswordHasher };

/** Errors: invitationUnusable, invalidInput, personExists. */
export const takeInvitation = {
  act: 'account.takeInvitation',
  run: take,
  view: signedInView,
} satisfies Act<Needs, TakeInput, BegunSession>;

async function take(context: Needs, { token, name, password, userAgent }: TakeInput): Promise<BegunSession> {
  const { key, proved } = await accountKey(context);
  const tokenHash = secretHash(token);
  const usable = (invitation: Invitation | null, now: Instant): Invitation => {
    const found = proved('invitation', invitation);
    const problem = found === null ? 'unknown' : invitationProblem(found, now);
    if (found === null || problem !== null)
      throw new LatchkeyError('invitationUnusable', { problem: problem ?? 'unknown' });
    return found;
  };
  const seen = usable(
    await context.store.read((tx) => tx.people.invitationByTokenHash(tokenHash)),
    context.clock.now(),
  );
  const chosenName = seen.name ?? checkedPersonName(name);
  const passwordHash = await context.passwords.hash(checkedPassword(password));
  return context.store.write(async (tx) => {
    const now = context.clock.now();
    const invitation = usable(await tx.people.invitationByTokenHash(tokenHash), now);
    const { mac: _, ...taken } = { ...invitation, takenAt: now };
    await tx.people.updateInvitation(withProof(key, 'invitation', taken));
    const person = await account(context, tx, invitation, chosenName, (row) =>
      withProof(key, 'person', { ...row, passwordHash }),
    );
    return beginSession(context, tx, key, person, { userAgent, by: 'invitation' });
  });
}

/** The new account, or the one that the invitation is for. */
async function account(
  context: Needs,
  tx: WriteTransaction,
  { personId, role, label }: Invitation,
  name: string,
  withPassword: (row: Omit<Person, 'mac' | 'passwordHash'>) => Person,
): Promise<Person> {
  const present = personId === null ? null : await tx.people.byId(personId);
  if (present !== null) {
    const { mac: _, passwordHash: __, ...row } = present;
    const person = withPassword(row);
    await tx.people.update(
      person,
      auditEntry(
        { ...context, actor: { ...context.actor, name } },
        'person.passwordReset',
        personSubject(person),
        null,
        null,
      ),
    );
    return person;
  }
  const createdAt = context.clock.now();
  const person = withPassword({
    id: newId(context.random),
    name,
    role,
    label,
    createdAt,
    disabledAt: null,
    totp: null,
    provider: null,
  });
  const entry = auditEntry(
    { ...context, actor: { ...context.actor, name } },
    'person.joined',
    personSubject(person),
    null,
    { role, label },
  );
  await tx.people.insert(person, entry);
  return person;
}
