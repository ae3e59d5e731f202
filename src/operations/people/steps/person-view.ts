// An account as faces show it, with what its person signs in with.

import type { Person } from '../../../domain/people/person.ts';
import { iso } from '../../../domain/ports.ts';

export interface ShownPerson {
  person: Person;
  /** How many. */
  passkeys: number;
}

export function personView({ person, passkeys }: ShownPerson) {
  const { name, role, label, passwordHash, totp, createdAt, disabledAt } = person;
  return {
    name,
    role,
    label,
    hasPassword: passwordHash !== null,
    hasTotp: totp !== null,
    passkeys,
    createdAt: iso(createdAt),
    disabledAt: iso(disabledAt),
  };
}
