// An account by its name, and the rule that one administrator always stays.

import { LatchkeyError } from '../../../domain/errors.ts';
import { nameKey, type Person } from '../../../domain/people/person.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { Judge } from './account-key.ts';

/** Errors: personNotFound. */
export async function findPerson(tx: ReadTransaction, proved: Judge, name: string): Promise<Person> {
  const person = proved('person', await tx.people.byNameKey(nameKey(name.trim())));
  if (person === null) throw new LatchkeyError('personNotFound', { name });
  return person;
}

/** Errors: lastAdministrator. */
export async function refuseWithoutAdministrator(
  tx: ReadTransaction,
  proved: Judge,
  before: Person,
  after: Person,
): Promise<void> {
  if (!isAdministrator(before) || isAdministrator(after)) return;
  const others = (await tx.people.all()).filter(({ id }) => id !== before.id);
  if (others.some((other) => proved('person', other) !== null && isAdministrator(other))) return;
  throw new LatchkeyError('lastAdministrator', { name: before.name });
}

/** Of the whole installation, and able to sign in. */
export function isAdministrator({ role, label, disabledAt, passwordHash, provider }: Person): boolean {
  return (
    role === 'administrator' && label === null && disabledAt === null && (passwordHash !== null || provider !== null)
  );
}
