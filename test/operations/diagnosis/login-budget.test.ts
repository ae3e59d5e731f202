// The budget of an experiment as numbers; that the experiment keeps to it is in test-connection.test.ts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { experimentLogins, LoginBudget } from '../../../src/operations/diagnosis/steps/login-budget.ts';

test('what is spent is left no more, the sign-in itself counts in the total alone', () => {
  const budget = new LoginBudget();
  budget.signedIn(24);
  assert.deepEqual([budget.left, budget.spent, budget.total], [experimentLogins, 0, 24]);
  budget.spend(experimentLogins - 1);
  assert.deepEqual([budget.left, budget.total], [1, 24 + experimentLogins - 1]);
  budget.spend(2);
  assert.deepEqual([budget.left, budget.spent], [0, experimentLogins + 1]);
});
