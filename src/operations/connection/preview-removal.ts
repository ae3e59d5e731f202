// What would be lost with a connection.

import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { refuseWhileLeft } from '../proof/steps/refuse-while-left.ts';
import { findConnection } from './steps/find-connection.ts';
import { type RemovalLoss, removalLossOf } from './steps/removal-loss.ts';

/** Errors: connectionNotFound, experimentsLeft. */
export const previewRemoval = {
  act: 'connection.previewRemoval',
  connectionOf: ({ name }) => name,
  run: ({ store }, { name }) =>
    store.read(async (tx) => {
      const whole = await findConnection(tx, name);
      await refuseWhileLeft(tx, whole.connection);
      return removalLossOf(tx, whole);
    }),
  view: (loss) => loss,
} satisfies Act<Pick<Context, 'store'>, { name: string }, RemovalLoss>;
