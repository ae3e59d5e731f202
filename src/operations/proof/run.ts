// `prove NAME`: the experiments, one after the other, in the org of the connection. Each result is written down with its facts when it
// is there; an experiment that cannot be made says why, and the next one goes on. What was made in the org is taken away at the end.

import { newId } from '../../domain/ports.ts';
import type { ExperimentName } from '../../domain/proof/experiments.ts';
import type { ExperimentResult, Observation } from '../../domain/proof/proof.ts';
import { type ProofReport, proofReport } from '../../domain/proof/report.ts';
import type { Act } from '../act.ts';
import { auditEntry, type ProofContext, proofSubject } from '../context.ts';
import { beginProof, type ProofWish } from './steps/begin-proof.ts';
import { cleanUp, cleanUpEarlier } from './steps/clean-up.ts';
import { whileClaimed } from './steps/hold-claim.ts';
import { namesOf } from './steps/names-of.ts';
import { performExperiment } from './steps/perform-experiment.ts';
import { ProofRun } from './steps/proof-run.ts';

interface ProofTold {
  experiment: ExperimentName;
  number: number;
  of: number;
  /** What was seen now; null: it begins, or is over. */
  seen: Observation | null;
  /** Null: it is not over. */
  result: ExperimentResult | null;
}

/** Errors: those of beginProof. */
export const runProof = {
  act: 'proof.run',
  connectionOf: ({ name }) => name,
  run: runExperiments,
  view: (report) => report,
  viewTold: ({ experiment, number, of, result }) => ({ experiment, number, of, isOver: result !== null }),
} satisfies Act<ProofContext, ProofWish & { version: string }, ProofReport, ProofReport, ProofTold>;

async function runExperiments(
  context: ProofContext,
  wish: ProofWish & { version: string },
  tell: (told: ProofTold) => void,
): Promise<ProofReport> {
  const { store, random, clock } = context;
  const holder = newId(random);
  const { ground, proof, left } = await beginProof(context, wish, holder);
  const run = new ProofRun(context, ground, proof);
  return whileClaimed(context, proof.id, holder, async () => {
    await cleanUpEarlier(context, ground, left, holder);
    try {
      for (const [index, experiment] of proof.planned.entries()) {
        const at = { experiment, number: index + 1, of: proof.planned.length, seen: null, result: null };
        tell(at);
        const result = await performExperiment(run, experiment, (seen) => tell({ ...at, seen }));
        tell({ ...at, result });
      }
    } finally {
      await cleanUp(run);
    }
    const ended = { ...run.proof, endedAt: clock.now() };
    const over = auditEntry(context, 'proof.ended', proofSubject(proof, wish.name), null, { isInterrupted: false });
    await store.write((tx) => tx.proofs.update(ended, over));
    return proofReport(ended, wish.version, namesOf(ground));
  });
}
