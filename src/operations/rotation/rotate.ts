// `rotate NAME`: one idempotent step of a rotation per call. Issue a pair, wait for its upload, watch the handover, say
// that it has settled. Called again at any point, by anybody, after any crash, it goes on from what is.

import { type KeyPair, pairIn } from '../../domain/key-pair/key-pair.ts';
import { iso } from '../../domain/ports.ts';
import { type RotationGoal, reachedBy, rotationGoal } from '../../domain/rotation/rotation-goal.ts';
import type { RotationState } from '../../domain/rotation/rotation-state.ts';
import type { SignInFailure, TriedKey } from '../../domain/token/sign-in-result.ts';
import type { KeyAlgorithm } from '../../domain/vault/key-algorithm.ts';
import type { Act } from '../act.ts';
import { probeAppClosely } from '../client-app/steps/probe-closely.ts';
import { findConnection, lockConnection, type Whole } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { issueKeyPair } from '../key-pair/steps/issue-key-pair.ts';
import { keyPairView } from '../key-pair/steps/key-pair-view.ts';
import { triedView } from '../token/steps/tried-view.ts';
import { openedVault } from '../vault/steps/opened-vault.ts';
import { reconcileConnection } from './loops/reconcile.ts';
import { refuseOtherKind } from './steps/refuse-other-kind.ts';
import { rotationStateOf } from './steps/rotation-state-of.ts';
import { wantNothing } from './steps/wanted-key-pair.ts';

export interface RotationRequest {
  name: string;
  /** The person says that the certificate is in Salesforce: the app is asked every minute for a while. */
  uploaded?: boolean;
  /**
   * False: goes on with what is under way, and makes no new pair where a rotation is over. True: does not say that the last one
   * is over, but begins another.
   */
  begins?: boolean;
  algorithm?: KeyAlgorithm;
  lifetimeDays?: number;
}

type Tell = (tried: TriedKey) => void;

/** Tells each assertion. Errors: connectionNotFound, consumerKeyMissing (through the probe's result), signedByAuthority, tooManyIssued. */
export const rotate = {
  act: 'rotation.rotate',
  connectionOf: ({ name }) => name,
  run: oneStep,
  view: ({ step, keyPair, attempts, connections, acceptedAt, uploadReportedAt, nextLookAt }, now) => ({
    step,
    keyPair: keyPairView(keyPair, now),
    attempts: attempts.map(triedView),
    connections,
    acceptedAt: iso(acceptedAt),
    uploadReportedAt: iso(uploadReportedAt),
    nextLookAt: iso(nextLookAt),
  }),
  viewTold: (tried) => ({ tried: triedView(tried) }),
} satisfies Act<Context, RotationRequest, RotationState, unknown, TriedKey>;

async function oneStep(context: Context, request: RotationRequest, tell: Tell): Promise<RotationState> {
  const { name } = request;
  const seen = await context.store.read((tx) => findConnection(tx, name));
  const goal = rotationGoal(seen, context.clock.now()) ?? goalOfActive(seen, request);
  if (goal === null) return begin(context, seen, request);
  if (goal.step === 'settled') {
    const over = await finish(context, seen, goal.pair);
    return request.begins === true ? begin(context, seen, request) : over;
  }
  await openedVault(context);
  await context.store.write(async (tx) => {
    const { app, pairs } = await lockConnection(tx, name);
    await probeAppClosely(
      context,
      tx,
      app,
      pairs,
      request.uploaded ? 'clientApp.uploadReported' : 'clientApp.probedClosely',
    );
  });
  return lookAll(context, seen, goal.pair, tell);
}

/** "Uploaded", said of an upload that was noticed already, is no wish for another rotation. */
function goalOfActive({ pairs }: Whole, { uploaded, begins }: RotationRequest): RotationGoal | null {
  const active = pairIn(pairs, 'active');
  return active !== undefined && (uploaded === true || begins === false) ? reachedBy(active, pairs) : null;
}

async function begin(context: Context, seen: Whole, request: RotationRequest): Promise<RotationState> {
  const active = pairIn(seen.pairs, 'active');
  const name = seen.connection.name;
  refuseOtherKind(name, seen.pairs);
  const algorithm = request.algorithm ?? active?.algorithm ?? 'rsa-2048';
  const { pair } = await issueKeyPair(context, { name, algorithm, lifetimeDays: request.lifetimeDays ?? 365 });
  return rotationStateOf(context, seen, { pair, step: 'issued' });
}

/** Says "settled" once; the next call begins another rotation. */
async function finish(context: Context, seen: Whole, pair: KeyPair): Promise<RotationState> {
  await context.store.write(async (tx) => {
    const app = await tx.clientApps.lock(seen.app.id);
    if (app !== null) await wantNothing(context, tx, app, pair.id);
  });
  return rotationStateOf(context, seen, { pair, step: 'settled' });
}

/** Asks on every connection of the app, since it settles only when it has on each. */
async function lookAll(context: Context, seen: Whole, goal: KeyPair, tell: Tell): Promise<RotationState> {
  const { connection: first, app } = seen;
  const others = (await context.store.read((tx) => tx.connections.ofApp(app.id))).filter(({ id }) => id !== first.id);
  const lookedAt = context.clock.now();
  const attempts: TriedKey[] = [];
  let failure: SignInFailure | null = null;
  for (const connection of [first, ...others]) {
    const look = await reconcileConnection(context, connection.id, { now: true, onTried: tell });
    const result = look.probe?.result;
    attempts.push(...(result?.tried ?? []));
    if (result?.type === 'notSignedIn') failure ??= result.failure;
  }
  const after = await context.store.read((tx) => findConnection(tx, first.name));
  const pair = after.pairs.find(({ id }) => id === goal.id) ?? goal;
  const reached = rotationGoal(after, context.clock.now()) ?? reachedBy(pair, after.pairs);
  const looked = { attempts, failure, lookedAt };
  if (reached.step === 'settled') return { ...(await finish(context, after, reached.pair)), attempts };
  return rotationStateOf(context, after, reached, looked);
}
