import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTokenEndpoint, tokenRequest } from '../../../src/adapters/salesforce/token-endpoint.ts';
import { createTransport } from '../../../src/adapters/system/transport.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { createPeers } from '../system/transport-peers.ts';
import { accessToken, grant } from './answers.ts';

const peers = createPeers();
const transport = createTransport({ environment: {} });
const endpoint = createTokenEndpoint({ transport, clock: { now: () => Date.now() } });
const assertion = new Secret('eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln+/=');

after(async () => {
  transport.close();
  await peers.closeAll();
});

function exchange(port: number, timeoutMs = 2_000) {
  return endpoint.exchange({ tokenHost: `http://127.0.0.1:${port}`, assertion, timeoutMs });
}

describe('the token endpoint over HTTP', () => {
  let port = 0;
  const seen: { url: string; type: string; body: string }[] = [];
  before(async () => {
    port = await peers.http((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        seen.push({ url: `${request.method} ${request.url}`, type: request.headers['content-type'] ?? '', body });
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ ...grant, instance_url: `http://127.0.0.1:${port}` }));
      });
    });
  });

  it('posts the grant of RFC 7523, form-encoded once, and reads the token', async () => {
    const answer = await exchange(port);
    assert.ok(answer.type === 'accepted');
    assert.equal(answer.accessToken.reveal(), accessToken);
    assert.equal(answer.facts.clockSkewSeconds, 0);
    const [request] = seen;
    assert.equal(request?.url, 'POST /services/oauth2/token');
    assert.equal(request?.type, 'application/x-www-form-urlencoded');
    assert.deepEqual(Object.fromEntries(new URLSearchParams(request?.body)), {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: assertion.reveal(),
    });
  });

  it('never sends a client secret, a cookie or the assertion in the address', () => {
    const { url, headers } = tokenRequest({ tokenHost: 'https://login.salesforce.com', assertion, timeoutMs: 1 });
    assert.equal(url, 'https://login.salesforce.com/services/oauth2/token');
    assert.deepEqual(Object.keys(headers).sort(), ['accept', 'content-type']);
  });

  it('does not follow a redirect with the assertion', async () => {
    let requests = 0;
    const redirecting = await peers.http((_request, response) => {
      requests += 1;
      response.writeHead(307, { location: `http://127.0.0.1:${port}/services/oauth2/token` }).end();
    });
    const before = seen.length;
    const answer = await exchange(redirecting);
    assert.ok(answer.type === 'refused' && answer.code === 'redirected');
    assert.deepEqual([requests, seen.length], [1, before]);
  });

  it('makes an answer of every fault: never answers, half an answer, 10 MB, nobody there', async () => {
    const silent = await peers.tcp(() => undefined);
    const half = await peers.tcp((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{"access_token":')),
    );
    const huge = await peers.http((_request, response) => {
      response.on('error', () => undefined);
      response.end(Buffer.alloc(10_000_000, ' '));
    });
    const gone = createPeers();
    const nobody = await gone.tcp(() => undefined);
    await gone.closeAll();
    const fault = async (at: number, timeoutMs?: number) => {
      const answer = await exchange(at, timeoutMs);
      return answer.type === 'noAnswer' ? answer.fault : answer.type;
    };
    assert.equal(await fault(silent, 50), 'timedOut');
    assert.equal(await fault(half), 'closedHalfWay');
    assert.equal(await fault(huge), 'tooLarge');
    assert.equal(await fault(nobody), 'connectionRefused');
    const aborted = await endpoint.exchange(
      { tokenHost: `http://127.0.0.1:${port}`, assertion, timeoutMs: 1_000 },
      AbortSignal.abort(),
    );
    assert.ok(aborted.type === 'noAnswer' && aborted.fault === 'aborted');
  });
});
