// Drives one swap from where it stands to its end, or until it has to wait, or is left to another process.

import type { AuditVerb } from '../../../domain/audit/audit-verbs.ts';
import { type Instant, minuteMs } from '../../../domain/ports.ts';
import { afterOutcome, datedByNow, type Swap, type SwapFacts } from '../../../domain/rotation/swap.ts';
import {
  isOpenSwap,
  type OpenSwapPhase,
  type OutcomeOf,
  type SwapOutcome,
  type SwapPhase,
  swapPhases,
} from '../../../domain/rotation/swap-phases.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { stumbling } from '../../../domain/token/sign-in-result.ts';
import { probeAppClosely } from '../../client-app/steps/probe-closely.ts';
import { lockConnectionById } from '../../connection/steps/find-connection.ts';
import { auditEntry, type SwapContext, swapSubject } from '../../context.ts';
import { writeLife } from '../../key-pair/steps/write-life.ts';
import { noteReplaced } from '../steps/note-replaced.ts';
import { writeSlotAlarm } from '../steps/slot-alarm.ts';
import { awaitBack, compareBack, deployBack, searchBack } from '../steps/swap-back.ts';
import { awaitDeploy, check, compareBefore, deploy, readBack, search } from '../steps/swap-forth.ts';
import { SwapPause } from '../steps/swap-pause.ts';
import { read } from '../steps/swap-reading.ts';
import { prove } from '../steps/swap-sign-in.ts';
import { proveSigner } from '../steps/swap-signer.ts';
import { SwapWork } from '../steps/swap-work.ts';
import { wantNothing } from '../steps/wanted-key-pair.ts';
import { accept, proveBack, settle } from './swap-proof.ts';

/** A process that dies leaves its swap to others after this; a living one renews it meanwhile. */
export const swapLeaseMs = 30_000;
/** An org that gives no answer for so long, before anything was changed in it: the swap is refused. */
const patienceMs = 30 * minuteMs;

const steps: { [P in OpenSwapPhase]: (work: SwapWork) => Promise<{ outcome: OutcomeOf<P>; facts?: SwapFacts }> } = {
  proving: (work) => (work.swap.putsBack ? proveSigner(work) : prove(work)),
  reading: read,
  checking: check,
  comparing: compareBefore,
  deploying: deploy,
  searching: search,
  awaiting: awaitDeploy,
  readingBack: readBack,
  accepting: accept,
  settling: settle,
  comparingBack: compareBack,
  restoring: deployBack,
  searchingBack: searchBack,
  awaitingBack: awaitBack,
  provingBack: proveBack,
};

interface SwapDriving {
  holder: string;
  signal?: AbortSignal | undefined;
  tell?: (swap: Swap) => void;
}

/** @param taken as it was claimed. The swap as it is then. */
export async function driveSwap(context: SwapContext, taken: Swap, driving: SwapDriving): Promise<Swap> {
  const { holder, tell = () => {} } = driving;
  const ending = new AbortController();
  const signal = driving.signal === undefined ? ending.signal : AbortSignal.any([ending.signal, driving.signal]);
  const renewing = renew(context, taken, holder, ending);
  try {
    let isResumed = true;
    for (let swap = await dated(context, taken, holder); ; isResumed = false) {
      if (!isOpenSwap(swap.phase) || signal.aborted) return swap;
      const moved = await step(context, swap, swap.phase, { holder, signal, isResumed });
      if (moved !== null && !isOpenSwap(moved.phase)) logEnd(context, moved);
      if (moved?.phase === 'settled') await noteReplaced(context, moved);
      if (moved === null) return (await context.store.read((tx) => tx.swaps.byId(taken.id))) ?? swap;
      tell(moved);
      if (moved.phase === swap.phase) return moved;
      swap = moved;
    }
  } finally {
    ending.abort();
    await renewing;
    await context.store.write((tx) => tx.swaps.release(taken.id, holder));
  }
}

/** Where a clock that was ahead dated it, from now on; as soon as nobody doubts the clock. */
async function dated(context: SwapContext, taken: Swap, holder: string): Promise<Swap> {
  const { store, clock, clockTrust } = context;
  if (datedByNow(taken, clock.now()) === taken) return taken;
  return store.write(async (tx) => {
    const { connection } = await lockConnectionById(tx, taken.connectionId);
    const held = await tx.swaps.lockHeld(taken.id, holder);
    if (held === null || !(await clockTrust.isTrusted(connection.loginUrl, tx))) return taken;
    const swap = datedByNow(held, clock.now());
    await tx.swaps.update(swap, null);
    return swap;
  });
}

/** Nobody may watch: what did not settle is in the log as well as in the audit. */
function logEnd({ log }: SwapContext, { id, phase, problem, isScheduled }: Swap): void {
  const level = phase === 'settled' ? 'info' : 'warn';
  log.write(level, `A rotation without hands ended: ${phase}.`, {
    swap: id,
    isScheduled,
    problem: problem?.type ?? null,
  });
}

