// A linked org against the real program: linked on the command line, asked over a socket, with the very bytes that Apex sends.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { request as httpRequest } from 'node:http';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { secondMs } from '../../src/domain/ports.ts';
import { openWatchedOrg } from '../operations/watch/watched-org.ts';
import { type ApexRequest, computed, headersOfApex } from '../support/org-callout.ts';
import { launcher, shell, startServe } from './serve-process.ts';

const run = promisify(execFile);

test('what is printed for Setup opens the door of serve, for the targets that Apex writes, and each callout once', async (t) => {
  const org = await openWatchedOrg(t);
  const { configuration } = org;
  const folder = dirname(configuration.dataFolder);
  const env = { ...shell(), LATCHKEY_DATA: configuration.dataFolder };
  const { stdout } = await run(launcher, ['org', 'link', 'acme', '--json'], { cwd: folder, env });
  const made = JSON.parse(stdout) as { keyId: string; key: string; orgId: string };
  const { ready, child, ended, log } = await startServe(t, folder);
  const user = { orgId: made.orgId, userId: '0055g00000AbCdEAAV', username: 'zoë@example.com', permission: 'admin' };
  const sign = (request: ApexRequest) => {
    const seconds = Math.floor(Date.now() / secondMs);
    return computed(headersOfApex(user, request, { seconds }), { KeyId: made.keyId, Key: made.key });
  };
  const send = async ({ method, target, body }: ApexRequest, headers: Record<string, string>) => {
    const asked = httpRequest(ready.url, { method, path: target, headers });
    asked.end(body);
    const answered = await new Promise<import('node:http').IncomingMessage>((resolve, reject) =>
      asked.on('response', resolve).on('error', reject),
    );
    return { status: answered.statusCode, json: JSON.parse(await text(answered)) as Record<string, unknown> };
  };
  const targets = [
    '/api/connections?sort=urgency',
    '/api/connections/acme',
    '/api/connections/%61cme',
    '/api/connections?search=o%27neil+%22x%22%20%3Cy%3E&limit=5',
    "/api/connections?search='a'&sort=name",
    '/api/org-link?',
  ];
  for (const target of targets) {
    const request = { method: 'GET', target };
    const headers = sign(request);
    const first = await send(request, headers);
    assert.equal(first.status, 200, `${target} ${JSON.stringify(first.json)}`);
    assert.equal((await send(request, headers)).json.code, 'orgLinkReplayed', target);
  }
  const body = JSON.stringify({ text: 'Größe – не тот ключ 🔑' });
  const posted = { method: 'POST', target: '/api/diagnosis', body };
  assert.equal((await send(posted, sign(posted))).status, 200);
  const large = { ...posted, body: JSON.stringify({ text: 'x'.repeat(262_144) }) };
  assert.equal(
    (await send(large, { ...sign(large), 'Content-Length': String(Buffer.byteLength(large.body)) })).status,
    413,
  );
  const listed = await run(launcher, ['org', 'links', '--json'], { cwd: folder, env });
  assert.ok(!listed.stdout.includes(made.key));
  child.kill('SIGTERM');
  await ended;
  assert.ok(!log().includes(made.key));
});
