// One experiment from its beginning to its result, whatever it meets.

import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import type { Connection } from '../../../domain/connection/connection.ts';
import { type FoundFact, keptFact, type OrgFact } from '../../../domain/org/org-facts.ts';
import type { ExperimentName } from '../../../domain/proof/experiments.ts';
import type { ExperimentResult, OrgProof } from '../../../domain/proof/proof.ts';
import { auditEntry, type ProofContext } from '../../context.ts';
import { tryDeployer } from './deployer.ts';
import { FoundNothing, ProofWork } from './proof-work.ts';
import { tryReadBack } from './read-back.ts';
import { tryWrongKey } from './wrong-key.ts';

const steps: { readonly [E in ExperimentName]: (work: ProofWork) => Promise<FoundFact[]> } = {
  wrongKey: tryWrongKey,
  readBack: tryReadBack,
  deployer: tryDeployer,
};

export type Ground = { connection: Connection; app: ClientApp & { consumerKey: string } };

/** With its facts in one transaction. */
export async function performExperiment(
  context: ProofContext,
  { connection, app }: Ground,
  proof: OrgProof,
  experiment: ExperimentName,
): Promise<OrgProof> {
  const work = new ProofWork(context, connection, app);
  const came = await outcomeOf(work, experiment);
  const { startedAt, logins, deploys, observations } = work;
  const endedAt = context.clock.now();
  const result: ExperimentResult = { experiment, startedAt, endedAt, logins, deploys, observations, ...came };
  return context.store.write(async (tx) => {
    const next = { ...proof, results: [...proof.results, result] };
    await tx.proofs.update(next, null);
    const known = await tx.orgFacts.of(proof.orgId);
    for (const found of result.found) {
      const before = known.find(({ name }) => name === found.name) ?? null;
      if (before !== null && keptFact(before, found) !== found) continue;
      const fact: OrgFact = { ...found, foundBy: experiment, foundAt: endedAt, apiVersion: proof.apiVersion };
      const subject = { type: 'orgFact', id: proof.orgId, name: fact.name } as const;
      const told = { value: fact.value, experiment };
      await tx.orgFacts.set(
        proof.orgId,
        fact,
        auditEntry(context, 'orgFact.found', subject, before?.value ?? null, told),
      );
    }
    return next;
  });
}

async function outcomeOf(
  work: ProofWork,
  experiment: ExperimentName,
): Promise<Pick<ExperimentResult, 'found' | 'why'>> {
  try {
    return { found: await steps[experiment](work), why: null };
  } catch (error) {
    if (!(error instanceof FoundNothing)) throw error;
    return { found: [], why: error.why };
  }
}
