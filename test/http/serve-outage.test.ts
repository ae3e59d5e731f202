// What becomes of calls and of the log while the database is away: a real PostgreSQL that is stopped and started again, and
// an SQLite file that is moved away and put back.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rename } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { TokenSource } from '../../src/operations/token/steps/token-source.ts';
import { openWatchedOrg, type WatchedOrg } from '../operations/watch/watched-org.ts';
import { startServer } from '../support/postgres.ts';
import { type ServeProcess, startServe } from './serve-process.ts';

const launcher = fileURLToPath(new URL('../../bin/latchkey', import.meta.url));
const folderOf = ({ configuration }: WatchedOrg) => dirname(configuration.dataFolder);

async function onPostgres(t: TestContext) {
  const server = await startServer();
  t.after(() => server.stop());
  const org = await openWatchedOrg(t, {}, { LATCHKEY_DATABASE_URL: server.url });
  return { server, org, environment: { LATCHKEY_DATABASE_URL: server.url } };
}

async function untilReadyIs(status: 200 | 503, { ready }: ServeProcess): Promise<void> {
  while ((await fetch(`${ready.url}/health/ready`)).status !== status);
}

/** What it has logged since it said that no channel is set. */
const linesOf = ({ log }: ServeProcess) =>
  log()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter(({ message }) => !message.startsWith('Nobody will be told'));

async function isLoggedOnce(t: TestContext, org: WatchedOrg, environment: Record<string, string>, outage: Outage) {
  const served = await startServe(t, folderOf(org), { ...environment, LATCHKEY_WATCH_PROBE_SECONDS: '1' });
  await untilReadyIs(200, served);
  await outage.begin();
  for (let probes = 0; probes < 10; probes += 1) await untilReadyIs(503, served);
  await outage.end();
  await untilReadyIs(200, served);
  // What only a write has met ends with a write, which is up to the loops.
  while (!served.log().includes('The database works again.')) await untilReadyIs(200, served);
  served.child.kill('SIGTERM');
  assert.deepEqual(await served.ended, { code: 0, signal: null });
  const [began, ended, ...more] = linesOf(served);
  assert.match(began.message, /^The database fails\./);
  assert.equal(began.error.code, outage.code);
  assert.equal(ended.message, 'The database works again.');
  assert.ok(ended.failed >= 1, `${ended.failed} failures counted`);
  assert.deepEqual(more, []);
}

interface Outage {
  code: string;
  begin(): Promise<void>;
  end(): Promise<void>;
}

test('serve logs one line when PostgreSQL goes away, and one when it is back', async (t) => {
  const { server, org, environment } = await onPostgres(t);
  await isLoggedOnce(t, org, environment, {
    code: 'databaseUnreachable',
    begin: () => server.halt(),
    end: () => server.resume(),
  });
});

test('serve logs one line when its SQLite file goes away, and one when it is back', async (t) => {
  const org = await openWatchedOrg(t);
  const file = join(org.configuration.dataFolder, 'latchkey.db');
  await isLoggedOnce(
    t,
    org,
    {},
    {
      code: 'databaseGone',
      begin: () => rename(file, `${file}.away`),
      end: () => rename(`${file}.away`, file),
    },
  );
});

test('callers of a process whose PostgreSQL restarts get their token', async (t) => {
  const { server, org } = await onPostgres(t);
  const { context } = org.composed;
  const { connection } = await context.store.read(async (tx) => ({ connection: await tx.connections.byName('acme') }));
  const tokens = new TokenSource(context);
  await server.halt();
  const cached = tokens.acquire(connection?.id ?? '');
  const fresh = tokens.acquire(connection?.id ?? '', { fresh: true });
  await server.resume();
  // The one that would take any may find what the other has just fetched.
  for (const access of await Promise.all([cached, fresh])) assert.match(access.token.reveal(), /!/);
});

test('`token` waits for a PostgreSQL that is not there yet', async (t) => {
  const { org, environment } = await onPostgres(t);
  const { hostname, port } = new URL(environment.LATCHKEY_DATABASE_URL);
  let asked = 0;
  const gate = createServer((incoming) => {
    asked += 1;
    if (asked <= 3) return incoming.destroy();
    const outgoing = connect(Number(port), hostname);
    for (const socket of [incoming, outgoing]) socket.on('error', () => {});
    return incoming.pipe(outgoing).pipe(incoming);
  }).listen(0, '127.0.0.1');
  await once(gate, 'listening');
  t.after(() => gate.close());
  const url = new URL(environment.LATCHKEY_DATABASE_URL);
  url.port = String((gate.address() as AddressInfo).port);
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(launcher, ['token', 'acme'], {
    cwd: folderOf(org),
    env: { PATH, HOME, LATCHKEY_DATA: org.configuration.dataFolder, LATCHKEY_DATABASE_URL: url.href },
  });
  const [said, problem] = await Promise.all([text(child.stdout), text(child.stderr)]);
  assert.match(said, /!/, problem);
  assert.ok(asked > 3);
});
