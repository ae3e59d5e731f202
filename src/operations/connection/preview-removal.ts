// What would be lost with a connection.

import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { findConnection } from './steps/find-connection.ts';
import { type RemovalLoss, removalLossOf } from './steps/removal-loss.ts';

/** Errors: connectionNotFound. */
export const previewRemoval = {
  act: 'connection.previewRemoval',
  connectionOf: ({ name }) => name,
  run: ({ store }, { name }) => store.read(async (tx) => removalLossOf(tx, await findConnection(tx, name))),
  view: (loss) => loss,
} satisfies Act<Pick<Context, 'store'>, { name: string }, RemovalLoss>;
