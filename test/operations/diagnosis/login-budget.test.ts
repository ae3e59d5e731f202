// The budget of an experiment as numbers; that the experiment keeps to it is in test-connection.test.ts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../../src/operations/context.ts';
import { experimentLogins, LoginBudget } from '../../../src/operations/diagnosis/steps/login-budget.ts';
import { passesInOtherEnvironment } from '../../../src/operations/diagnosis/steps/other-environment.ts';
import { Steps } from '../../../src/operations/diagnosis/steps/test-step.ts';
import { issued } from '../../domain/key-pair/pairs.ts';
import { aClientApp, aConnection } from '../../support/connections.ts';
import { FakeClock } from '../../support/fake-clock.ts';

test('what is spent is left no more, the sign-in itself counts in the total alone', () => {
  const budget = new LoginBudget();
  budget.signedIn(24);
  assert.deepEqual([budget.left, budget.spent, budget.total], [experimentLogins, 0, 24]);
  budget.spend(experimentLogins - 1);
  assert.deepEqual([budget.left, budget.total], [1, 24 + experimentLogins - 1]);
  budget.spend(2);
  assert.deepEqual([budget.left, budget.spent], [0, experimentLogins + 1]);
});

test('the other environment is asked within the budget only, and counts in it', async () => {
  const asked = new Error('an assertion is on its way');
  const store = { write: () => Promise.reject(asked), read: () => Promise.reject(asked) };
  const context = { clock: new FakeClock(), store } as unknown as Context;
  const connection = aConnection({ loginUrl: 'https://login.salesforce.com' });
  const whole = { connection, app: aClientApp({ consumerKey: 'key' }), pairs: [issued('a', { notAfter: Infinity })] };
  const ask = (budget: LoginBudget) =>
    passesInOtherEnvironment(
      context,
      whole,
      { code: 'userNotPreauthorized', message: '' },
      { deadlineMs: Infinity, budget, steps: new Steps() },
    );
  const budget = new LoginBudget();
  await assert.rejects(ask(budget));
  assert.equal(budget.spent, 1);
  budget.spend(experimentLogins - 1);
  assert.equal(await ask(budget), null);
  assert.equal(budget.spent, experimentLogins);
});
