// `serve` over TLS, with a listener of its own for probes and a proxy that is trusted, as a process.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { makeTlsFiles } from '../support/tls-files.ts';
import { startServe } from './serve-process.ts';

interface Answered {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Trusts the certificate of the test alone. */
function ask(
  ca: string,
  url: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body = '',
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asking = request(
      url,
      { ca, headers, method, agent: false, checkServerIdentity: () => undefined },
      (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('over TLS it answers people with HSTS and a cookie bound to the host, and probes on a listener of their own', async (t) => {
  const folder = await temporaryFolder(t);
  const files = makeTlsFiles(folder, 'latchkey');
  const probePort = await freePort();
  const { ready, child, ended, log } = await startServe(t, folder, {
    LATCHKEY_TLS_CERT: files.certificate,
    LATCHKEY_TLS_KEY: files.key,
    LATCHKEY_PROBE_LISTEN: `127.0.0.1:${probePort}`,
    LATCHKEY_PUBLIC_URL: 'https://latchkey.test',
    LATCHKEY_TRUSTED_PROXY: '127.0.0.1',
  });
  const ca = readFileSync(files.certificate, 'utf8');
  assert.match(ready.url, /^https:\/\/127\.0\.0\.1:\d+$/);
  const { port } = new URL(ready.url);
  const authorization = `Bearer ${readFileSync(ready.tokenFile, 'utf8').trim()}`;
  const main = await ask(ca, `${ready.url}/health/live`, {}, 'HEAD');
  assert.equal(main.status, 200);
  assert.equal(main.headers['strict-transport-security'], 'max-age=31536000');
  assert.match(String(main.headers['content-security-policy']), /default-src 'none'/);
  const named = await ask(ca, `https://localhost:${port}/health/live`);
  assert.equal(named.headers['strict-transport-security'], undefined, 'for localhost it would shut out others');
  assert.equal((await ask(ca, `${ready.url}/metrics`, { authorization })).status, 404);
  assert.equal((await ask(ca, `${ready.url}/api/session`, { host: 'evil.example' })).status, 421);
  const probes = `https://127.0.0.1:${probePort}`;
  assert.equal((await ask(ca, `${probes}/health/ready`, { host: 'a-pod:7421' })).status, 200);
  assert.equal((await ask(ca, `${probes}/metrics`)).status, 401);
  assert.equal((await ask(ca, `${probes}/metrics`, { authorization })).status, 200);
  assert.equal((await ask(ca, `${probes}/api/sign-in`, { authorization })).status, 404);
  const { firstAdminUrl } = ready as unknown as { firstAdminUrl: string };
  const [, token = ''] = firstAdminUrl.split('#');
  const origin = ready.url;
  const json = { 'content-type': 'application/json', origin, 'x-forwarded-for': '203.0.113.9' };
  const taken = { token, username: 'anna', password: 'correct horse battery' };
  const made = await ask(ca, `${ready.url}/api/invitation`, json, 'POST', JSON.stringify(taken));
  assert.equal(made.status, 201, made.body);
  const [cookie = ''] = made.headers['set-cookie'] ?? [];
  assert.match(cookie, /^__Host-latchkey=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/);
  const audit = await ask(ca, `${ready.url}/api/audit`, { cookie: cookie.split(';')[0] ?? '' });
  assert.match(audit.body, /api from 203\.0\.113\.9/);
  child.kill('SIGTERM');
  assert.deepEqual(await ended, { code: 0, signal: null });
  assert.doesNotMatch(log(), /"level":"error"/);
});
