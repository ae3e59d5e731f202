// Whether the user and the app are found in the other environment: one assertion to the other of login and
// test.salesforce.com, which are both Salesforce's. It proves a wrong login URL and adopts nothing: the org that answers is
// not the one that the connection names, so the acceptance is recorded as a fact of the attempt alone.

import { loginHostKind, productionLogin, sandboxLogin } from '../../../domain/connection/login-url.ts';
import { candidates } from '../../../domain/key-pair/candidates.ts';
import type { Target } from '../../../domain/token/audience.ts';
import type { SignInFailure } from '../../../domain/token/sign-in-result.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';
import { recordRefusal } from '../../token/steps/record-outcome.ts';
import { tryKeyPair } from '../../token/steps/try-key-pair.ts';
import type { LoginBudget } from './login-budget.ts';
import type { Steps } from './test-step.ts';

/** What an org answers that does not know the user or the app. */
const unknownHere: ReadonlySet<string> = new Set(['userNotPreauthorized', 'unknownConsumerKey', 'appNotFound']);

/** True: it passed there; false: refused there too; null: not asked. */
export async function passesInOtherEnvironment(
  context: Context,
  { connection, app, pairs }: Whole,
  failure: SignInFailure,
  options: { deadlineMs: number; budget: LoginBudget; steps: Steps },
): Promise<boolean | null> {
  const { steps, budget } = options;
  const target = otherEnvironment(connection.loginUrl);
  const { consumerKey } = app;
  const now = context.clock.now();
  const [pair] = candidates(pairs, { expiredPolicy: connection.expiredPolicy, answeredLast: null, now });
  if (target === null || pair === undefined || consumerKey === null || !unknownHere.has(failure.code)) return null;
  if (connection.lastAccepted !== null) {
    steps.report('otherEnvironment', 'notTried', { saw: 'otherEnvironment', host: hostOf(target), message: null });
    return null;
  }
  if (budget.left === 0 || context.clock.monotonicMs() >= options.deadlineMs) return null;
  budget.spend(1);
  const tried = await tryKeyPair(context, {
    connection,
    app: { ...app, consumerKey },
    pair,
    target,
    purpose: 'test',
    clockSkewSeconds: connection.clockSkewSeconds,
    certificatesAt: now,
    deadlineMs: options.deadlineMs,
    isAlone: false,
  });
  if (tried.type !== 'answered') return null;
  const { answer, attemptId, at } = tried;
  if (answer.type !== 'accepted') {
    await context.store.write((tx) => recordRefusal(tx, { attemptId, answer, at }));
    const { message } = answer;
    steps.report('otherEnvironment', 'failed', { saw: 'otherEnvironment', host: hostOf(target), message });
    return false;
  }
  await context.store.write((tx) => tx.attempts.finish(attemptId, { type: 'accepted' }, at));
  steps.report('otherEnvironment', 'passed', { saw: 'otherEnvironment', host: hostOf(target), message: null });
  return true;
}

function otherEnvironment(loginUrl: string): Target | null {
  switch (loginHostKind(loginUrl)) {
    case 'login':
      return { tokenHost: sandboxLogin, audience: sandboxLogin };
    case 'test':
      return { tokenHost: productionLogin, audience: productionLogin };
    default:
      return null;
  }
}

function hostOf({ tokenHost }: Target): string {
  return new URL(tokenHost).host;
}
