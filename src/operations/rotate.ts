// `rotate NAME`: one idempotent step of a rotation per call. Issue a pair, wait for its upload, watch the handover, say
// that it has settled. Called again at any point, by anybody, after any crash, it goes on from what is.

import { type KeyAlgorithm, type KeyPair, pairIn } from '../domain/key-pair/key-pair.ts';
import { dayMs, type Instant } from '../domain/ports.ts';
import type { TriedKey } from '../domain/token/sign-in-result.ts';
import type { Context } from './context.ts';
import { downloadCertificate } from './download-certificate.ts';
import { findConnection, lockConnection, type Whole } from './find-connection.ts';
import { reconcileConnection } from './reconcile-connection.ts';
import { wantNothing } from './want-nothing.ts';
import { watchApp } from './watch-app.ts';

export type RotationStep =
  /** A new pair was made by this call; its certificate is to be uploaded. */
  | 'issued'
  /** The pair was made before; the org has not accepted it yet. */
  | 'awaitingUpload'
  /** The org accepts the new pair on some servers; the old one still signs where it must. */
  | 'handover'
  /** The new pair is the active one everywhere. */
  | 'settled';

export interface RotationState {
  step: RotationStep;
  keyPair: KeyPair;
  attempts: readonly TriedKey[];
  nextLookAt: Instant;
  /** Every connection that this rotation touches. */
  connections: string[];
}

export interface RotateOptions {
  isClockTrusted: boolean;
  /** The person says that the certificate is in Salesforce: the app is asked every minute for a while. */
  uploaded?: boolean;
  algorithm?: KeyAlgorithm;
  lifetimeDays?: number;
  onTried?: (tried: TriedKey) => void;
}

/** A rotation that settled within this time is reported as done; after it, `rotate` means a new one. */
const reportedForMs = dayMs;

/** Errors: connectionNotFound, consumerKeyMissing (through the probe's result), tooManyIssued. */
export async function rotate(context: Context, name: string, options: RotateOptions): Promise<RotationState> {
  const seen = await context.store.read((tx) => findConnection(tx, name));
  const goal = rotationGoal(seen, context.clock.now());
  if (goal === null) {
    const active = pairIn(seen.pairs, 'active');
    // Said of an upload that was noticed already: it is no wish for another rotation.
    if (options.uploaded !== true || active === undefined) return begin(context, seen, options);
    return stateOf(context, seen, active.standing.settledAt === null ? 'handover' : 'settled', active, []);
  }
  if (goal.step === 'settled') return finish(context, seen, goal.pair);
  await context.store.write(async (tx) => {
    const { app, pairs } = await lockConnection(tx, name);
    await watchApp(context, tx, app, pairs, options.uploaded ? 'clientApp.uploadReported' : 'clientApp.watched');
  });
  return lookAll(context, seen, goal.pair, options);
}

/** The pair that a rotation under way is about, or null when there is none. */
export function rotationGoal({ app, pairs }: Whole, now: Instant): { pair: KeyPair; step: RotationStep } | null {
  const settling = pairIn(pairs, 'settling');
  if (settling !== undefined) return { pair: settling, step: 'handover' };
  const wanted = pairs.find(({ id }) => id === app.wantedKeyPairId);
  if (wanted === undefined) return null;
  switch (wanted.standing.state) {
    case 'issued':
    case 'previous':
      return { pair: wanted, step: 'awaitingUpload' };
    case 'active': {
      const { settledAt } = wanted.standing;
      const isFirst = pairs.every((pair) => pair.id === wanted.id || pair.standing.lastAcceptedAt === null);
      if (isFirst) return null;
      if (settledAt === null) return { pair: wanted, step: 'handover' };
      return settledAt + reportedForMs > now ? { pair: wanted, step: 'settled' } : null;
    }
    default:
      return null;
  }
}

async function begin(context: Context, seen: Whole, options: RotateOptions): Promise<RotationState> {
  const active = pairIn(seen.pairs, 'active');
  const name = seen.connection.name;
  const algorithm = options.algorithm ?? active?.algorithm ?? 'rsa-2048';
  const { pair } = await downloadCertificate(context, { name, algorithm, lifetimeDays: options.lifetimeDays ?? 365 });
  return stateOf(context, seen, 'issued', pair, []);
}

/** Says "settled" once; the next call begins another rotation. */
async function finish(context: Context, seen: Whole, pair: KeyPair): Promise<RotationState> {
  await context.store.write(async (tx) => {
    const app = await tx.clientApps.lock(seen.app.id);
    if (app !== null) await wantNothing(context, tx, app, pair.id);
  });
  return stateOf(context, seen, 'settled', pair, []);
}

/** Asks on every connection of the app, since it settles only when it has on each. */
async function lookAll(context: Context, seen: Whole, goal: KeyPair, options: RotateOptions): Promise<RotationState> {
  const { connection: first, app } = seen;
  const others = (await context.store.read((tx) => tx.connections.ofApp(app.id))).filter(({ id }) => id !== first.id);
  const attempts: TriedKey[] = [];
  for (const connection of [first, ...others]) {
    const look = await reconcileConnection(context, connection.id, {
      isClockTrusted: options.isClockTrusted,
      now: true,
      ...(options.onTried === undefined ? {} : { onTried: options.onTried }),
    });
    attempts.push(...(look.probe?.result.tried ?? []));
  }
  const after = await context.store.read((tx) => findConnection(tx, first.name));
  const reached = rotationGoal(after, context.clock.now()) ?? withoutHandover(after, goal);
  if (reached.step === 'settled') return { ...(await finish(context, after, reached.pair)), attempts };
  return stateOf(context, after, reached.step, reached.pair, attempts);
}

/** The first pair of an app has nothing to hand over from: accepted is settled. */
function withoutHandover({ pairs }: Whole, goal: KeyPair): { pair: KeyPair; step: RotationStep } {
  const pair = pairs.find(({ id }) => id === goal.id) ?? goal;
  return { pair, step: pair.standing.state === 'active' ? 'settled' : 'awaitingUpload' };
}

async function stateOf(
  context: Context,
  { app, connection }: Whole,
  step: RotationStep,
  pair: KeyPair,
  attempts: readonly TriedKey[],
): Promise<RotationState> {
  const connections = await context.store.read((tx) => tx.connections.ofApp(app.id));
  const fresh = connections.find(({ id }) => id === connection.id) ?? connection;
  const names = connections.map(({ name }) => name);
  return { step, keyPair: pair, attempts, nextLookAt: fresh.nextLookAt, connections: names };
}
