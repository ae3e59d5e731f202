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

interface ShownAccount extends Account {
  /** How the program is typed on its machine; its bare name for whoever reaches some of the connections alone. */
  typedAs: string;
}

export const showAccount = {
  act: 'account.show',
  run: async ({ typedAs }, account) => ({ ...account, typedAs: account.person.label === null ? typedAs : 'latchkey' }),
  view: ({ person: { name, role, label }, access: { permissions }, expiresAt, typedAs }) => ({
    name,
    role,
    label,
    permissions,
    expiresAt: iso(expiresAt),
    typedAs,
  }),
} satisfies Act<{ typedAs: string }, Account, ShownAccount>;
