// One account, with what its rights are.

import type { Act } from '../act.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { findPerson } from './steps/find-person.ts';
import { personView, type ShownPerson, shownPerson } from './steps/person-view.ts';

/** Errors: personNotFound. */
export const showPerson = {
  act: 'person.show',
  async run(context, { name }) {
    const { proved } = await accountKey(context);
    return context.store.read(async (tx) => shownPerson(tx, proved, await findPerson(tx, proved, name)));
  },
  view: personView,
} satisfies Act<AccountNeeds, { name: string }, ShownPerson>;
