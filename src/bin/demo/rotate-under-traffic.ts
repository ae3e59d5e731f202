// A rotation while callers sign in all the time: new certificate uploaded, both answers seen during propagation, the
// handover, settled.

import type { StartedSimulator } from '../../../simulator/start-simulator.ts';
import { ownMachine } from '../../domain/access/permission.ts';
import { pairIn } from '../../domain/key-pair/key-pair.ts';
import type { RotationState } from '../../domain/rotation/rotation-state.ts';
import { perform } from '../../operations/act.ts';
import { findConnection } from '../../operations/connection/steps/find-connection.ts';
import type { Context } from '../../operations/context.ts';
import { showCertificate } from '../../operations/key-pair/show.ts';
import { rotate } from '../../operations/rotation/rotate.ts';
import type { DemoOrg, DemoResult, Narrator } from './story.ts';
import { callThroughLatchkey, callWithOneKey, noCalls } from './traffic.ts';

const callEveryMs = 150;
const lookEveryMs = 400;
/** So that a person who watches can tell one call from the next. */
const gentlyEveryMs = 1_000;

type Rotated = Pick<DemoResult, 'certificates' | 'rotation' | 'traffic'>;

export async function rotateUnderTraffic(
  context: Context,
  { simulator }: StartedSimulator,
  org: DemoOrg,
  narrator: Narrator,
  signal: AbortSignal,
): Promise<Rotated> {
  const name = org.connection;
  const before = await activeFingerprint(context, name);
  const issued = await perform(ownMachine, rotate, context, { name });
  const after = issued.keyPair.fingerprint;
  narrator.step('\nRotation. A new key pair is issued; the old one keeps signing in.');
  const { pem } = await perform(ownMachine, showCertificate, context, { name, fingerprint: after });
  simulator.control.uploadCertificate(org.orgId, org.consumerKey, pem);
  narrator.step('The admin uploads the new certificate. From now on some servers want the old key, some the new.');

  const uploadedAt = performance.now();
  const traffic = { latchkey: noCalls(), oneKeySwitchedAtUpload: noCalls(), oneKeySwitchedAtEnd: noCalls() };
  const ending = new AbortController();
  const isOver = AbortSignal.any([signal, ending.signal]);
  const { connection } = await context.store.read((tx) => findConnection(tx, name));
  const spreadMs = context.settings.propagationSeconds * 1_000;
  const keyAtEnd = () => (performance.now() - uploadedAt < spreadMs ? before : after);
  const callers = [
    repeatedly(context, isOver, () => callThroughLatchkey(context, connection.id, traffic.latchkey)),
    repeatedly(context, isOver, () => callWithOneKey(context, name, after, traffic.oneKeySwitchedAtUpload)),
    repeatedly(context, isOver, () => callWithOneKey(context, name, keyAtEnd(), traffic.oneKeySwitchedAtEnd)),
  ];
  try {
    const watch = await untilSettled(context, simulator, org, { name, before, after }, uploadedAt, narrator, signal);
    return { certificates: { before, after }, rotation: watch, traffic };
  } finally {
    ending.abort();
    await Promise.all(callers);
  }
}

async function untilSettled(
  context: Context,
  simulator: StartedSimulator['simulator'],
  org: DemoOrg,
  { name, before, after }: { name: string; before: string; after: string },
  uploadedAt: number,
  narrator: Narrator,
  signal: AbortSignal,
): Promise<DemoResult['rotation']> {
  const sinceUpload = () => Math.round((performance.now() - uploadedAt) / 100) / 10;
  let firstAcceptedAfterSeconds: number | null = null;
  for (;;) {
    const state: RotationState = await perform(ownMachine, rotate, context, { name });
    const hasAccepted = state.keyPair.fingerprint === after && state.keyPair.standing.state !== 'issued';
    if (firstAcceptedAfterSeconds === null && hasAccepted) {
      firstAcceptedAfterSeconds = sinceUpload();
      narrator.step(
        `Accepted by Salesforce after ${firstAcceptedAfterSeconds} s. The handover begins; both keys stay candidates.`,
      );
    }
    if (state.step === 'settled') {
      narrator.step(
        `Settled after ${sinceUpload()} s: every server takes the new key. The old pair is kept through its retention.`,
      );
      return {
        firstAcceptedAfterSeconds: firstAcceptedAfterSeconds ?? sinceUpload(),
        settledAfterSeconds: sinceUpload(),
      };
    }
    const seen = simulator.control.certificatesSeenByServers(org.orgId, org.consumerKey);
    const changed = seen.filter((fingerprint) => fingerprint !== before).length;
    narrator.progress(
      `   ${sinceUpload().toFixed(1)} s  new on ${changed} of ${seen.length} servers; last probe: ${lastAnswers(state)}`,
    );
    await context.clock.sleep(lookEveryMs, signal);
  }
}

function lastAnswers({ attempts, keyPair }: RotationState): string {
  const word = (fingerprint: string) => (fingerprint === keyPair.fingerprint ? 'new' : 'old');
  return attempts
    .map((tried) => `${word(tried.fingerprint)} key ${tried.result === 'accepted' ? 'accepted' : 'refused'}`)
    .join(', then ');
}

async function activeFingerprint(context: Context, name: string): Promise<string> {
  const { pairs } = await context.store.read((tx) => findConnection(tx, name));
  return pairIn(pairs, 'active')?.fingerprint ?? '';
}

/** A program that goes on signing in after the story, until the signal. */
export async function signInGently(context: Context, name: string, signal: AbortSignal): Promise<void> {
  const { connection } = await context.store.read((tx) => findConnection(tx, name));
  const tally = noCalls();
  await repeatedly(context, signal, () => callThroughLatchkey(context, connection.id, tally), gentlyEveryMs);
}

/** Calls at a steady pace until the end; one call at a time, as one client does. */
async function repeatedly(
  context: Context,
  signal: AbortSignal,
  call: () => Promise<void>,
  pauseMs = callEveryMs,
): Promise<void> {
  while (!signal.aborted) {
    await call();
    try {
      await context.clock.sleep(pauseMs, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
