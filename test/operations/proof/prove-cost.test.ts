// What experiments cost: never more than was said before, whatever the org does, and never the whole login budget of the user.

import assert from 'node:assert/strict';
import { experimentNames } from '../../../src/domain/proof/experiments.ts';
import type { ProofReport } from '../../../src/domain/proof/report.ts';
import type { ProofContext } from '../../../src/operations/context.ts';
import { planProof } from '../../../src/operations/proof/plan.ts';
import type { Installation } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { type AppKind, provable, proved } from './proof-scene.ts';

async function assertKept(context: ProofContext, { experiments }: ProofReport): Promise<void> {
  const plan = await planProof.run(context, { name: 'acme', only: null });
  for (const { experiment, logins, deploys, seconds } of experiments) {
    const said = plan.experiments.find((one) => one.experiment === experiment);
    assert.ok(said !== undefined);
    const spent = { experiment, logins, deploys, minutes: seconds / 60 };
    for (const what of ['logins', 'deploys', 'minutes'] as const)
      assert.ok(spent[what] <= said[what], `${what}: ${JSON.stringify({ spent, said })}`);
  }
}

/** Of the connection itself, which signs in with its own key as ever. */
function withThrowAwayKeys(world: Installation): number {
  const { consumerKey } = world.org();
  return world.network.taken().filter(({ claims }) => claims.iss !== consumerKey).length;
}

const spreading: [AppKind, number, number, number][] = [
  ['connected-app', 600, 120, 600],
  ['external-client-app', 60, 60, 110],
];

for (const [appKind, propagationSeconds, minSeconds, maxSeconds] of spreading) {
  inEachInstallation(
    `all experiments of a ${appKind} cost what was said, in an org that spreads in ${minSeconds} to ${maxSeconds} of ${propagationSeconds} s`,
    async (world) => {
      const { context } = await provable(world, appKind, { propagation: { minSeconds, maxSeconds }, servers: 8 });
      world.network.taken();
      const report = await proved(world, context);
      await assertKept(context, report);
      const wrongKey = report.experiments.find(({ experiment }) => experiment === 'wrongKey');
      const told = report.experiments.reduce((sum, { logins }) => sum + logins, 0);
      assert.equal(withThrowAwayKeys(world), told - (wrongKey?.logins ?? 0));
    },
    { orgs: [{ appKind }], settings: { propagationSeconds } },
  );
}

inEachInstallation(
  'an experiment in an org that answers every third sign-in ends at its cost, and takes away what it made',
  async (world) => {
    const { context } = await provable(world, 'connected-app', { propagation: { minSeconds: 600, maxSeconds: 600 } });
    let asked = 0;
    const exchange: typeof context.tokenEndpoint.exchange = async (request, signal) => {
      asked += 1;
      const answer = await context.tokenEndpoint.exchange(request, signal);
      return asked % 3 === 0
        ? answer
        : { type: 'noAnswer', fault: 'connectionReset', message: 'the connection was reset' };
    };
    const report = await proved(world, { ...context, tokenEndpoint: { exchange } }, ['swap']);
    await assertKept(context, report);
    assert.deepEqual(report.experiments[0]?.notFoundOut, { type: 'costReached', detail: 'logins' });
    assert.equal(world.control.apps(world.org().orgId).length, 1);
  },
  { settings: { propagationSeconds: 600 } },
);

inEachInstallation(
  'experiments that sign in are not begun once the logins of the hour are spent, and a tenth of them stays',
  async (world) => {
    const { context } = await provable(world, 'connected-app');
    const before = world.network.taken().length;
    const report = await proved(world, context, experimentNames);
    const ended = report.experiments.map(({ experiment, deploys, notFoundOut }) => [
      experiment,
      deploys,
      notFoundOut?.type ?? null,
    ]);
    assert.deepEqual(ended, [
      ['wrongKey', 0, null],
      ['readBack', 0, null],
      ['deployer', 1, null],
      ['missingCertificate', 1, null],
      ['swap', 1, 'loginsSpent'],
      ['expiredCertificate', 0, 'loginsSpent'],
      ['flowOff', 0, 'loginsSpent'],
      ['connectedAppSwap', 0, 'loginsSpent'],
    ]);
    assert.ok(before + world.network.taken().length <= 27);
    assert.equal(world.control.apps(world.org().orgId).length, 1);
  },
  { settings: { propagationSeconds: 60, loginsPerHour: 30 } },
);
