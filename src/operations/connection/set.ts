// Changes a connection or its client app.

import type { ConnectionChange } from '../../domain/connection/connection-change.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { changeWhole } from './steps/change-connection.ts';
import { type ChangedConnection, changedConnectionView } from './steps/connection-view.ts';
import { lockConnection } from './steps/find-connection.ts';

/** Errors: connectionNotFound, invalidInput, lookalikeHost, connectionDuplicate, appNotMergeable. */
export const setConnection = {
  act: 'connection.set',
  connectionOf: ({ name }) => name,
  run: (context, change) =>
    context.store.write(async (tx) => changeWhole(context, tx, await lockConnection(tx, change.name), change)),
  view: changedConnectionView,
} satisfies Act<Context, ConnectionChange, ChangedConnection>;
