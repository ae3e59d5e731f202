// Begins a proof: which org it is, whether experiments may be made there, and the plan written down. What an earlier one that was killed
// has left is seen to first.

import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import type { Connection } from '../../../domain/connection/connection.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { OrgRead } from '../../../domain/org/org.ts';
import { isProduction } from '../../../domain/org/proof-ground.ts';
import { newId, secondMs } from '../../../domain/ports.ts';
import { checkedExperiments } from '../../../domain/proof/experiments.ts';
import type { OrgProof } from '../../../domain/proof/proof.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { findConnection } from '../../connection/steps/find-connection.ts';
import { auditEntry, type ProofContext, proofSubject } from '../../context.ts';
import type { Ground } from './proof-run.ts';

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
): Promise<{ ground: Ground; proof: OrgProof; left: OrgProof[] }> {
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
    const ground = groundOf(connection, app);
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
    const left = await takenUnfinished(context, tx, connection, holder);
    const asked = auditEntry(context, 'proof.asked', proofSubject(proof, name), null, { planned, orgId: proof.orgId });
    await tx.proofs.insert(proof, asked);
    await tx.proofs.claim(proof.id, { holder, leaseMs: proofLeaseMs });
    return { ground, proof, left };
  });
}

/** Errors: consumerKeyMissing. */
export function groundOf(connection: Connection, app: ClientApp): Ground {
  const { consumerKey } = app;
  if (consumerKey === null) throw new LatchkeyError('consumerKeyMissing', { name: connection.name });
  return { connection, app: { ...app, consumerKey } };
}

/** Those that were killed, or have left something in the org; from now on nobody else's. Errors: proofUnderWay. */
export async function takenUnfinished(
  context: ProofContext,
  tx: WriteTransaction,
  { id, name }: Pick<Connection, 'id' | 'name'>,
  holder: string,
): Promise<OrgProof[]> {
  const taken: OrgProof[] = [];
  for (const unfinished of await tx.proofs.unfinishedOf(id)) {
    const proof = await tx.proofs.claim(unfinished.id, { holder, leaseMs: proofLeaseMs });
    if (proof === null) throw new LatchkeyError('proofUnderWay', { name });
    const ended = { ...proof, endedAt: proof.endedAt ?? context.clock.now() };
    const over = auditEntry(context, 'proof.ended', proofSubject(proof, name), null, { isInterrupted: true });
    if (proof.endedAt === null) await tx.proofs.update(ended, over);
    taken.push(ended);
  }
  return taken;
}

function readOf<T>(read: OrgRead<T>, name: string): T {
  if (read.type === 'read') return read.value;
  const message = read.type === 'notPermitted' ? read.permission : read.message;
  throw new LatchkeyError('orgUntold', { name, message });
}
