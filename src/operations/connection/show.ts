// One connection with its client app, key pairs and state.

import { type ConnectionStatus, statusOf } from '../../domain/status/connection-status.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { certificatesAt } from '../installation/steps/clock-trust.ts';
import { connectionView } from './steps/connection-view.ts';
import { findConnection } from './steps/find-connection.ts';

/** Errors: connectionNotFound. */
export const showConnection = {
  act: 'connection.show',
  connectionOf: ({ name }) => name,
  async run(parts, { name }) {
    return parts.store.read(async (tx) => {
      const whole = await findConnection(tx, name);
      const ageAt = await certificatesAt(parts, whole, tx);
      const hasKeyRequest = (await tx.keyRequests.ofApp(whole.app.id)).length > 0;
      return statusOf({ ...whole, certificatesAt: ageAt, hasKeyRequest }, parts.settings, parts.clock.now());
    });
  },
  view: connectionView,
} satisfies Act<Pick<Context, 'store' | 'clock' | 'settings' | 'clockTrust'>, { name: string }, ConnectionStatus>;
