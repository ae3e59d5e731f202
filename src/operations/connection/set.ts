// Changes a connection or its client app.

import { type ConnectionChange, settingsHash } from '../../domain/connection/connection-change.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { changeWhole } from './steps/change-connection.ts';
import { type ChangedConnection, changedConnectionView } from './steps/connection-view.ts';
import { lockConnection } from './steps/find-connection.ts';

interface ExpectedChange extends ConnectionChange {
  /** The only `settingsHash`es with which it is changed; left out: whatever it is. */
  expected?: readonly string[] | undefined;
}

/** Errors: connectionNotFound, changedSince, invalidInput, lookalikeHost, connectionDuplicate, appNotMergeable. */
export const setConnection = {
  act: 'connection.set',
  connectionOf: ({ name }) => name,
  run: (context, { expected, ...change }) =>
    context.store.write(async (tx) => {
      const whole = await lockConnection(tx, change.name);
      const { name } = whole.connection;
      if (expected?.includes(settingsHash(whole)) === false) throw new LatchkeyError('changedSince', { name });
      return changeWhole(context, tx, whole, change);
    }),
  view: changedConnectionView,
} satisfies Act<Context, ExpectedChange, ChangedConnection>;
