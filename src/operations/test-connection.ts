// "Does this connection work, and if not, why?" Always signs in anew, never from the cache, and is never held by a
// back-off. What it finds is a result; only our own faults are errors.

import { daysUntil } from '../domain/connection/connection-state.ts';
import { type Diagnosis, diagnose } from '../domain/diagnosis/diagnose.ts';
import type { KeyPair } from '../domain/key-pair/key-pair.ts';
import { secondMs } from '../domain/ports.ts';
import { type Target, targets } from '../domain/token/audience.ts';
import type { SignedIn, SignInFailure, SignInResult, TriedKey } from '../domain/token/sign-in-result.ts';
import { advanceRotation } from './advance-rotation.ts';
import type { Context } from './context.ts';
import { failureReport } from './failure-report.ts';
import { findConnection, lockConnection, type Whole } from './find-connection.ts';
import { recordFailure } from './record-failure.ts';
import { signIn } from './sign-in.ts';
import { watchApp } from './watch-app.ts';

/** A person waits: the answer comes within 45 s, whatever Salesforce does. */
const testDeadlineMs = 40 * secondMs;

export interface TestOptions {
  isClockTrusted: boolean;
  onTried?: (tried: TriedKey) => void;
}

export type TestResult = { whole: Whole; tried: readonly TriedKey[] } & (
  | { verified: true; pair: KeyPair; daysLeft: number; orgId: string; username: string }
  | { verified: false; failure: SignInFailure; diagnosis: Diagnosis }
);

/** Errors: connectionNotFound, and those of the vault and the database. */
export async function testConnection(context: Context, name: string, options: TestOptions): Promise<TestResult> {
  const { clock, store } = context;
  const deadlineMs = clock.monotonicMs() + testDeadlineMs;
  const whole = await store.write(async (tx) => {
    const locked = await lockConnection(tx, name);
    await watchApp(context, tx, locked.app, locked.pairs, 'clientApp.watched');
    return locked;
  });
  const result = await searchTarget(context, whole, deadlineMs, options);
  const after = await settleWhatCan(context, whole, options);
  if (result.type === 'signedIn') return verified(context, result, after);
  await recordFailure(context, whole.connection.id, result, 'test');
  const { failure, tried } = result;
  const now = clock.now();
  const diagnosis = diagnose(failureReport(after, failure, tried, context.settings, now), new Date(now));
  return { verified: false, whole: after, failure, diagnosis, tried };
}

/**
 * The remembered combination of host and audience first; the others only when the answer says that this one was wrong,
 * once each, since each miss may count as a failed login.
 */
async function searchTarget(
  context: Context,
  whole: Whole,
  deadlineMs: number,
  options: TestOptions,
): Promise<SignInResult> {
  const { connection, app } = whole;
  const [usual, ...others] = targets(connection, app.kind);
  const first = await attempt(context, whole, usual, deadlineMs, options);
  if (first.type === 'signedIn' || !isAboutTarget(first.failure)) return first;
  const tried = [...first.tried];
  for (const target of others) {
    const result = await attempt(context, whole, target, deadlineMs, options);
    tried.push(...result.tried);
    if (result.type === 'signedIn' || !isAboutTarget(result.failure)) return { ...result, tried };
  }
  return { ...first, tried };
}

function isAboutTarget({ code }: SignInFailure): boolean {
  return code === 'wrongAudience' || code === 'appNotFound' || code === 'unknownConsumerKey';
}

function attempt(
  context: Context,
  { connection }: Whole,
  target: Target | undefined,
  deadlineMs: number,
  { onTried }: TestOptions,
): Promise<SignInResult> {
  return signIn(context, connection.id, {
    purpose: 'test',
    deadlineMs,
    // What never worked is no rotation: nobody waits for twelve rounds of the same answer.
    ...(connection.lastAccepted === null ? { maximumRounds: 3 } : {}),
    ...(target === undefined ? {} : { target }),
    ...(onTried === undefined ? {} : { onTried }),
  });
}

async function settleWhatCan(context: Context, whole: Whole, options: TestOptions): Promise<Whole> {
  await advanceRotation(context, whole.app.id, options.isClockTrusted);
  return context.store.read((tx) => findConnection(tx, whole.connection.name));
}

function verified(context: Context, { answer, pair, tried }: SignedIn, whole: Whole): TestResult {
  const now = whole.pairs.find(({ id }) => id === pair.id) ?? pair;
  const daysLeft = daysUntil(now.notAfter, context.clock.now());
  const { username } = whole.connection;
  return { verified: true, whole, pair: now, daysLeft, orgId: answer.orgId, username, tried };
}
