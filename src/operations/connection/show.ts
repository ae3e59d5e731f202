// One connection with its client app, key pairs and state.

import { type ConnectionStatus, statusOf } from '../../domain/status/connection-status.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { connectionView } from './steps/connection-view.ts';
import { findConnection } from './steps/find-connection.ts';

/** Errors: connectionNotFound. */
export const showConnection = {
  act: 'connection.show',
  connectionOf: ({ name }) => name,
  async run({ store, settings, clock }, { name }) {
    return statusOf(await store.read((tx) => findConnection(tx, name)), settings, clock.now());
  },
  view: connectionView,
} satisfies Act<Pick<Context, 'store' | 'clock' | 'settings'>, { name: string }, ConnectionStatus>;
