// What holds between real processes of one installation: the program's own composition, a database on disk or a server, the
// org over HTTP.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startSimulator } from '../../../simulator/start-simulator.ts';
import { compose } from '../../../src/bin/compose.ts';
import { readConfiguration } from '../../../src/bin/configuration.ts';
import { addConnection } from '../../../src/operations/connection/add.ts';
import { downloadCertificate } from '../../../src/operations/key-pair/download.ts';
import { unsealToken } from '../../../src/operations/token/steps/sealed-token.ts';
import { assertNoCanaries, canary } from '../../support/canaries.ts';
import { onEachDatabase } from '../scene/on-each-database.ts';
import type { Place } from '../scene/place.ts';

const script = fileURLToPath(new URL('token-process.ts', import.meta.url));

/** A connection that works and has signed in never, seen by this process and by those that it starts. */
async function installation(place: Place, t: TestContext, settings: Record<string, string> = {}) {
  const { location } = place;
  const environment: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    LATCHKEY_DATA: join(place.folder, 'data'),
    ...(location.type === 'postgres' ? { LATCHKEY_DATABASE_URL: location.url } : {}),
    ...settings,
  };
  const simulator = await startSimulator({ propagation: { minSeconds: 0, maxSeconds: 0 } });
  t.after(() => simulator.close());
  const [org] = simulator.orgs;
  if (org === undefined || org.consumerKey === null) return assert.fail('the simulator has an org with an app');
  const { orgId, loginUrl, username, consumerKey } = org;
  const actor = { name: 'tester', from: 'test' };
  const { context, close } = await compose(readConfiguration(environment, place.folder, {}), environment, actor);
  const { connection } = await addConnection.run(context, { name: 'acme', loginUrl, username, consumerKey });
  const { pem } = await downloadCertificate.run(context, { name: 'acme', algorithm: 'rsa-2048', lifetimeDays: 365 });
  await close();
  const { control } = simulator.simulator;
  control.uploadCertificate(orgId, consumerKey, pem);
  const exchanges = () => control.log().filter(({ path }) => path === '/services/oauth2/token');
  return { environment, connectionId: connection.id, exchanges };
}

/** Starts two processes, lets them begin together, and returns what each came to. */
async function together(t: TestContext, environment: Record<string, string>, task: object): Promise<string[][]> {
  const begin = async () => {
    const args = ['--disable-warning=ExperimentalWarning', script, JSON.stringify(task)];
    const child = spawn(process.execPath, args, { env: environment, stdio: ['pipe', 'pipe', 'inherit'] });
    t.after(() => void child.kill('SIGKILL'));
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    assert.equal((await lines.next()).value, '"ready"');
    return { child, lines };
  };
  const both = await Promise.all([begin(), begin()]);
  for (const { child } of both) child.stdin.end('go\n');
  return Promise.all(
    both.map(async ({ child, lines }) => {
      const ended = once(child, 'exit');
      const said: string[] = JSON.parse((await lines.next()).value ?? '[]');
      await ended;
      return said;
    }),
  );
}

onEachDatabase('fifty callers in each of two processes share one exchange', async (place, t) => {
  const { environment, connectionId, exchanges } = await installation(place, t);
  const said = await together(t, environment, { connectionId, callers: 50, fresh: false });
  assert.equal(new Set(said.flat()).size, 1, said.join());
  assert.match(said.flat()[0] ?? '', /^[0-9a-f]{64}$/);
  assert.deepEqual(
    exchanges().map(({ outcome }) => outcome),
    ['accepted'],
  );
});

onEachDatabase('no plain token lies in the data folder of two processes that shared one', async (place, t) => {
  const { environment, connectionId } = await installation(place, t);
  await together(t, environment, { connectionId, callers: 2, fresh: false });
  const configuration = readConfiguration(environment, place.folder, {});
  const { context, close } = await compose(configuration, environment, { name: 'tester', from: 'test' });
  t.after(close);
  const row = (await context.store.read((tx) => tx.tokens.get(connectionId))) ?? assert.fail('nothing was cached');
  const { accessToken } = (await unsealToken(context, row)) ?? assert.fail('it does not open');
  await assertNoCanaries({ folder: place.folder }, [canary('token', accessToken.reveal())]);
});
