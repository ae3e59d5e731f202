// Who is signed in, and what for. What the request carried has told it already.

import type { Access } from '../../domain/access/permission.ts';
import type { Person } from '../../domain/people/person.ts';
import { type Instant, iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';

interface Account {
  person: Pick<Person, 'name' | 'role' | 'label'>;
  access: Access;
  expiresAt: Instant;
}

export const showAccount = {
  act: 'account.show',
  connectionOf: () => null,
  run: async (_, account) => account,
  view: ({ person: { name, role, label }, access: { permissions }, expiresAt }) => ({
    name,
    role,
    label,
    permissions,
    expiresAt: iso(expiresAt),
  }),
} satisfies Act<unknown, Account, Account>;
