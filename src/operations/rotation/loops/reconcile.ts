// One look at one connection: sign in if a probe is due, move the rotation of its app one step on, say when to look
// again. Level-triggered and idempotent: any number of processes may do it at any time.

import type { Connection } from '../../../domain/connection/connection.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { Instant } from '../../../domain/ports.ts';
import { hourMs, minuteMs, secondMs } from '../../../domain/ports.ts';
import {
  lookAtLeastEveryMs,
  nextLookAt,
  nextProbe,
  notAhead,
  type ProbeReason,
} from '../../../domain/rotation/probe-schedule.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { isHeld, rationedNow } from '../../../domain/token/rationing.ts';
import type { SignInResult, TriedKey } from '../../../domain/token/sign-in-result.ts';
import { findConnectionById, type Whole } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';
import { recordFailure } from '../../token/steps/record-failure.ts';
import { type SignInOptions, signIn } from '../../token/steps/sign-in.ts';
import { type Advance, advanceRotationAnd } from '../steps/advance-rotation.ts';
import { issueWhenDue, swapWhenDue } from '../steps/scheduled-rotation.ts';

export interface Look {
  probe: { reason: ProbeReason | 'proofForDestruction'; result: SignInResult } | null;
  advance: Advance;
  nextLookAt: Instant;
}

interface LookOptions {
  /** Who has claimed the connection: the last that the look writes gives the claim back. */
  holder?: string;
  /** Signs in although no probe is due: somebody just said "uploaded", or waits. */
  now?: boolean;
  onTried?: (tried: TriedKey) => void;
  signal?: AbortSignal;
}

export async function reconcileConnection(
  context: Context,
  connectionId: string,
  options: LookOptions = {},
): Promise<Look> {
  const { whole, isClockTrusted } = await context.store.read(async (tx) => {
    const found = await findConnectionById(tx, connectionId);
    return { whole: found, isClockTrusted: await context.clockTrust.isTrusted(found.connection.loginUrl, tx) };
  });
  const reason = probeReason(context, whole, options.now ?? false);
  const probe =
    reason === null ? null : { reason, result: await probeNow(context, whole, { ...options, known: whole }) };
  await swapWhenDue(context, whole);
  await issueWhenDue(context, whole);
  const advanceAnd = <T>(work: (tx: WriteTransaction, advance: Advance) => Promise<T>) =>
    advanceRotationAnd(context, whole.app.id, isClockTrusted, work);
  const end = (tx: WriteTransaction, advance: Advance) =>
    endLook(context, tx, whole.connection, advance, options.holder);
  const first = await advanceAnd(async (tx, advance) =>
    probe === null && needsProof(context, whole, advance) ? null : end(tx, advance),
  );
  if (first.done !== null) return { probe, advance: first.advance, nextLookAt: first.done };
  const proof = { reason: 'proofForDestruction', result: await probeNow(context, whole, options) } as const;
  const { advance, done } = await advanceAnd(end);
  return { probe: proof, advance, nextLookAt: done };
}

/**
 * When to look again, and the claim is given back. A look that had nothing to ask must not be due again at once, or a pass
 * over all that is due would never end.
 */
async function endLook(
  { clock, settings }: Context,
  tx: WriteTransaction,
  { id, name }: Connection,
  { app, pairs }: Advance,
  holder: string | undefined,
): Promise<Instant> {
  const connection = await tx.connections.lock(id);
  if (connection === null) throw new LatchkeyError('connectionNotFound', { name });
  if (holder !== undefined) await tx.connections.releaseClaim(id, holder);
  const now = clock.now();
  if (connection.nextLookAt > now && connection.nextLookAt <= now + lookAtLeastEveryMs) return connection.nextLookAt;
  const isAskable = app !== null && app.consumerKey !== null;
  const planned = isAskable ? nextLookAt(connection, pairs, settings, now) : now + lookAtLeastEveryMs;
  const at = Math.max(planned, now + secondMs);
  await tx.connections.note({ ...connection, nextLookAt: at });
  return at;
}

function probeReason(
  { clock, settings }: Context,
  { connection, app, pairs }: Whole,
  wanted: boolean,
): ProbeReason | null {
  const now = clock.now();
  if (app.consumerKey === null) return null;
  const plan = nextProbe(connection, pairs, settings, now);
  if (wanted) return plan?.reason ?? 'closely';
  const isFree = !isHeld(connection.backOff, now) && rationedNow(connection.rationedUntil, now) === null;
  return plan !== null && plan.at <= now && isFree ? plan.reason : null;
}

/** With probes at rest off, nothing else would ever show that another pair is accepted after a retention ended. */
function needsProof({ settings, clock }: Context, { connection, app }: Whole, advance: Advance): boolean {
  if (settings.restProbeHours > 0 || app.consumerKey === null) return false;
  const now = clock.now();
  const provedAt = [connection.lastProbeAt, connection.lastAccepted?.at ?? null].map((at) => notAhead(at, now) ?? 0);
  return (
    Math.max(...provedAt) + 24 * hourMs <= now && advance.holds.some(({ hold }) => hold === 'noAcceptanceOfAnother')
  );
}

/** What is refused for so long is not spreading any more: a second round would only be more refused logins. */
const spreadsAtMostMs = 30 * minuteMs;

/** What never worked, or is known to fail, is asked twice at most, not twelve times: nobody waits for the answer. */
function roundsOfProbe({ failure, lastAccepted }: Connection, now: Instant): number | null {
  if (failure !== null && failure.since <= now - spreadsAtMostMs) return 1;
  return failure !== null || lastAccepted === null ? 2 : null;
}

async function probeNow(
  context: Context,
  { connection }: Whole,
  options: LookOptions & Pick<SignInOptions, 'known'>,
): Promise<SignInResult> {
  const maximumRounds = roundsOfProbe(connection, context.clock.now());
  const result = await signIn(context, connection.id, {
    purpose: 'probe',
    deadlineMs: context.clock.monotonicMs() + context.settings.tokenDeadlineSeconds * secondMs,
    ...(maximumRounds === null ? {} : { maximumRounds }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.onTried === undefined ? {} : { onTried: options.onTried }),
    ...(options.known === undefined ? {} : { known: options.known }),
  });
  if (result.type === 'notSignedIn') await recordFailure(context, connection.id, result, 'probe');
  return result;
}
