// The listener over real sockets: what a slow or greedy peer may take is bounded.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { type TestContext, test } from 'node:test';
import { defaultLimits, type ListenLimits, listen } from '../../src/bin/serve-listen.ts';
import { openFace } from './face.ts';

const settings = { address: 'LATCHKEY_LISTEN', port: 'LATCHKEY_PORT' };
const loopback = { address: '127.0.0.1', port: 0, tls: null, settings };
const quick: ListenLimits = { ...defaultLimits, headersTimeoutMs: 200, requestTimeoutMs: 400, idleTimeoutMs: 2_000 };

async function open(test: TestContext, limits: ListenLimits = quick) {
  let requests = 0;
  const listening = await listen(
    loopback,
    async (request) => {
      requests += 1;
      return new Response(`${(await request.text()).length}`);
    },
    limits,
  );
  test.after(() => listening.close());
  return { ...listening, requests: () => requests };
}

/** Everything that comes until the other side closes. */
async function talk(port: number, write: (socket: Socket) => void): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  await once(socket, 'connect');
  write(socket);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

test('a request that is whole is answered, on loopback only', async (t) => {
  const { url, port } = await open(t);
  assert.equal(url, `http://127.0.0.1:${port}`);
  assert.equal(await (await fetch(url, { method: 'POST', body: 'four' })).text(), '4');
});

test('headers that never end are cut off with 408, without a handler having run', async (t) => {
  const { port, requests } = await open(t);
  const answer = await talk(port, (socket) => socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: '));
  assert.match(answer, /^HTTP\/1\.1 408 /);
  assert.equal(requests(), 0);
});

test('a body that trickles is cut off', async (t) => {
  const { port } = await open(t);
  const head = 'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n';
  const answer = await talk(port, (socket) => {
    socket.write(head);
    const trickle = setInterval(() => socket.write('x'), 50);
    socket.once('close', () => clearInterval(trickle));
  });
  assert.doesNotMatch(answer, /^HTTP\/1\.1 200 /);
});

test('whoever asked is not cut off while the answer is made, and is as soon as nothing is asked', async (t) => {
  const limits = { ...quick, idleTimeoutMs: 100, headersTimeoutMs: 5_000, requestTimeoutMs: 5_000 };
  const working = Promise.withResolvers<Response>();
  const listening = await listen(loopback, async () => (await working.promise).clone(), limits);
  t.after(() => listening.close());
  const silent = talk(listening.port, () => undefined);
  const answered = talk(listening.port, (socket) =>
    socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n'),
  );
  const half = talk(listening.port, (socket) =>
    socket.write('POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\nhalf'),
  );
  // The others were silent for as long.
  assert.equal(await silent, '');
  assert.doesNotMatch(await half, /^HTTP\/1\.1 200 /);
  working.resolve(new Response('late'));
  assert.match(await answered, /^HTTP\/1\.1 200 [\s\S]*late/);
});

test('headers that are too large are refused with 431', async (t) => {
  const { port, requests } = await open(t);
  const answer = await talk(port, (socket) =>
    socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Large: ${'x'.repeat(10_000)}\r\n\r\n`),
  );
  assert.match(answer, /^HTTP\/1\.1 431 /);
  assert.equal(requests(), 0);
});

test('a large body is refused before it has arrived, and a chunked one once it is too large', async (t) => {
  const face = await openFace(t);
  const { port, close } = await listen(loopback, face.answer);
  t.after(close);
  const head = `POST ${face.acknowledgePath} HTTP/1.1\r\nHost: 127.0.0.1:7420\r\n`;
  const declared = await talk(port, (socket) =>
    socket.write(`${head}Content-Length: 1000000000\r\nConnection: close\r\n\r\n`),
  );
  assert.match(declared, /^HTTP\/1\.1 413 /);
  const chunk = `1000\r\n${'x'.repeat(0x1000)}\r\n`;
  const chunked = await talk(port, (socket) =>
    socket.write(`${head}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunk}`),
  );
  assert.match(chunked, /^HTTP\/1\.1 413 /);
});

test('a form comes through a proxy that sends it in chunks, and none at all is no form', async (t) => {
  const face = await openFace(t);
  const { port, close } = await listen(loopback, face.answer);
  t.after(close);
  const head = `POST ${face.acknowledgePath} HTTP/1.1\r\nHost: 127.0.0.1:7420\r\nConnection: close\r\n`;
  assert.match(await talk(port, (socket) => socket.write(`${head}\r\n`)), /^HTTP\/1\.1 400 /);
  const form = '5\r\nact=a\r\na\r\ncknowledge\r\n0\r\n\r\n';
  const noted = await talk(port, (socket) => socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n${form}`));
  assert.match(noted, /^HTTP\/1\.1 200 [\s\S]*<h1>Noted<\/h1>/);
});

