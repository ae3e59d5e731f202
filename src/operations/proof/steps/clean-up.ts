// Takes away what a run has put into the org. What cannot be taken away stays written down, with the org's own words.

import { minuteMs, secondMs } from '../../../domain/ports.ts';
import { type Leaving, leftIn, type OrgProof } from '../../../domain/proof/proof.ts';
import type { ProofContext } from '../../context.ts';
import { FoundNothing } from './found-nothing.ts';
import { whileClaimed } from './hold-claim.ts';
import { type Ground, ProofRun } from './proof-run.ts';
import { ProofWork } from './proof-work.ts';

/** A deploy of a run that was killed may still be under way. */
const patienceMs = 2 * minuteMs;

export async function cleanUp(run: ProofRun): Promise<void> {
  const left = leftIn(run.proof);
  if (left.length === 0) return;
  const work = new ProofWork(run, () => {}, null);
  try {
    // What is not listed in another org may still lie in the first one.
    if (run.ground.connection.org?.orgId !== run.proof.orgId)
      throw new FoundNothing('unexpected', `the connection signs in to another org than ${run.proof.orgId} now`);
    await ownDeploysOver(work);
    for (const leaving of left) await run.removed(leaving, await takenAway(work, leaving));
  } catch (error) {
    if (!(error instanceof FoundNothing)) throw error;
    for (const leaving of leftIn(run.proof)) await run.removed(leaving, error.why.detail ?? error.why.type);
  }
  await run.noteCleanUp(left.length - leftIn(run.proof).length);
}

/** The same for runs that were killed, or could not take all away. */
export async function cleanUpEarlier(
  context: ProofContext,
  ground: Ground,
  earlier: readonly OrgProof[],
  holder: string,
): Promise<Leaving[]> {
  const left: Leaving[] = [];
  for (const proof of earlier) {
    const run = new ProofRun(context, ground, proof);
    await whileClaimed(context, proof.id, holder, () => cleanUp(run));
    left.push(...leftIn(run.proof));
  }
  return left;
}

/** Null: it is not there any more. */
async function takenAway(work: ProofWork, leaving: Leaving): Promise<string | null> {
  const { proofGround } = work.context;
  const isThere = () => work.ask((session) => proofGround.isListed(session, leaving));
  if (!(await isThere())) return null;
  const problem = await work.deployed((session) => proofGround.remove(session, [leaving]));
  return (await isThere()) ? (problem ?? 'it is still listed') : null;
}

/** Where the list of deploys may not be read, nothing is waited for. */
async function ownDeploysOver(work: ProofWork): Promise<void> {
  const { certificateSlots, clock } = work.context;
  const until = clock.now() + patienceMs;
  while (clock.now() < until) {
    const listed = await work.askOnce((session) => certificateSlots.deploys(session));
    if (listed.type !== 'read' || !listed.value.some(({ isUnderWay, isCheckOnly }) => isUnderWay && !isCheckOnly))
      return;
    await clock.sleep(5 * secondMs);
  }
}
