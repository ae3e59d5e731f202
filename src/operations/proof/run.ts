// `prove NAME`: the experiments, one after the other, in the org of the connection. Each result is written down with its facts when it
// is there; an experiment that cannot be made says why, and the next one goes on.

import { newId } from '../../domain/ports.ts';
import type { ExperimentName } from '../../domain/proof/experiments.ts';
import type { ExperimentResult, OrgProof } from '../../domain/proof/proof.ts';
import { type ProofReport, proofReport } from '../../domain/proof/report.ts';
import type { Act } from '../act.ts';
import { auditEntry, type ProofContext, proofSubject } from '../context.ts';
import { beginProof, type ProofWish } from './steps/begin-proof.ts';
import { whileClaimed } from './steps/hold-claim.ts';
import { namesOf } from './steps/names-of.ts';
import { performExperiment } from './steps/perform-experiment.ts';

interface ProofTold {
  experiment: ExperimentName;
  number: number;
  of: number;
  /** Null: it begins. */
  result: ExperimentResult | null;
}

/** Errors: those of beginProof. */
export const runProof = {
  act: 'proof.run',
  connectionOf: ({ name }) => name,
  run,
  view: (report) => report,
  viewTold: ({ experiment, number, of, result }) => ({ experiment, number, of, isOver: result !== null }),
} satisfies Act<ProofContext, ProofWish & { version: string }, ProofReport, ProofReport, ProofTold>;

async function run(
  context: ProofContext,
  wish: ProofWish & { version: string },
  tell: (told: ProofTold) => void,
): Promise<ProofReport> {
  const { store, random, clock } = context;
  const holder = newId(random);
  const { ground, proof: begun } = await beginProof(context, wish, holder);
  return whileClaimed(context, begun.id, holder, async () => {
    let proof: OrgProof = begun;
    for (const [index, experiment] of begun.planned.entries()) {
      const at = { experiment, number: index + 1, of: begun.planned.length };
      tell({ ...at, result: null });
      proof = await performExperiment(context, ground, proof, experiment);
      tell({ ...at, result: proof.results.at(-1) ?? null });
    }
    const ended = { ...proof, endedAt: clock.now() };
    const over = auditEntry(context, 'proof.ended', proofSubject(proof, wish.name), null, { isInterrupted: false });
    await store.write((tx) => tx.proofs.update(ended, over));
    return proofReport(ended, wish.version, namesOf(ground));
  });
}
