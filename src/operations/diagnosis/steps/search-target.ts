// Signs in, and where the answer says that host or audience were wrong, tries the other sensible combinations once each.
// What works is remembered with the acceptance, so that no token call has to search.

import type { LoginHostKind } from '../../../domain/connection/login-url.ts';
import { loginHostKind } from '../../../domain/connection/login-url.ts';
import { type Target, targets } from '../../../domain/token/audience.ts';
import type {
  NotSignedIn,
  SignedIn,
  SignInFailure,
  SignInResult,
  TriedKey,
} from '../../../domain/token/sign-in-result.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';
import { signIn } from '../../token/steps/sign-in.ts';
import type { LoginBudget } from './login-budget.ts';
import type { Steps } from './test-step.ts';

interface SearchOptions {
  /** On the monotonic clock. */
  deadlineMs: number;
  budget: LoginBudget;
  steps: Steps;
  onTried?: ((tried: TriedKey) => void) | undefined;
}

/** `target`: the combination that a refusal is about, since several were asked. */
export type Searched = SignedIn | (NotSignedIn & { target: Target | null });

export async function searchTarget(context: Context, whole: Whole, options: SearchOptions): Promise<Searched> {
  const { connection, app } = whole;
  const [usual, ...others] = targets(connection, app.kind);
  const first = await attempt(context, whole, usual, null, options);
  options.budget.signedIn(first.tried.length);
  if (first.type === 'signedIn') return first;
  if (!isAboutTarget(first.failure)) return { ...first, target: usual ?? null };
  const tried = [...first.tried];
  for (const target of others) {
    // What is left of the budget is the most that an attempt may spend; one that refuses a target spends one login.
    if (context.clock.monotonicMs() >= options.deadlineMs) break;
    const result = await attempt(context, whole, target, options.budget.left, options);
    options.budget.spend(result.tried.length);
    tried.push(...result.tried);
    report(target, result, options.steps);
    if (result.type === 'signedIn') return { ...result, tried };
    // Past host and audience: what this combination says is nearer to the cause.
    if (!isAboutTarget(result.failure)) return { ...result, tried, target };
  }
  if (others.length === 0) reportNoOther(connection.audience, loginHostKind(connection.loginUrl), options.steps);
  return { ...first, tried, target: usual ?? null };
}

function isAboutTarget({ code }: SignInFailure): boolean {
  return code === 'wrongAudience' || code === 'appNotFound' || code === 'unknownConsumerKey';
}

function attempt(
  context: Context,
  { connection }: Whole,
  target: Target | undefined,
  maximumAttempts: number | null,
  { deadlineMs, onTried }: SearchOptions,
): Promise<SignInResult> {
  return signIn(context, connection.id, {
    purpose: 'test',
    deadlineMs,
    // What never worked is no rotation: nobody waits for twelve rounds of the same answer.
    ...(connection.lastAccepted === null ? { maximumRounds: 3 } : {}),
    // Another combination is asked once, with each key.
    ...(maximumAttempts === null ? {} : { maximumRounds: 1, maximumAttempts }),
    ...(target === undefined ? {} : { target }),
    ...(onTried === undefined ? {} : { onTried }),
  });
}

function report({ tokenHost, audience }: Target, result: SignInResult, steps: Steps): void {
  const isAccepted = result.type === 'signedIn';
  steps.report('audience', isAccepted ? 'passed' : 'failed', {
    saw: 'otherTarget',
    tokenHost: new URL(tokenHost).host,
    audience: new URL(audience).host,
    message: isAccepted ? null : result.failure.message,
  });
}

function reportNoOther(audience: string | null, kind: LoginHostKind, steps: Steps): void {
  const isOnlyOne = kind === 'login' || kind === 'test';
  const why = audience !== null ? 'ownAudience' : isOnlyOne ? 'onlyOne' : 'foreignHost';
  steps.report('audience', 'notTried', { saw: 'noOtherTarget', why });
}
