// `rotate NAME --deploy --dry-run`: all that a rotation without hands does before it changes anything, and what it would change. No
// key pair is made: where none waits for its upload, the certificate in use stands for the one to come.

import { LatchkeyError } from '../../domain/errors.ts';
import { pairIn } from '../../domain/key-pair/key-pair.ts';
import { factIn } from '../../domain/org/org-facts.ts';
import { newId } from '../../domain/ports.ts';
import { newSwap, type SlotComponent, type Swap, type SwapProblem } from '../../domain/rotation/swap.ts';
import { parseCertificate } from '../../formats/x509.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { SwapContext } from '../context.ts';
import { factsOfOrg } from '../org/steps/facts-of-org.ts';
import { check } from './steps/swap-forth.ts';
import { SwapPause } from './steps/swap-pause.ts';
import { read } from './steps/swap-reading.ts';
import { deployUserProblem, freshToken } from './steps/swap-sign-in.ts';
import { SwapWork } from './steps/swap-work.ts';

interface Difference {
  element: 'certificate' | 'consumerKey';
  /** The fingerprint of a certificate; null: the org shows none. */
  before: string | null;
  /** Null: left out of what is sent; the org keeps its own. */
  after: string | null;
}

interface DeployPreview {
  problem: SwapProblem | null;
  component: SlotComponent | null;
  differences: Difference[];
  /** The certificate that was sent is not made yet: the one in use stood for it. */
  isToCome: boolean;
  connections: readonly string[];
  /** Nobody has shown in public that a deploy replaces the certificate of such an app in its place, nor has this org. */
  isUnproved: boolean;
}

/** Errors: connectionNotFound, nothingToSwap. */
export const previewDeploy = {
  act: 'rotation.previewDeploy',
  connectionOf: ({ name }) => name,
  run: preview,
  view: (shown) => shown,
} satisfies Act<SwapContext, { name: string }, DeployPreview>;

async function preview(context: SwapContext, { name }: { name: string }): Promise<DeployPreview> {
  const { store, clock, random, actor } = context;
  const { connection, app, pairs } = await store.read((tx) => findConnection(tx, name));
  const connections = await store.read((tx) => tx.connections.ofApp(app.id));
  const facts = await store.read((tx) => factsOfOrg(tx, connection));
  const active = pairIn(pairs, 'active');
  if (active === undefined) throw new LatchkeyError('nothingToSwap', { name, why: 'noActivePair' });
  const wanted = pairs.find(({ id, standing }) => id === app.wantedKeyPairId && standing.state === 'issued');
  const shown = {
    component: null,
    differences: [],
    isToCome: wanted === undefined,
    connections: connections.map((one) => one.name),
    isUnproved: app.kind === 'connected-app' && factIn(facts, 'connectedAppSwap') !== 'replaced',
  };
  const tried = newSwap({
    id: newId(random),
    clientAppId: app.id,
    connectionId: connection.id,
    askedBy: actor.name,
    isScheduled: false,
    askedAt: clock.now(),
    oldKeyPairId: active.id,
    newKeyPairId: (wanted ?? active).id,
  });
  const work = (swap: Swap) => new SwapWork(context, swap, { signal: new AbortController().signal, isResumed: false });
  try {
    const token = await freshToken(work(tried));
    if ('type' in token) return { ...shown, problem: token };
    const unfit = await deployUserProblem(work(tried));
    if (unfit !== null) return { ...shown, problem: unfit };
    const found = await read(work(tried));
    if (found.outcome === 'refused') return { ...shown, problem: found.facts?.problem ?? null };
    const known = { ...tried, ...found.facts };
    const form = await work(known).kept(app);
    const { certificateDer } = form;
    const before = certificateDer === null ? null : parseCertificate(certificateDer).fingerprint;
    const after = (wanted ?? active).fingerprint;
    const differences: Difference[] = [
      { element: 'certificate', before, after },
      {
        element: 'consumerKey',
        before: known.component?.knownBy === 'consumerKey' ? app.consumerKey : null,
        after: null,
      },
    ];
    const checked = await check(work(known));
    const problem = checked.outcome === 'refused' ? (checked.facts?.problem ?? null) : null;
    return { ...shown, component: known.component, differences, problem };
  } catch (error) {
    if (!(error instanceof SwapPause)) throw error;
    return { ...shown, problem: { type: 'orgSilent', message: error.why } };
  }
}
