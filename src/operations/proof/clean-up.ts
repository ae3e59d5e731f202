// `prove NAME --clean-up`: takes away what runs that were killed have put into the org, and what they could not take away then.

import { newId } from '../../domain/ports.ts';
import { type Leaving, leftIn } from '../../domain/proof/proof.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { ProofContext } from '../context.ts';
import { groundOf, takenUnfinished } from './steps/begin-proof.ts';
import { cleanUpEarlier } from './steps/clean-up.ts';

interface CleanedUp {
  removed: number;
  left: Leaving[];
}

/** Errors: connectionNotFound, consumerKeyMissing, proofUnderWay. */
export const cleanUpProof = {
  act: 'proof.cleanUp',
  connectionOf: ({ name }) => name,
  async run(context, { name }) {
    const holder = newId(context.random);
    const { ground, unfinished } = await context.store.write(async (tx) => {
      const { connection, app } = await findConnection(tx, name);
      return {
        ground: groundOf(connection, app),
        unfinished: await takenUnfinished(context, tx, connection, holder),
      };
    });
    const before = unfinished.flatMap(leftIn);
    const left = await cleanUpEarlier(context, ground, unfinished, holder);
    return { removed: before.length - left.length, left };
  },
  view: ({ removed, left }) => ({
    removed,
    left: left.map(({ type, fullName, problem }) => ({ type, fullName, problem })),
  }),
} satisfies Act<ProofContext, { name: string }, CleanedUp>;
