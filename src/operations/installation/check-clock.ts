// Whether this machine's clock may decide what cannot be undone for a connection; null: it may.

import type { ClockDoubt } from '../../domain/installation/clock-trust.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';

/** Errors: connectionNotFound. */
export const checkClock = {
  act: 'installation.checkClock',
  connectionOf: ({ name }) => name,
  async run({ store, clockTrust }, { name }) {
    const { connection } = await store.read((tx) => findConnection(tx, name));
    return clockTrust.doubt(connection.loginUrl);
  },
  view: (doubt) => doubt,
} satisfies Act<Pick<Context, 'store' | 'clockTrust'>, { name: string }, ClockDoubt | null>;
