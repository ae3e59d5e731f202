// "Does this connection work, and if not, why?" What the test finds is a result; only our own faults are errors.

import type { TestResult, TestStep } from '../../domain/diagnosis/test-result.ts';
import { iso } from '../../domain/ports.ts';
import type { NextStep } from '../../domain/status/next-step.ts';
import type { TriedKey } from '../../domain/token/sign-in-result.ts';
import type { Act } from '../act.ts';
import { probeTestedClosely } from '../client-app/steps/probe-closely.ts';
import { findConnection, lockConnection } from '../connection/steps/find-connection.ts';
import type { OrgContext } from '../context.ts';
import { seeSwap } from '../rotation/steps/see-swap.ts';
import { triedView } from '../token/steps/tried-view.ts';
import { openedVault } from '../vault/steps/opened-vault.ts';
import { Experiment } from './steps/experiment.ts';

export type TestProgress = { tried: TriedKey } | { step: TestStep };

/**
 * Tells each assertion and each step the moment it is known. Errors: connectionNotFound, loginBudgetSpent, those of vault
 * and database. */
export const testConnection = {
  act: 'connection.test',
  connectionOf: ({ name }) => name,
  run: runTest,
  view: testView,
  viewTold: (told) => ('tried' in told ? { tried: triedView(told.tried) } : told),
} satisfies Act<OrgContext, { name: string }, TestResult, unknown, TestProgress>;

async function runTest(
  context: OrgContext,
  { name }: { name: string },
  tell: (told: TestProgress) => void,
): Promise<TestResult> {
  const { pairs } = await context.store.read((tx) => findConnection(tx, name));
  if (pairs.length > 0) await openedVault(context);
  const whole = await context.store.write(async (tx) => {
    const locked = await lockConnection(tx, name);
    await probeTestedClosely(context, tx, locked);
    return locked;
  });
  const { loginUrl } = whole.connection;
  const isClockTrusted = await context.clockTrust.isTrusted(loginUrl);
  const onTried = (tried: TriedKey) => tell({ tried });
  const onStep = (step: TestStep) => tell({ step });
  const result = await new Experiment(context, whole, { isClockTrusted, onTried, onStep }).run();
  if (result.verified) {
    await context.store.write(async (tx) => seeSwap(context, tx, await lockConnection(tx, name)));
  }
  return result;
}

/** Steps, failure, diagnosis and what is lacking as data: their sentences are the face's. */
function testView(result: TestResult) {
  const { connection } = result.whole;
  const common = { steps: result.steps, logins: result.logins, tried: result.tried.map(triedView) };
  if (!result.verified) {
    const { failure, diagnosis, spreading } = result;
    return {
      connection: connection.name,
      verified: false,
      orgId: connection.org?.orgId ?? null,
      username: connection.username,
      keyPair: null,
      diagnosis,
      failure: { code: failure.code },
      waitUntil: iso(spreading?.until ?? null),
      nextTryAt: iso(spreading?.nextTryAt ?? null),
      ...common,
    };
  }
  const { pair, orgId, username, daysLeft, lacking, isScanned } = result;
  const nextStep = isScanned ? null : firstScan(result.whole);
  const { fingerprint, standing } = pair;
  const keyPair = { fingerprint, state: standing.state, notAfter: iso(pair.notAfter), daysLeft };
  const verified = { connection: connection.name, verified: true, orgId, username, keyPair, diagnosis: null };
  return { ...verified, lacking, nextStep, ...common };
}

function firstScan({ connection, app }: TestResult['whole']): NextStep {
  return { do: 'scan', why: 'neverScanned', connection: connection.name, app: app.name, isExpired: false };
}
