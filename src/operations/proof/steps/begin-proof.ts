// Begins a proof: which org it is, whether experiments may be made there, and the plan written down. What an earlier one that was killed
// has left is seen to first.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { OrgRead } from '../../../domain/org/org.ts';
import { isProduction } from '../../../domain/org/proof-ground.ts';
import { newId, secondMs } from '../../../domain/ports.ts';
import { checkedExperiments } from '../../../domain/proof/experiments.ts';
import type { OrgProof } from '../../../domain/proof/proof.ts';
import { findConnection } from '../../connection/steps/find-connection.ts';
import { auditEntry, type ProofContext, proofSubject } from '../../context.ts';
import type { Ground } from './perform-experiment.ts';

/** A process that dies leaves its proof to others after this; a living one renews it meanwhile. */
export const proofLeaseMs = 60 * secondMs;

export interface ProofWish {
  name: string;
  /** Null: every experiment. */
  only: readonly string[] | null;
  /** Said in so many words: it may be a production org. */
  mayBeProduction: boolean;
}

/** Errors: connectionNotFound, consumerKeyMissing, invalidInput, proofInProduction, proofUnderWay, orgUntold, those of a sign-in. */
export async function beginProof(
  context: ProofContext,
  { name, only, mayBeProduction }: ProofWish,
  holder: string,
): Promise<{ ground: Ground; proof: OrgProof }> {
  const { store, clock, random, actor, tokens, orgReader, proofGround } = context;
  const planned = checkedExperiments(only);
  const seen = await store.read((tx) => findConnection(tx, name));
  const { token: accessToken, instanceUrl } = await tokens.acquire(seen.connection.id);
  const apiVersion = readOf(await orgReader.apiVersion(instanceUrl), name);
  const organization = readOf(await proofGround.organization({ instanceUrl, accessToken, apiVersion }), name);
  if (isProduction(organization) && !mayBeProduction) {
    throw new LatchkeyError('proofInProduction', { name, edition: organization.edition });
  }
  return store.write(async (tx) => {
    const { connection, app } = await findConnection(tx, name);
    if (app.consumerKey === null) throw new LatchkeyError('consumerKeyMissing', { name });
    if (connection.org === null) throw new LatchkeyError('changedMeanwhile', { type: 'connection', name });
    const proof: OrgProof = {
      id: newId(random),
      connectionId: connection.id,
      orgId: connection.org.orgId,
      ...organization,
      apiVersion,
      askedBy: actor.name,
      askedAt: clock.now(),
      planned,
      results: [],
      leavings: [],
      endedAt: null,
    };
    for (const unfinished of await tx.proofs.unfinishedOf(connection.id)) {
      const taken = await tx.proofs.claim(unfinished.id, { holder, leaseMs: proofLeaseMs });
      if (taken === null) throw new LatchkeyError('proofUnderWay', { name });
      const over = auditEntry(context, 'proof.ended', proofSubject(unfinished, name), null, { isInterrupted: true });
      await tx.proofs.update({ ...taken, endedAt: clock.now() }, over);
      await tx.proofs.release(unfinished.id, holder);
    }
    const asked = auditEntry(context, 'proof.asked', proofSubject(proof, name), null, { planned, orgId: proof.orgId });
    await tx.proofs.insert(proof, asked);
    await tx.proofs.claim(proof.id, { holder, leaseMs: proofLeaseMs });
    return { ground: { connection, app: { ...app, consumerKey: app.consumerKey } }, proof };
  });
}

function readOf<T>(read: OrgRead<T>, name: string): T {
  if (read.type === 'read') return read.value;
  const message = read.type === 'notPermitted' ? read.permission : read.message;
  throw new LatchkeyError('orgUntold', { name, message });
}
