// "Does this connection work, and if not, why?" What the test finds is a result; only our own faults are errors.

import { redactSecrets } from '../../domain/diagnosis/redact.ts';
import type { TestResult } from '../../domain/diagnosis/test-result.ts';
import type { TestStep } from '../../domain/diagnosis/test-step.ts';
import { iso } from '../../domain/ports.ts';
import type { TriedKey } from '../../domain/token/sign-in-result.ts';
import type { Act } from '../act.ts';
import { probeTestedClosely } from '../client-app/steps/probe-closely.ts';
import { lockConnection } from '../connection/steps/find-connection.ts';
import type { OrgContext } from '../context.ts';
import { triedView } from '../token/steps/tried-view.ts';
import { Experiment } from './steps/experiment.ts';

export type TestProgress = { tried: TriedKey } | { step: TestStep };

/** Tells each assertion and each step the moment it is known. Errors: connectionNotFound, those of vault and database. */
export const testConnection = {
  act: 'connection.test',
  connectionOf: ({ name }) => name,
  run: runTest,
  view: testView,
} satisfies Act<OrgContext, { name: string }, TestResult, unknown, TestProgress>;

async function runTest(
  context: OrgContext,
  { name }: { name: string },
  tell: (told: TestProgress) => void,
): Promise<TestResult> {
  const whole = await context.store.write(async (tx) => {
    const locked = await lockConnection(tx, name);
    await probeTestedClosely(context, tx, locked);
    return locked;
  });
  const { loginUrl } = whole.connection;
  const isClockTrusted = await context.clockTrust.isTrusted(loginUrl);
  const onTried = (tried: TriedKey) => tell({ tried });
  const onStep = (step: TestStep) => tell({ step });
  return new Experiment(context, whole, { isClockTrusted, onTried, onStep }).run();
}

/** Without the diagnosis: its sentences are the face's. */
function testView(result: TestResult) {
  const { whole, steps, logins, tried } = result;
  const { connection } = whole;
  const common = { connection: connection.name, steps, logins, tried: tried.map(triedView) };
  if (!result.verified) {
    const { failure, spreading } = result;
    return {
      ...common,
      verified: false as const,
      orgId: connection.org?.orgId ?? null,
      username: connection.username,
      keyPair: null,
      failure: { code: failure.code, message: redactSecrets(failure.message) },
      waitUntil: iso(spreading?.until ?? null),
      nextTryAt: iso(spreading?.nextTryAt ?? null),
    };
  }
  const { pair, orgId, username, daysLeft } = result;
  const { fingerprint, standing } = pair;
  const keyPair = { fingerprint, state: standing.state, notAfter: iso(pair.notAfter), daysLeft };
  return { ...common, verified: true as const, orgId, username, keyPair };
}
