// The short part of the matrix: each cause once, with something to look with. `npm run diagnosis:matrix` runs all of it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { experimentLogins } from '../../../src/operations/diagnosis/steps/login-budget.ts';
import { faultCases } from './faults.ts';
import { cells, runCell } from './matrix.ts';

describe('the right cause comes first', () => {
  const short = cells().filter(
    ({ fault, hasContext, environment, appKind }) =>
      hasContext &&
      (faultCases.indexOf(fault) % 2 === 0 ? environment === 'sandbox' : environment === 'production') &&
      appKind === (fault.only ?? (faultCases.indexOf(fault) % 3 === 0 ? 'external-client-app' : 'connected-app')),
  );
  for (const cell of short) {
    test(`${cell.fault.cause}, ${cell.fault.way} (${cell.environment}, ${cell.appKind})`, async () => {
      const { first, second, logins } = await runCell(cell);
      assert.equal(first, cell.fault.cause, `then ${second}`);
      assert.ok(logins.experiment <= experimentLogins);
    });
  }
});
