// An installation whose connection signs in, in an org of which experiments are made.

import assert from 'node:assert/strict';
import type { OrgPatch } from '../../../simulator/control/patches.ts';
import { createCertificateSlots } from '../../../src/adapters/salesforce/certificate-slots.ts';
import { createProofGround } from '../../../src/adapters/salesforce/proof-ground.ts';
import type { OrgFactValues } from '../../../src/domain/org/org-facts.ts';
import type { ExperimentName } from '../../../src/domain/proof/experiments.ts';
import type { ProofReport } from '../../../src/domain/proof/report.ts';
import type { ProofContext } from '../../../src/operations/context.ts';
import { showOrgFacts } from '../../../src/operations/org/show-facts.ts';
import { runProof } from '../../../src/operations/proof/run.ts';
import type { Installation, Process } from '../scene/installation.ts';

export type AppKind = 'connected-app' | 'external-client-app';

export function proofContext(world: Installation, { context, tokens }: Process): ProofContext {
  const { transport } = world.network;
  const parts = { transport, clock: world.clock };
  return { ...context, tokens, certificateSlots: createCertificateSlots(parts), proofGround: createProofGround(parts) };
}

/** @param patch of the org, once the pair is active everywhere. */
export async function provable(world: Installation, appKind: AppKind, patch: OrgPatch = {}) {
  const process = await world.process();
  const id = await world.connect(process, 'acme', { appKind });
  world.upload(await world.download(process));
  assert.equal((await world.signIn(process, id)).type, 'signedIn');
  await world.settle(process, id);
  world.control.patchOrg(world.org().orgId, { environment: 'sandbox', ...patch });
  return { process, id, context: proofContext(world, process) };
}

export function proved(
  world: Installation,
  context: ProofContext,
  only: readonly ExperimentName[] | null = null,
): Promise<ProofReport> {
  return driven(
    world,
    runProof.run(context, { name: 'acme', only, mayBeProduction: false, version: '0.0.0' }, () => {}),
  );
}

/** Moves the clock when the run itself sleeps, and not only the renewing of its claim. */
export async function driven<T>(world: Installation, work: Promise<T>): Promise<T> {
  let isDone = false;
  const note = () => {
    isDone = true;
  };
  const done = work.then(note, note);
  for (;;) {
    await Promise.race([done, world.clock.untilSleeping(2)]);
    if (isDone) return work;
    await world.clock.advance(100);
  }
}

export async function factsOf(context: ProofContext): Promise<Partial<OrgFactValues>> {
  const { facts } = await showOrgFacts.run(context, { name: 'acme' });
  return Object.fromEntries(facts.map(({ name, value }) => [name, value]));
}
