// An account as faces show it, with what its person signs in with.

import type { Person } from '../../../domain/people/person.ts';
import { issuerOf } from '../../../domain/people/provider.ts';
import { iso } from '../../../domain/ports.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { Judge } from './account-key.ts';

export interface ShownPerson {
  person: Person;
  /** How many. */
  passkeys: number;
}

export async function shownPerson(tx: ReadTransaction, proved: Judge, person: Person): Promise<ShownPerson> {
  const passkeys = await tx.passkeys.ofPerson(person.id);
  return { person, passkeys: passkeys.filter((passkey) => proved('passkey', passkey) !== null).length };
}

export function personView({ person, passkeys }: ShownPerson) {
  const { name, role, label, passwordHash, totp, provider, createdAt, disabledAt } = person;
  return {
    name,
    role,
    label,
    hasPassword: passwordHash !== null,
    hasTotp: totp !== null,
    passkeys,
    provider: provider === null ? null : issuerOf(provider),
    createdAt: iso(createdAt),
    disabledAt: iso(disabledAt),
  };
}
