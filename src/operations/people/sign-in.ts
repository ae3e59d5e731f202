// A person signs in to the pages with a password, and a code where an authenticator app was set up. A wrong name, a wrong password and a closed account get one answer, after the
// same work; how often somebody may try is the face's to say.

import { LatchkeyError } from '../../domain/errors.ts';
import { nameKey, type PasswordHasher } from '../../domain/people/person.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Act } from '../act.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { type BegunSession, beginSession, signedInView } from './steps/begin-session.ts';
import { takeCode } from './steps/take-code.ts';

interface SignInInput {
  name: string;
  password: Secret<string>;
  /** Null: none was asked for yet. */
  code: Secret<string> | null;
  userAgent: string;
}

/** Errors: signInRefused; to whoever has the password alone codeNeeded, codeRefused, tooManyCodes. */
export const signInPerson = {
  act: 'account.signIn',
  async run(context, { name, password, code, userAgent }) {
    const { key, proved } = await accountKey(context);
    const named = nameKey(name.trim());
    const found = proved('person', await context.store.read((tx) => tx.people.byNameKey(named)));
    const isRight = await context.passwords.matches(password, found?.passwordHash ?? null);
    const begun = await context.store.write(async (tx) => {
      const person = proved('person', await tx.people.byNameKey(named));
      const isSame = person !== null && person.passwordHash === found?.passwordHash;
      if (!isRight || !isSame || person.disabledAt !== null) throw new LatchkeyError('signInRefused');
      if (person.totp === null) return beginSession(context, tx, key, person, { userAgent, by: 'password' });
      if (code === null) throw new LatchkeyError('codeNeeded');
      const taken = await takeCode(context, tx, key, person, code);
      if (taken.type !== 'right') return taken;
      return beginSession(context, tx, key, taken.person, { userAgent, by: 'passwordAndCode' });
    });
    if ('type' in begun) throw new LatchkeyError('codeRefused', { problem: begun.type });
    return begun;
  },
  view: signedInView,
} satisfies Act<AccountNeeds & { passwords: PasswordHasher }, SignInInput, BegunSession>;