const keptAlive = 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';

for (const [doing, written, isAnswered] of [
  ['kept alive after an answer', keptAlive, true],
  ['silent', '', false],
  ['in the middle of their headers', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ', false],
  ['in the middle of a request', 'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n1', false],
] as const) {
  test(`250 connections that are ${doing} keep no health check out`, async (t) => {
    const sockets: Socket[] = [];
    // Before the listener closes, which waits for them.
    t.after(() => {
      for (const socket of sockets) socket.destroy();
    });
    const { port, url } = await open(t, { ...defaultLimits, headersTimeoutMs: 60_000, requestTimeoutMs: 60_000 });
    let closings = 0;
    for (let opened = 0; opened < 250; opened += 1) {
      const socket = connect(port, '127.0.0.1').on('error', () => undefined);
      sockets.push(socket);
      const closed = new Promise((resolve) => {
        socket.resume().once('close', resolve);
      });
      void closed.then(() => {
        closings += 1;
      });
      await Promise.race([once(socket, 'connect'), closed]);
      if (written !== '') socket.write(written);
      if (isAnswered) await Promise.race([once(socket, 'data'), closed]);
    }
    for (let checks = 0; checks < 10; checks += 1)
      assert.equal((await fetch(url, { headers: { connection: 'close' } })).status, 200);
    assert.ok(closings >= 50, `${closings}`);
  });
}

test('of more connections than are allowed, one that asks nothing goes before one that waits for its answer', async (t) => {
  const { port, url } = await open(t, { ...quick, connections: 2, headersTimeoutMs: 5_000, requestTimeoutMs: 5_000 });
  const asking = connect(port, '127.0.0.1');
  t.after(() => asking.destroy());
  await once(asking, 'connect');
  asking.write('POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 2\r\n\r\n1');
  const silent = connect(port, '127.0.0.1').on('error', () => undefined);
  const ended = once(silent, 'close');
  await once(silent, 'connect');
  assert.equal((await fetch(url, { headers: { connection: 'close' } })).status, 200);
  await ended;
  asking.write('2');
  const [answer] = await once(asking, 'data');
  assert.match(String(answer), /^HTTP\/1\.1 200 /);
});

test('a port that is taken is told in words', async (t) => {
  const { port } = await open(t);
  await assert.rejects(
    listen({ ...loopback, port }, async () => new Response()),
    { code: 'alreadyRunning' },
  );
});

test('closing waits for the request under way and takes no new one', async () => {
  let answer: (response: Response) => void = () => undefined;
  let asked: () => void = () => undefined;
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const listening = await listen(loopback, () => {
    asked();
    return new Promise((resolve) => {
      answer = resolve;
    });
  });
  const underWay = fetch(listening.url);
  await isAsked;
  const closing = listening.close();
  await assert.rejects(fetch(listening.url));
  answer(new Response('done'));
  assert.equal(await (await underWay).text(), 'done');
  await closing;
});

for (const [what, written, status] of [
  ['no HTTP', 'nonsense\r\n\r\n', 400],
  ['no Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['a Host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
  ['a length and chunks', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
  ['an expectation', 'GET / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\nConnection: close\r\n\r\n', 417],
  ['headers that never end', 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ', 408],
  ['headers that are too large', `GET / HTTP/1.1\r\nHost: a\r\nX-Large: ${'x'.repeat(10_000)}\r\n\r\n`, 431],
] as const) {
  test(`${what}: the refusal bears the headers that every answer bears`, async (t) => {
    const { port, requests } = await open(t);
    const answer = await talk(port, (socket) => socket.write(written));
    assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `));
    for (const header of ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'cache-control'])
      assert.match(answer, new RegExp(`\r\n${header}: `, 'i'));
    assert.equal(requests(), 0);
  });
}

test('loopback is listened to on both families at one port, where the machine has both', async (t) => {
  const { port } = await open(t);
  const answers = await Promise.allSettled(
    ['127.0.0.1', '[::1]', 'localhost'].map(async (host) => (await fetch(`http://${host}:${port}`)).status),
  );
  const hasBoth = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));
  const wanted = hasBoth ? ['fulfilled', 'fulfilled', 'fulfilled'] : ['fulfilled', 'rejected', 'fulfilled'];
  assert.deepEqual(
    answers.map(({ status }) => status),
    wanted,
  );
});

test('an address that this machine does not have is told in words', async () => {
  const elsewhere = { ...loopback, address: '203.0.113.7' };
  const answer = async () => new Response();
  await assert.rejects(listen(elsewhere, answer), { code: 'invalidInput' });
});
