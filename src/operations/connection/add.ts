// Adds one connection.

import { type ConnectionInput, checkInput } from '../../domain/connection/new-connection.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { type ChangedConnection, changedConnectionView } from './steps/connection-view.ts';
import { insertConnection, refuseTaken } from './steps/insert-connection.ts';

/** Errors: invalidInput, lookalikeHost, connectionExists, connectionDuplicate. */
export const addConnection = {
  act: 'connection.add',
  connectionOf: () => null,
  async run(context, input) {
    const checked = checkInput(input);
    return context.store.write(async (tx) => insertConnection(context, tx, checked, await refuseTaken(tx, checked)));
  },
  view: changedConnectionView,
} satisfies Act<Context, ConnectionInput, ChangedConnection>;