/** Null: it is another's by now. */
async function step(
  context: SwapContext,
  swap: Swap,
  phase: OpenSwapPhase,
  { holder, signal, isResumed }: { holder: string; signal: AbortSignal; isResumed: boolean },
): Promise<Swap | null> {
  try {
    const { outcome, facts = {} } = await steps[phase](new SwapWork(context, swap, { signal, isResumed }));
    return await move(context, swap, holder, outcome, facts);
  } catch (error) {
    if (signal.aborted) return null;
    const pause = error instanceof SwapPause ? error : stumbled(context, error);
    const now = context.clock.now();
    const isUnchanged = swapPhases[phase].slot === 'old' && now - swap.askedAt > patienceMs;
    if (isUnchanged) {
      return move(context, swap, holder, 'refused', { problem: { type: 'orgSilent', message: pause.why } });
    }
    return wait(context, swap, holder, pause.why, now + pause.ms);
  }
}

/** What nobody foresaw may pass, as a database that is away does; it is in the log. */
function stumbled({ log }: SwapContext, error: unknown): SwapPause {
  log.write('error', 'A rotation without hands stumbled; it goes on in a minute.', { error });
  return new SwapPause(stumbling(error), minuteMs);
}

async function wait(
  context: SwapContext,
  { id }: Swap,
  holder: string,
  waitsFor: string,
  lookAt: Instant,
): Promise<Swap | null> {
  return context.store.write(async (tx) => {
    const held = await tx.swaps.lockHeld(id, holder);
    if (held === null) return null;
    const swap = { ...held, waitsFor, lookAt };
    await tx.swaps.update(swap, null);
    return swap;
  });
}

async function move(
  context: SwapContext,
  seen: Swap,
  holder: string,
  outcome: SwapOutcome,
  facts: SwapFacts,
): Promise<Swap | null> {
  return context.store.write(async (tx) => {
    // Another connection of the app goes on with it, and finds out what came of this step.
    const connection = await tx.connections.byId(seen.connectionId);
    if (connection?.clientAppId !== seen.clientAppId) return null;
    const { app, pairs } = await lockConnectionById(tx, seen.connectionId);
    const held = await tx.swaps.lockHeld(seen.id, holder);
    if (held === null || held.phase !== seen.phase) return null;
    const swap = afterOutcome(held, outcome, facts, context.clock.now());
    if (swap === null) return null;
    const told = {
      ...{ phase: swap.phase, outcome },
      ...(facts.signsInAs && { signsInAs: { ...facts.signsInAs } }),
      ...(swap.problem && { problem: swap.problem.type }),
    };
    const verb = verbOf(swap.phase);
    await tx.swaps.update(swap, auditEntry(context, verb, swapSubject(swap, app), { phase: held.phase }, told));
    // The slot may be about to change: every connection of the app is asked closely, as after an upload by hand.
    if (swap.phase === 'accepting' || swap.phase === 'provingBack') {
      await probeAppClosely(context, tx, app, pairs, 'clientApp.uploadReported');
    }
    if (swap.phase === 'settled' || swap.phase === 'rolledBack') await writeSlotAlarm(context, tx, app, 'ours');
    if (swap.phase === 'rolledBack') await discardNew(context, tx, swap, app.id);
    return swap;
  });
}

function verbOf(phase: SwapPhase): AuditVerb {
  return isOpenSwap(phase) ? 'swap.moved' : `swap.${phase}`;
}

/** Nobody is to upload it by hand: the org did not take it. */
async function discardNew(
  context: SwapContext,
  tx: WriteTransaction,
  { newKeyPairId }: Swap,
  clientAppId: string,
): Promise<void> {
  const app = await tx.clientApps.lock(clientAppId);
  if (app === null) return;
  const pairs = await tx.keyPairs.lockLivingOfApp(clientAppId);
  const event = { type: 'abandoned', keyPairId: newKeyPairId, at: context.clock.now(), reason: 'discarded' } as const;
  await writeLife(context, tx, pairs, event);
  await wantNothing(context, tx, app, newKeyPairId);
}

/** Until it is over. Who lost the claim stops asking the org. */
async function renew({ store, clock, log }: SwapContext, { id }: Swap, holder: string, over: AbortController) {
  while (!over.signal.aborted) {
    await clock.sleep(swapLeaseMs / 3, over.signal).catch(() => undefined);
    if (over.signal.aborted) return;
    try {
      const swap = await store.write((tx) => tx.swaps.claim(id, { holder, leaseMs: swapLeaseMs }));
      if (swap === null) over.abort();
    } catch (error) {
      log.write('warn', 'The claim on a rotation without hands could not be renewed; it is tried again.', { error });
    }
  }
}
