// Removes a connection; with the last one of its client app go the app and its private keys. What is lost is said
// before anything is done, and nothing else is lost: what changed after it was said refuses the act.

import { LatchkeyError } from '../../domain/errors.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { lockConnection } from './steps/find-connection.ts';
import type { RemovalLoss } from './steps/removal-loss.ts';
import { removeWhole } from './steps/remove-whole.ts';

interface Removal {
  name: string;
  /** What a person was told and agreed to lose. */
  announced: RemovalLoss;
}

/** Errors: connectionNotFound, changedMeanwhile (it would lose something else), proofUnderWay, experimentsLeft, swapUnderWay. */
export const removeConnection = {
  act: 'connection.remove',
  connectionOf: ({ name }) => name,
  async run(context, { name, announced }) {
    const { erased } = await context.store.write(async (tx) => {
      const removed = await removeWhole(context, tx, await lockConnection(tx, name));
      if (JSON.stringify(removed.loss) === JSON.stringify(announced)) return removed;
      throw new LatchkeyError('changedMeanwhile', { type: 'lossWithConnection', name });
    });
    for (const id of erased) context.signerKeys.forget(id);
    return { name, loss: announced };
  },
  view: ({ name, loss }) => ({ removed: true, name, keyPairs: loss.keyPairs ?? [] }),
} satisfies Act<Context, Removal, { name: string; loss: RemovalLoss }>;
