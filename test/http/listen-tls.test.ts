// The listener over TLS: its certificate, how it is renewed, and the same limits on what a peer may take.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { type TestContext, test } from 'node:test';
import { connect, type TLSSocket } from 'node:tls';
import { systemFiles } from '../../src/adapters/system/files.ts';
import { readTlsPair, renewal } from '../../src/bin/serve-certificate.ts';
import { defaultLimits, listen } from '../../src/bin/serve-listen.ts';
import { dayMs } from '../../src/domain/ports.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { makeTlsFiles, putInPlace } from '../support/tls-files.ts';

const settings = { address: 'LATCHKEY_LISTEN', port: 'LATCHKEY_PORT' };
const quick = { ...defaultLimits, headersTimeoutMs: 200, requestTimeoutMs: 400, idleTimeoutMs: 2_000 };

async function open(t: TestContext, limits = quick) {
  const folder = await temporaryFolder(t);
  const files = makeTlsFiles(folder, 'first');
  const pair = await readTlsPair(systemFiles, files, Date.now());
  const seen: boolean[] = [];
  const listening = await listen(
    { address: '127.0.0.1', port: 0, tls: pair, settings },
    async (request, { isSecure }) => {
      seen.push(isSecure, request.url.startsWith('https:'));
      return new Response(await request.text());
    },
    limits,
  );
  t.after(() => listening.close());
  return { folder, files, pair, listening, seen };
}

async function secured(port: number): Promise<TLSSocket> {
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  socket.on('error', () => undefined);
  await once(socket, 'secureConnect');
  return socket;
}

async function talk(port: number, written: string): Promise<string> {
  const socket = await secured(port);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.write(written);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

async function commonName(port: number): Promise<string | undefined> {
  const socket = await secured(port);
  const { subject } = socket.getPeerCertificate();
  socket.destroy();
  return subject.CN as string | undefined;
}

test('TLS is spoken where both files are set, and a request knows it', async (t) => {
  const { listening, seen } = await open(t);
  assert.match(listening.url, /^https:\/\/127\.0\.0\.1:\d+$/);
  const head = 'POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 4\r\n\r\nfour';
  assert.match(await talk(listening.port, head), /^HTTP\/1\.1 200 [\s\S]*four$/);
  assert.deepEqual(seen, [true, true]);
});

test('what is slow or too large is cut off over TLS as well, and a handshake that never ends', async (t) => {
  const { listening, seen } = await open(t);
  assert.match(await talk(listening.port, 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: '), /^HTTP\/1\.1 408 /);
  const large = `GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: ${'x'.repeat(10_000)}\r\n\r\n`;
  assert.match(await talk(listening.port, large), /^HTTP\/1\.1 431 /);
  const silent = connectTcp(listening.port, '127.0.0.1').on('error', () => undefined);
  await once(silent, 'connect');
  await once(silent, 'close');
  assert.deepEqual(seen, []);
});

test('of more connections than are allowed, one that asks nothing goes before one that waits for its answer', async (t) => {
  const { listening } = await open(t, {
    ...quick,
    connections: 2,
    headersTimeoutMs: 5_000,
    requestTimeoutMs: 5_000,
  });
  const asking = await secured(listening.port);
  asking.write('POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n\r\n1');
  const silent = await secured(listening.port);
  const ended = new Promise((resolve) => silent.once('close', resolve));
  assert.match(await talk(listening.port, 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'), / 200 /);
  await ended;
  asking.write('2');
  const [answer] = await once(asking, 'data');
  assert.match(String(answer), /^HTTP\/1\.1 200 /);
});

test('a renewed certificate is served without a restart; one half of it, another key or an expired one is not', async (t) => {
  const { folder, files, pair, listening } = await open(t);
  const next = makeTlsFiles(folder, 'second');
  const said: string[] = [];
  let now = Date.now();
  const log = { write: (_level: string, message: string) => void said.push(message) };
  const clock = { now: () => now };
  const turn = renewal({ files: systemFiles, clock, log }, files, pair, listening.useCertificate);
  await turn();
  putInPlace(next, { certificate: files.certificate });
  await turn();
  await turn();
  assert.equal(await commonName(listening.port), 'first');
  assert.equal(said.length, 1, 'once, not every few seconds');
  assert.match(said[0] ?? '', /stays as it was\. LATCHKEY_TLS_KEY: the key is not that of the certificate/);
  putInPlace(next, { key: files.key });
  await turn();
  assert.equal(await commonName(listening.port), 'second');
  assert.match(said.at(-1) ?? '', /read anew/);
  chmodSync(files.key, 0o640);
  await turn();
  assert.match(said.at(-1) ?? '', /stays as it was/);
  chmodSync(files.key, 0o600);
  now += 31 * dayMs;
  await turn();
  assert.match(said.at(-1) ?? '', /has expired/);
  assert.equal(await commonName(listening.port), 'second');
});

test('a pair that browsers would not take is refused with what is wrong, and a key that others may read', async (t) => {
  const folder = await temporaryFolder(t);
  const [files, other] = [makeTlsFiles(folder, 'one'), makeTlsFiles(folder, 'other')];
  const wrong = async (paths: typeof files, now: number, code: string, problem: RegExp) =>
    assert.rejects(readTlsPair(systemFiles, paths, now), (error: { code?: string; parameters?: object }) => {
      assert.equal(error.code, code);
      assert.match(JSON.stringify(error.parameters), problem);
      assert.doesNotMatch(JSON.stringify(error), /PRIVATE/);
      return true;
    });
  const now = Date.now();
  await wrong(files, now + 31 * dayMs, 'invalidInput', /LATCHKEY_TLS_CERT.*has expired on 20/);
  await wrong(files, now - dayMs, 'invalidInput', /LATCHKEY_TLS_CERT.*is valid from/);
  await wrong({ ...files, key: other.key }, now, 'invalidInput', /LATCHKEY_TLS_KEY.*not that of the certificate/);
  await wrong({ ...files, key: files.certificate }, now, 'vaultFolderOpen', /644/);
  await wrong({ ...files, certificate: files.key }, now, 'invalidInput', /holds no certificate/);
  await wrong({ ...files, key: `${folder}/none` }, now, 'fileUnreadable', /none/);
  chmodSync(files.certificate, 0o666);
  await wrong(files, now, 'writableByOthers', /666/);
  chmodSync(files.certificate, 0o644);
  execFileSync('openssl', ['rsa', '-aes256', '-passout', 'pass:secret', '-in', files.key, '-out', other.key], {
    stdio: 'pipe',
  });
  await wrong({ ...files, key: other.key }, now, 'invalidInput', /protected by a passphrase/);
});
