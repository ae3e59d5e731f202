// A person signs in to the pages with a password. A wrong name, a wrong password and a closed account get one answer, after the
// same work; how often somebody may try is the face's to say.

import { LatchkeyError } from '../../domain/errors.ts';
import { nameKey, type PasswordHasher } from '../../domain/people/person.ts';
import { iso } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Act } from '../act.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { type BegunSession, beginSession } from './steps/begin-session.ts';

interface SignInInput {
  name: string;
  password: Secret<string>;
  userAgent: string;
}

/** Errors: signInRefused. */
export const signInPerson = {
  act: 'account.signIn',
  connectionOf: () => null,
  async run(context, { name, password, userAgent }) {
    const { key, proved } = await accountKey(context);
    const named = nameKey(name.trim());
    const found = proved('person', await context.store.read((tx) => tx.people.byNameKey(named)));
    const isRight = await context.passwords.matches(password, found?.passwordHash ?? null);
    return context.store.write(async (tx) => {
      const person = proved('person', await tx.people.byNameKey(named));
      const isSame = person !== null && person.passwordHash === found?.passwordHash;
      if (!isRight || !isSame || person.disabledAt !== null) throw new LatchkeyError('signInRefused');
      return beginSession(context, tx, key, person, userAgent);
    });
  },
  view: ({ person, session }) => ({ name: person.name, role: person.role, expiresAt: iso(session.expiresAt) }),
} satisfies Act<AccountNeeds & { passwords: PasswordHasher }, SignInInput, BegunSession>;
