// `latchkey serve` as people run it: a process with a data folder, a simulated org, a mail server.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { keyFilePath } from '../../src/bin/configuration.ts';
import { setConnection } from '../../src/operations/connection/set.ts';
import { openWatchedOrg, type WatchedOrg } from '../operations/watch/watched-org.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { launcher, shell, startServe } from './serve-process.ts';

const run = promisify(execFile);

const folderOf = ({ configuration }: WatchedOrg) => dirname(configuration.dataFolder);

test('serve says where it is, looks after its connections, tells metrics to who has the token, and ends when asked', async (t) => {
  const org = await openWatchedOrg(t);
  const { ready, child, ended, log } = await startServe(t, folderOf(org));
  assert.equal(ready.pid, child.pid);
  assert.match(ready.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.equal((await stat(ready.tokenFile)).mode & 0o777, 0o600);
  const token = (await readFile(ready.tokenFile, 'utf8')).trim();
  assert.equal((await fetch(`${ready.url}/health/ready`)).status, 200);
  assert.equal((await fetch(`${ready.url}/metrics`)).status, 401);
  const metrics = await fetch(`${ready.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  assert.match(await metrics.text(), /latchkey_connection_state\{connection="acme",state="[a-zA-Z]+"\} 1/);
  child.kill('SIGTERM');
  assert.deepEqual(await ended, { code: 0, signal: null });
  const lines = log().trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line).message),
    ['Nobody will be told of anything: no channel is set. Set LATCHKEY_SMTP_URL and LATCHKEY_MAIL_FROM.'],
  );
});

test('each request has an id, in its answer and in what is logged for it, at the level that is set', async (t) => {
  const org = await openWatchedOrg(t);
  const { ready, child, ended, log } = await startServe(t, folderOf(org), { LATCHKEY_LOG_LEVEL: 'info' });
  const secret = 'c'.repeat(43);
  const calendar = await fetch(`${ready.url}/calendar/${secret}.ics`);
  await breakOff(ready.url, `/acknowledge/${'a'.repeat(72)}`);
  await breakOff(ready.url, '/api/v1/sessions');
  const database = new DatabaseSync(`${org.configuration.dataFolder}/latchkey.db`, { timeout: 5_000 });
  database.exec("update connection set contacts = 'none'");
  database.close();
  const authorization = `Bearer ${(await readFile(ready.tokenFile, 'utf8')).trim()}`;
  const failed = await fetch(`${ready.url}/metrics`, { headers: { authorization } });
  child.kill('SIGTERM');
  await ended;
  const lines = log()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const linesOf = ({ headers }: Response) => lines.filter(({ request }) => request === headers.get('x-request-id'));
  const [one, ...more] = linesOf(calendar);
  assert.deepEqual([one.level, one.method, one.path, one.status, more], ['info', 'GET', '/calendar', 404, []]);
  assert.doesNotMatch(log(), new RegExp(secret));
  assert.equal(failed.status, 500);
  assert.deepEqual(
    linesOf(failed).map(({ message }) => message),
    ['A request failed.', 'A request was answered.'],
  );
  assert.doesNotMatch(log(), /"stack":/, 'a request that broke off is no fault of ours');
});

/** Sends half of a request and goes away. */
async function breakOff(url: string, path: string): Promise<void> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const head = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\norigin: ${url}\r\ncontent-length: 100`;
  socket.write(`${head}\r\ncontent-type: application/x-www-form-urlencoded\r\n\r\nact=`);
  await fetch(`${url}/health/live`);
  socket.destroy();
  await fetch(`${url}/health/live`);
}

test('what is due is told by mail while it runs, and the link in the mail works', async (t) => {
  const mails: string[] = [];
  let received: () => void = () => undefined;
  const isReceived = new Promise<void>((resolve) => {
    received = resolve;
  });
  const port = await mailServer(t, (mail) => {
    mails.push(mail);
    received();
  });
  const org = await openWatchedOrg(t);
  await setConnection.run(org.composed.context, { name: 'acme', noticeDays: [3_650] });
  const { ready, child, ended } = await startServe(t, folderOf(org), {
    LATCHKEY_SMTP_URL: `smtp://127.0.0.1:${port}`,
    LATCHKEY_MAIL_FROM: 'latchkey@acme.example',
    LATCHKEY_PUBLIC_URL: 'https://latchkey.acme.example',
  });
  assert.deepEqual(ready.channels, ['mail']);
  await isReceived;
  const path = /https:\/\/latchkey\.acme\.example(\/acknowledge\/[A-Za-z0-9_-]+)/.exec(unfolded(mails[0] ?? ''))?.[1];
  const page = await fetch(`${ready.url}${path}`);
  assert.equal(page.status, 200);
  const noted = await fetch(`${ready.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ act: 'acknowledge' }),
  });
  assert.match(await noted.text(), /Noted/);
  // A shell without these settings neither denies the mail nor prints a port of its own.
  const inShell = async (...words: string[]) =>
    (await run(launcher, words, { env: { ...shell(), LATCHKEY_DATA: org.configuration.dataFolder } })).stdout;
  const status = await inShell('status');
  assert.match(status, /^acme /m);
  assert.doesNotMatch(status, /Nobody will be told when a certificate expires/);
  const { port: served } = new URL(ready.url);
  assert.match(await inShell('calendar', 'feed', 'add'), new RegExp(`^http://127\\.0\\.0\\.1:${served}/calendar/`));
  assert.match(await inShell('user', 'invite', 'bea'), new RegExp(`^http://127\\.0\\.0\\.1:${served}/`));
  child.kill('SIGINT');
  assert.deepEqual(await ended, { code: 0, signal: null });
});

test('asked to end it finishes the look under way, records it and ends', async (t) => {
  const org = await openWatchedOrg(t);
  const server = await waitingServer(t);
  await lookNowAt(org, server.url);
  const { child, ready, ended } = await startServe(t, folderOf(org), { LATCHKEY_WATCH_PROBE_SECONDS: '1' });
  await server.asked();
  child.kill('SIGTERM');
  assert.equal((await fetchUntil(`${ready.url}/health/ready`, 503)).status, 503);
  server.answer();
  assert.deepEqual(await ended, { code: 0, signal: null });
  const connection = await org.context.store.read((tx) => tx.connections.byName('acme'));
  assert.equal(connection?.failure?.code, 'unknownConsumerKey');
});

test('asked twice it ends at once, whatever is under way', async (t) => {
  const org = await openWatchedOrg(t);
  const server = await waitingServer(t);
  await lookNowAt(org, server.url);
  const { child, ready, ended } = await startServe(t, folderOf(org), { LATCHKEY_WATCH_PROBE_SECONDS: '1' });
  await server.asked();
  child.kill('SIGTERM');
  await fetchUntil(`${ready.url}/health/ready`, 503);
  child.kill('SIGTERM');
  assert.deepEqual(await ended, { code: 143, signal: null });
});

test('one channel that is set wrongly stops itself alone, loudly', async (t) => {
  const org = await openWatchedOrg(t);
  const config = { channels: [{ name: 'ops', kind: 'slack', url: 'http://plain.example' }] };
  await writeFile(`${folderOf(org)}/latchkey.config.json`, JSON.stringify(config), { mode: 0o600 });
  const { ready, child, ended, log } = await startServe(t, folderOf(org), {
    LATCHKEY_SMTP_URL: 'smtp://127.0.0.1:1',
    LATCHKEY_MAIL_FROM: 'latchkey@acme.example',
  });
  assert.deepEqual(ready.channels, ['mail']);
  while (!log().includes('channelWrong')) await once(child.stderr ?? child, 'data');
  assert.match(log(), /"error".*"what":"ops".*no https URL/);
  child.kill('SIGTERM');
  await ended;
});

test('a lost key file is told by mail before serve ends', async (t) => {
  const mails: string[] = [];
  const port = await mailServer(t, (mail) => mails.push(mail));
  const org = await openWatchedOrg(t);
  await rm(keyFilePath(org.configuration));
  const environment = {
    LATCHKEY_SMTP_URL: `smtp://127.0.0.1:${port}`,
    LATCHKEY_MAIL_FROM: 'latchkey@acme.example',
    LATCHKEY_NOTIFY: 'ops@acme.example',
    LATCHKEY_PUBLIC_URL: 'https://latchkey.acme.example',
  };
  await assert.rejects(startServe(t, folderOf(org), environment), /vaultKeyFileMissing/);
  assert.equal(mails.length, 1);
  assert.match(unfolded(mails[0] ?? ''), /The key file .* is missing/);
});

test('a second process on the same data folder shares its work and its token', async (t) => {
  const org = await openWatchedOrg(t);
  const one = await startServe(t, folderOf(org));
  const two = await startServe(t, folderOf(org));
  assert.equal(one.ready.tokenFile, two.ready.tokenFile);
  assert.notEqual(one.ready.url, two.ready.url);
  for (const { child } of [one, two]) child.kill('SIGTERM');
  assert.deepEqual(await Promise.all([one.ended, two.ended]), [
    { code: 0, signal: null },
    { code: 0, signal: null },
  ]);
});

test('a port that is taken and a token that others may read are told before anything runs', async (t) => {
  const folder = await temporaryFolder(t);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const port = String((server.address() as AddressInfo).port);
  await assert.rejects(startServe(t, folder, { LATCHKEY_PORT: port }), /ended with 3: .*alreadyRunning/);
  await chmod(`${folder}/data/http-token`, 0o644);
  await assert.rejects(startServe(t, folder), /ended with 3: .*can be read by other users/);
});

async function mailServer(test: TestContext, received: (mail: string) => void): Promise<number> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        received(Buffer.concat(chunks).toString());
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  test.after(() => server.close());
  return (server.server.address() as AddressInfo).port;
}

/** Quoted-printable breaks lines with "=". */
function unfolded(mail: string): string {
  return mail.replaceAll('=\r\n', '').replaceAll('=3D', '=');
}

/** The connection signs in there, and is due. */
async function lookNowAt({ composed: { context } }: WatchedOrg, loginUrl: string): Promise<void> {
  await setConnection.run(context, { name: 'acme', loginUrl });
  await context.store.write(async (tx) => {
    const connection = await tx.connections.byName('acme');
    if (connection !== null) await tx.connections.note({ ...connection, nextLookAt: 0 });
  });
}

/** A login host that answers no request before it is told to. */
async function waitingServer(test: TestContext) {
  let asked: () => void = () => undefined;
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  let answer: () => void = () => undefined;
  const isAnswered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const server = createHttpServer(async (_request, response) => {
    asked();
    await isAnswered;
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end('{"error":"invalid_client_id","error_description":"client identifier invalid"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => isAsked, answer };
}

async function fetchUntil(url: string, status: number): Promise<Response> {
  for (;;) {
    const response = await fetch(url);
    if (response.status === status) return response;
    await response.text();
  }
}
