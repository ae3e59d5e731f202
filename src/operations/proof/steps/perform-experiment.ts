// One experiment from its beginning to its result, whatever it meets.

import { type FoundFact, keptFact, type OrgFact } from '../../../domain/org/org-facts.ts';
import { iso } from '../../../domain/ports.ts';
import { costOf, type ExperimentName, experiments } from '../../../domain/proof/experiments.ts';
import type { ExperimentResult, Observation } from '../../../domain/proof/proof.ts';
import { auditEntry } from '../../context.ts';
import { tryDeployer } from './deployer.ts';
import { tryExpiredCertificate } from './expired-certificate.ts';
import { FoundNothing } from './found-nothing.ts';
import type { ProofRun } from './proof-run.ts';
import { ProofWork } from './proof-work.ts';
import { tryReadBack } from './read-back.ts';
import { tryConnectedAppSwap, trySwap } from './swap-certificate.ts';
import { tryFlowOff, tryMissingCertificate } from './without-certificate.ts';
import { tryWrongKey } from './wrong-key.ts';

const steps: { readonly [E in ExperimentName]: (work: ProofWork) => Promise<FoundFact[]> } = {
  wrongKey: tryWrongKey,
  readBack: tryReadBack,
  deployer: tryDeployer,
  missingCertificate: tryMissingCertificate,
  swap: trySwap,
  expiredCertificate: tryExpiredCertificate,
  flowOff: tryFlowOff,
  connectedAppSwap: tryConnectedAppSwap,
};

/** With its facts in one transaction. */
export async function performExperiment(
  run: ProofRun,
  experiment: ExperimentName,
  tell: (seen: Observation) => void,
): Promise<ExperimentResult> {
  const { context } = run;
  const work = new ProofWork(run, tell, costOf([experiment], context.settings));
  const came = await outcomeOf(work, experiment);
  const { spending, observations } = work;
  const { startedAt, logins, deploys } = spending;
  const endedAt = context.clock.now();
  const result: ExperimentResult = { experiment, startedAt, endedAt, logins, deploys, observations, ...came };
  const proof = { ...run.proof, results: [...run.proof.results, result] };
  await context.store.write(async (tx) => {
    await tx.proofs.update(proof, null);
    const known = await tx.orgFacts.of(proof.orgId);
    for (const found of result.found) {
      const before = known.find(({ name }) => name === found.name) ?? null;
      if (before !== null && keptFact(before, found) !== found) continue;
      const fact: OrgFact = { ...found, foundBy: experiment, foundAt: endedAt, apiVersion: proof.apiVersion };
      const subject = { type: 'orgFact', id: proof.orgId, name: fact.name } as const;
      const told = { value: fact.value, experiment };
      const entry = auditEntry(context, 'orgFact.found', subject, before?.value ?? null, told);
      await tx.orgFacts.set(proof.orgId, fact, entry);
    }
  });
  run.proof = proof;
  return result;
}

async function outcomeOf(
  work: ProofWork,
  experiment: ExperimentName,
): Promise<Pick<ExperimentResult, 'found' | 'why'>> {
  const { run, spending } = work;
  const until = run.loginsSpentUntil;
  if (experiments[experiment].logins > 0 && until !== null && spending.startedAt < until)
    return { found: [], why: { type: 'loginsSpent', detail: iso(until) } };
  try {
    return { found: await steps[experiment](work), why: null };
  } catch (error) {
    if (!(error instanceof FoundNothing)) throw error;
    return { found: [], why: error.why };
  }
}
