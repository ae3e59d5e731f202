// `prove NAME --list`: what would be done, at which cost, and what is known already. It asks nobody.

import type { OrgFact } from '../../domain/org/org-facts.ts';
import {
  type Cost,
  checkedExperiments,
  costOf,
  type ExperimentFacts,
  type ExperimentName,
  experiments,
  loginsForExperiments,
} from '../../domain/proof/experiments.ts';
import { type Leaving, leftIn } from '../../domain/proof/proof.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { factsOfOrg } from '../org/steps/facts-of-org.ts';

export interface ProofPlan {
  experiments: ({ experiment: ExperimentName } & Omit<ExperimentFacts, 'propagations'>)[];
  /** Together, at most. */
  cost: Cost;
  /** So many of them in one hour. */
  loginsAnHour: number;
  known: OrgFact[];
  /** Of earlier runs, still in the org. */
  left: Leaving[];
}

/** Errors: connectionNotFound, invalidInput. */
export const planProof = {
  act: 'proof.plan',
  connectionOf: ({ name }) => name,
  async run({ store, settings }, { name, only }) {
    const names = checkedExperiments(only);
    const { known, left } = await store.read(async (tx) => {
      const { connection } = await findConnection(tx, name);
      return {
        known: await factsOfOrg(tx, connection),
        left: (await tx.proofs.unfinishedOf(connection.id)).flatMap(leftIn),
      };
    });
    return {
      experiments: names.map((experiment) => {
        const { settles, needs, makes } = experiments[experiment];
        return { experiment, settles, ...costOf([experiment], settings), needs, makes };
      }),
      cost: costOf(names, settings),
      loginsAnHour: loginsForExperiments(settings),
      known,
      left,
    };
  },
  view: ({ experiments: planned, cost, loginsAnHour, left }) => ({
    experiments: planned,
    cost,
    loginsAnHour,
    left: left.map(({ type, fullName, problem }) => ({ type, fullName, problem })),
  }),
} satisfies Act<Pick<Context, 'store' | 'settings'>, { name: string; only: readonly string[] | null }, ProofPlan>;
