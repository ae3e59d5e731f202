// Who signs in for a swap that puts a certificate back. Without the certificate in its slot the app may let nobody in: whoever still
// has a token, or gets one with another key of the app, is taken, and must be permitted to deploy.

import { stateFacts } from '../../../domain/key-pair/key-pair-states.ts';
import type { SwapProblem, SwapSigner } from '../../../domain/rotation/swap.ts';
import { NotLetIn, SwapPause } from './swap-pause.ts';
import { lackingProblem } from './swap-sign-in.ts';
import type { Came, SwapWork } from './swap-work.ts';

/** Of thousands that sign in through one app few are asked; each may cost a sign-in. */
const mostOthers = 3;

const refused = (problem: SwapProblem) => ({ outcome: 'refused', facts: { problem } }) as const;

/** @throws SwapPause where nobody is found and one of them could not be asked. */
export async function proveSigner(work: SwapWork): Promise<Came<'proving'>> {
  const pair = await work.pair(work.swap.newKeyPairId);
  if (stateFacts(pair).tried === null) return refused({ type: 'pairGone', fingerprint: pair.fingerprint });
  if (pair.notAfter <= work.now()) return refused({ type: 'oldExpired' });
  let tried = 0;
  let lacking: SwapProblem | null = null;
  let pause: SwapPause | null = null;
  for (const signsInAs of await signers(work)) {
    try {
      const problem = await lackingProblem(work.as(signsInAs));
      if (problem === null) return { outcome: 'proved', facts: { signsInAs } };
      lacking ??= problem;
    } catch (error) {
      if (!(error instanceof SwapPause)) throw error;
      if (error instanceof NotLetIn) tried += 1;
      else pause ??= error;
    }
  }
  if (pause !== null) throw pause;
  return refused(lacking ?? { type: 'noTokenAtHand', tried });
}

/** The user that deploys, the connection's own, and those of other connections through the same app of the same org. */
async function signers(work: SwapWork): Promise<SwapSigner[]> {
  const { connection, app } = await work.whole();
  const { id: connectionId, org } = connection;
  const deployUser = await work.deployUser();
  const all = await work.context.store.read((tx) => tx.connections.ofApp(app.id));
  const others = all
    .filter((one) => one.id !== connectionId && one.org !== null && one.org.orgId === org?.orgId)
    .toSorted((a, b) => Number(a.failure !== null) - Number(b.failure !== null))
    .slice(0, mostOthers);
  return [
    ...(deployUser === null ? [] : [{ connectionId, username: deployUser }]),
    { connectionId, username: null },
    ...others.map((one) => ({ connectionId: one.id, username: null })),
  ];
}
