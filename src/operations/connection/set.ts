// Changes a connection or its client app.

import type { Reach } from '../../domain/access/permission.ts';
import { type ConnectionChange, settingsHash } from '../../domain/connection/connection-change.ts';
import { LatchkeyError, wrongInput } from '../../domain/errors.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { changeWhole } from './steps/change-connection.ts';
import { type ChangedConnection, changedConnectionView } from './steps/connection-view.ts';
import { lockConnection, type Whole } from './steps/find-connection.ts';

interface ExpectedChange extends ConnectionChange {
  /** The only `settingsHash`es with which it is changed; left out: whatever it is. */
  expected?: readonly string[] | undefined;
  /** The name of the app, typed by who agrees that it is rotated without hands from now on. */
  confirmApp?: string | undefined;
}

/** Errors: notPermitted, connectionNotFound, changedSince, invalidInput, lookalikeHost, connectionDuplicate, appNotMergeable, swapUnderWay. */
export const setConnection = {
  act: 'connection.set',
  connectionOf: ({ name }) => name,
  run: (context, { expected, confirmApp, ...change }, _tell?: unknown, reach: Reach | null = null) =>
    context.store.write(async (tx) => {
      const whole = await lockConnection(tx, change.name);
      const { name } = whole.connection;
      if (expected?.includes(settingsHash(whole)) === false) throw new LatchkeyError('changedSince', { name });
      const changed = await changeWhole(context, tx, whole, change, reach);
      if (change.rotation === 'hands-free') refuseUnagreed(whole, changed, confirmApp);
      return changed;
    }),
  view: changedConnectionView,
} satisfies Act<Context, ExpectedChange, ChangedConnection>;

/** An app that has the consent keeps it; another consumer key may have led to another app, which is the one to be named. */
function refuseUnagreed({ app: before }: Whole, { app }: ChangedConnection, confirmApp = ''): void {
  const named = app.id === before.id ? before : app;
  if (named === before && before.rotation === 'hands-free') return;
  if (confirmApp.trim() !== named.name) throw wrongInput('confirmApp', 'notItsName', named.name);
}
