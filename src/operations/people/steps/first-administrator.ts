// The way in for the first administrator: an invitation, as long as nobody can administer the installation.

import { type AccountNeeds, accountKey } from './account-key.ts';
import { isAdministrator } from './find-person.ts';
import { type MadeInvitation, newInvitation } from './new-invitation.ts';

/** Null: there is an administrator. An earlier invitation of this kind ends. */
export async function inviteFirstAdministrator(context: AccountNeeds): Promise<MadeInvitation | null> {
  const { key, proved } = await accountKey(context);
  return context.store.write(async (tx) => {
    const people = await tx.people.all();
    if (people.some((person) => proved('person', person) !== null && isAdministrator(person))) return null;
    return newInvitation(context, tx, key, { role: 'administrator', label: null, name: null, personId: null });
  });
}
