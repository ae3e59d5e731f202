// The recipes of docs/recipes.md for Salesforce's own clients, run as they stand there against `latchkey serve`.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { startSimulator } from '../../simulator/start-simulator.ts';
import type { Check } from './check.ts';
import { recipeOf } from './recipes.ts';
import type { Sandbox } from './sandbox.ts';
import { type ServedConnection, servedConnection } from './served-connection.ts';

const launcher = resolve(import.meta.dirname, '../../bin/latchkey');

export function recipeChecks(clients: string, sandbox: Sandbox): Check[] {
  return [
    {
      name: 'the recipe for jsforce: a token by the API, and another when it is refused',
      run: () =>
        onServed(sandbox, async ({ environment, username, refuseTokens }) => {
          symlinkSync(resolve(clients, 'node_modules'), join(sandbox.folder, 'node_modules'));
          const program = join(sandbox.folder, 'recipe.mjs');
          writeFileSync(program, recipeOf('jsforce'));
          const first = await sandbox.run(process.execPath, [program], { env: environment });
          assert.deepEqual([first.exitCode, first.stdout.trim()], [0, username], first.stderr.slice(0, 600));
          // The cached one is refused now: refreshFn gives it back and gets another.
          refuseTokens();
          const again = await sandbox.run(process.execPath, [program], { env: environment });
          assert.deepEqual([again.exitCode, again.stdout.trim()], [0, username], again.stderr.slice(0, 600));
        }),
    },
    {
      name: 'the recipe for sf: signed in with a token by the API',
      run: () =>
        onServed(sandbox, async ({ environment, username }) => {
          const env = {
            ...environment,
            HOME: join(sandbox.folder, 'home-recipe'),
            PATH: `${resolve(clients, 'node_modules/.bin')}:${process.env.PATH}`,
          };
          const { exitCode, stdout, stderr } = await sandbox.run('sh', ['-euc', recipeOf('sf')], { env });
          assert.equal(exitCode, 0, stderr.slice(0, 600));
          assert.match(stdout, new RegExp(`"username": "${username}"`));
        }),
    },
  ];
}

async function onServed(
  sandbox: Sandbox,
  run: (served: ServedConnection & { refuseTokens(): void }) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator({ propagation: { minSeconds: 0, maxSeconds: 0 } });
  const folder = join(sandbox.folder, `served-${simulator.orgs[0]?.orgId}`);
  const child = sandbox.start(launcher, ['serve', '--json'], { LATCHKEY_DATA: folder, LATCHKEY_PORT: '0' });
  try {
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    const served = await servedConnection(JSON.parse(line), simulator);
    await run({ ...served, refuseTokens: () => simulator.simulator.control.revokeSessions() });
  } finally {
    child.kill();
    await simulator.close();
  }
}
