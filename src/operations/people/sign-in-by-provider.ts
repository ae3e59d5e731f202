// Somebody comes back from the provider. The account is made at the first sign-in; role and label follow the groups at each. One that
// was closed here stays closed, and a name that another account has is not taken over.

import { LatchkeyError } from '../../domain/errors.ts';
import { checkedPersonName, nameKey, type Person, withProof } from '../../domain/people/person.ts';
import {
  type BegunAtProvider,
  type GroupRight,
  type ProvidedIdentity,
  type ProviderProblem,
  providerKey,
  rightOf,
} from '../../domain/people/provider.ts';
import { newId } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import type { WriteTransaction } from '../../domain/store.ts';
import type { Act } from '../act.ts';
import { auditEntry, personSubject } from '../context.ts';
import { accountKey, type ProviderNeeds, type Proving } from './steps/account-key.ts';
import { type BegunSession, beginSession, signedInView } from './steps/begin-session.ts';

interface ProviderAnswer {
  /** Null: this browser began no sign-in, or too long ago. */
  begun: BegunAtProvider | null;
  answered: URL;
  userAgent: string;
}

/** Errors: providerRefused. */
export const signInByProvider = {
  act: 'account.signInByProvider',
  async run(context, { begun, answered, userAgent }) {
    const { provider } = context;
    if (provider === null) throw refused('none');
    if (begun === null) throw refused('notBegun');
    const identity = await provider.identityOf(begun, answered);
    const right = rightOf(provider.rights, identity.groups);
    if (right === null) throw refused('unknownGroup');
    const proving = await accountKey(context);
    return context.store.write(async (tx) => {
      const person = await personOf(context, tx, proving, identity, right);
      return beginSession(context, tx, proving.key, person, { userAgent, by: 'provider' });
    });
  },
  view: signedInView,
} satisfies Act<ProviderNeeds, ProviderAnswer, BegunSession>;

async function personOf(
  context: ProviderNeeds,
  tx: WriteTransaction,
  { key, proved }: Proving,
  identity: ProvidedIdentity,
  { role, label }: GroupRight,
): Promise<Person> {
  const stored = await tx.people.byProvider(providerKey(identity));
  const before = proved('person', stored);
  // A row that somebody changed is no reason to make another.
  if (stored !== null && before === null) throw refused('closed');
  if (before === null) return join(context, tx, key, identity, { role, label });
  if (before.disabledAt !== null) throw refused('closed');
  if (before.role === role && before.label === label) return before;
  const after = withProof(key, 'person', { ...before, role, label });
  const rights = { role: before.role, label: before.label };
  const actor = { ...context.actor, name: before.name };
  const entry = auditEntry({ ...context, actor }, 'person.changed', personSubject(after), rights, { role, label });
  await tx.people.update(after, entry);
  return after;
}

async function join(
  context: ProviderNeeds,
  tx: WriteTransaction,
  key: Secret<Uint8Array>,
  identity: ProvidedIdentity,
  { role, label }: Pick<GroupRight, 'role' | 'label'>,
): Promise<Person> {
  const name = firstName(identity.names);
  if ((await tx.people.byNameKey(nameKey(name))) !== null) throw refused('nameTaken');
  const createdAt = context.clock.now();
  const provider = providerKey(identity);
  const nothing = { passwordHash: null, disabledAt: null, totp: null };
  const person = withProof(key, 'person', {
    id: newId(context.random),
    name,
    role,
    label,
    createdAt,
    provider,
    ...nothing,
  });
  const actor = { ...context.actor, name };
  const told = { role, label, issuer: identity.issuer };
  await tx.people.insert(person, auditEntry({ ...context, actor }, 'person.joined', personSubject(person), null, told));
  return person;
}

function firstName(names: readonly string[]): string {
  for (const name of names) {
    try {
      return checkedPersonName(name);
    } catch (error) {
      if (!(error instanceof LatchkeyError)) throw error;
    }
  }
  throw refused('noName');
}

function refused(problem: ProviderProblem): LatchkeyError {
  return new LatchkeyError('providerRefused', { problem });
}
