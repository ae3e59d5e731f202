// Adds one connection.

import { type ConnectionInput, checkInput } from '../../domain/connection/new-connection.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { changeWhole } from './steps/change-connection.ts';
import { type ChangedConnection, changedConnectionView } from './steps/connection-view.ts';
import { lockConnection } from './steps/find-connection.ts';
import { insertConnection, refuseTaken } from './steps/insert-connection.ts';

/** Errors: invalidInput, lookalikeHost, connectionExists, connectionDuplicate. */
export const addConnection = {
  act: 'connection.add',
  async run(context, input) {
    const checked = checkInput(input);
    return context.store.write(async (tx) => {
      const added = await insertConnection(context, tx, checked, await refuseTaken(tx, checked));
      const { name, custody } = input;
      return custody === undefined
        ? added
        : changeWhole(context, tx, await lockConnection(tx, checked.name), { name, custody });
    });
  },
  view: changedConnectionView,
} satisfies Act<Context, ConnectionInput, ChangedConnection>;
