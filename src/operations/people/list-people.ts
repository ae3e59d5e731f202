// Who has an account, with what rights.

import type { Act } from '../act.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { personView, type ShownPerson } from './steps/person-view.ts';

export const listPeople = {
  act: 'person.list',
  async run(context) {
    const { proved } = await accountKey(context);
    const { all, passkeys } = await context.store.read(async (tx) => ({
      all: await tx.people.all(),
      passkeys: await tx.passkeys.all(),
    }));
    const believed = passkeys.filter((passkey) => proved('passkey', passkey) !== null);
    return all
      .filter((person) => proved('person', person) !== null)
      .map((person) => ({ person, passkeys: believed.filter(({ personId }) => personId === person.id).length }));
  },
  view: (people) => ({ people: people.map(personView) }),
} satisfies Act<AccountNeeds, void, ShownPerson[]>;
