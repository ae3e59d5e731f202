// `prove NAME --list`: what would be done, at which cost, and what is known already. It asks nobody.

import type { OrgFact } from '../../domain/org/org-facts.ts';
import {
  checkedExperiments,
  costOf,
  type ExperimentFacts,
  type ExperimentName,
  experiments,
} from '../../domain/proof/experiments.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';

interface ProofPlan {
  experiments: ({ experiment: ExperimentName } & ExperimentFacts)[];
  /** Together, at most. */
  cost: ReturnType<typeof costOf>;
  known: OrgFact[];
}

/** Errors: connectionNotFound, invalidInput. */
export const planProof = {
  act: 'proof.plan',
  connectionOf: ({ name }) => name,
  async run({ store }, { name, only }) {
    const names = checkedExperiments(only);
    const known = await store.read(async (tx) => {
      const { connection } = await findConnection(tx, name);
      return connection.org === null ? [] : tx.orgFacts.of(connection.org.orgId);
    });
    return {
      experiments: names.map((experiment) => ({ experiment, ...experiments[experiment] })),
      cost: costOf(names),
      known,
    };
  },
  view: ({ experiments: planned, cost }) => ({ experiments: planned, cost }),
} satisfies Act<Pick<Context, 'store'>, { name: string; only: readonly string[] | null }, ProofPlan>;
