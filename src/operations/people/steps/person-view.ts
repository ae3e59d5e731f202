// An account as faces show it.

import type { Person } from '../../../domain/people/person.ts';
import { iso } from '../../../domain/ports.ts';

export function personView({ name, role, label, passwordHash, createdAt, disabledAt }: Person) {
  return {
    name,
    role,
    label,
    hasPassword: passwordHash !== null,
    createdAt: iso(createdAt),
    disabledAt: iso(disabledAt),
  };
}
