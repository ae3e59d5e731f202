// Who has an account, with what rights.

import type { Person } from '../../domain/people/person.ts';
import type { Act } from '../act.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { personView } from './steps/person-view.ts';

export const listPeople = {
  act: 'person.list',
  connectionOf: () => null,
  async run(context) {
    const { proved } = await accountKey(context);
    const all = await context.store.read((tx) => tx.people.all());
    return all.filter((person) => proved('person', person) !== null);
  },
  view: (people) => ({ people: people.map(personView) }),
} satisfies Act<AccountNeeds, void, Person[]>;
