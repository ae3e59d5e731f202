import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { createTransport } from '../../../src/adapters/system/transport.ts';
import { TransportFault as Fault, type HttpRequest, type TransportFault } from '../../../src/domain/ports.ts';
import { createPeers, makeCertificates, type TestCertificates } from './transport-peers.ts';

const peers = createPeers();
let certificates: TestCertificates;
const planted = 'planted-secret-4711';

before(() => {
  certificates = makeCertificates();
});
after(async () => {
  await peers.closeAll();
  certificates.remove();
});

function get(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  const headers = { authorization: `Bearer ${planted}` };
  return { method: 'GET', url, headers, timeoutMs: 5_000, maximumBytes: 1_000_000, ...more };
}

function withTransport<T>(
  environment: Record<string, string>,
  use: (
    send: (request: HttpRequest, signal?: AbortSignal) => ReturnType<ReturnType<typeof createTransport>['send']>,
  ) => Promise<T>,
): Promise<T> {
  const transport = createTransport({ environment });
  return use((request, signal) => transport.send(request, signal)).finally(() => transport.close());
}

async function faultOf(
  request: HttpRequest,
  environment: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<TransportFault> {
  const fault = await withTransport(environment, (send) => send(request, signal)).then(
    ({ status }) => assert.fail(`answered ${status}`),
    (error: unknown) => error,
  );
  assert.ok(fault instanceof Fault, `threw ${String(fault)}`);
  assert.doesNotMatch(`${fault.message} ${fault.stack}`, new RegExp(planted));
  return fault;
}

describe('an exchange over real sockets', () => {
  it('shares a connection with the request before, unless it is to be alone', async () => {
    const ports: (number | undefined)[] = [];
    const port = await peers.http((request, response) => {
      ports.push(request.socket.remotePort);
      response.end('ok');
    });
    const asked = [{}, {}, { isAlone: true }, { isAlone: true }, {}];
    await withTransport({}, async (send) => {
      for (const more of asked) await send(get(`http://127.0.0.1:${port}/`, more));
    });
    const [first, second, third, fourth, last] = ports;
    assert.equal(second, first);
    assert.equal(new Set([first, third, fourth]).size, 3);
    assert.equal(last, first, 'and the shared one stays for the others');
  });

  it('sends method, path, query, headers and body, and reads status, lower-case headers and body', async () => {
    const port = await peers.http((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        response.writeHead(201, { 'X-Answer': 'yes', 'Set-Cookie': ['a=1', 'b=2'] });
        response.end(`${request.method} ${request.url} ${request.headers['content-type']} ${Buffer.concat(chunks)}`);
      });
    });
    const answer = await withTransport({}, (send) =>
      send(
        get(`http://127.0.0.1:${port}/a?b=c`, {
          method: 'POST',
          headers: { 'Content-Type': 'text/plain' },
          body: 'grüße',
        }),
      ),
    );
    assert.equal(answer.status, 201);
    assert.equal(answer.headers['x-answer'], 'yes');
    assert.equal(answer.headers['set-cookie'], 'a=1, b=2');
    assert.equal(Buffer.from(answer.body).toString(), 'POST /a?b=c text/plain grüße');
    assert.ok(answer.roundTripMs >= 0 && answer.roundTripMs < 5_000);
  });

  it('follows no redirect', async () => {
    let requests = 0;
    const port = await peers.http((_request, response) => {
      requests += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    const { status, headers } = await withTransport({}, (send) => send(get(`http://127.0.0.1:${port}/`)));
    assert.deepEqual([status, headers.location, requests], [302, '/elsewhere', 1]);
  });

  it('reaches IPv6 loopback, by address and by name', async () => {
    const port = await peers.http((_request, response) => response.end('six'), '::1');
    for (const host of ['[::1]', 'localhost', 'org.localhost']) {
      const { body } = await withTransport({}, (send) => send(get(`http://${host}:${port}/`)));
      assert.equal(Buffer.from(body).toString(), 'six', host);
    }
  });

  it('keeps a connection for the next request', async () => {
    const ports = new Set<number | undefined>();
    const port = await peers.http((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('ok');
    });
    await withTransport({}, async (send) => {
      for (let index = 0; index < 3; index += 1) await send(get(`http://127.0.0.1:${port}/`));
    });
    assert.equal(ports.size, 1);
  });

  it('reports a kept connection that the server drops under the next request as reset, and connects anew after it', async () => {
    let answered = 0;
    const port = await peers.tcp((socket) => {
      socket.on('data', () => {
        answered += 1;
        if (answered === 2) socket.destroy();
        else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\nok');
      });
    });
    await withTransport({}, async (send) => {
      const request = get(`http://127.0.0.1:${port}/`);
      assert.equal((await send(request)).status, 200);
      await assert.rejects(send(request), (error: TransportFault) => error.kind === 'connectionReset');
      assert.equal((await send(request)).status, 200);
    });
  });

  it('gives each of two answers sent at once to its own request', async () => {
    const port = await peers.tcp((socket) => {
      socket.once('data', () =>
        socket.write(
          'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nfirstHTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nsecond',
        ),
      );
    });
    await withTransport({}, async (send) => {
      const first = await send(get(`http://127.0.0.1:${port}/`));
      assert.equal(Buffer.from(first.body).toString(), 'first');
      const second = await send(get(`http://127.0.0.1:${port}/`));
      assert.equal(
        Buffer.from(second.body).toString(),
        'first',
        'an unasked answer is thrown away with its connection',
      );
    });
  });
});

describe('faults are named for what happened', () => {
  it('nameNotFound: a name that nobody knows', async () => {
    const fault = await faultOf(get(`https://no-such-host.invalid/?token=${planted}`));
    assert.equal(fault.kind, 'nameNotFound');
    assert.match(fault.detail, /getaddrinfo E\w+ no-such-host\.invalid/);
  });

  it('connectionRefused: nobody listens', async () => {
    const port = await peers.tcp(() => undefined);
    const unused = createPeers();
    const closed = await unused.tcp(() => undefined);
    await unused.closeAll();
    assert.notEqual(port, closed);
    const fault = await faultOf(get(`http://127.0.0.1:${closed}/`));
    assert.deepEqual([fault.kind, fault.detail], ['connectionRefused', `connect ECONNREFUSED 127.0.0.1:${closed}`]);
    assert.equal((await faultOf(get(`http://localhost:${closed}/`))).kind, 'connectionRefused');
  });

  it('connectionReset: closed or reset before any answer', async () => {
    const closing = await peers.tcp((socket) => socket.once('data', () => socket.end()));
    const resetting = await peers.tcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const atOnce = await peers.tcp((socket) => socket.resetAndDestroy());
    for (const port of [closing, resetting, atOnce]) {
      assert.equal((await faultOf(get(`http://127.0.0.1:${port}/`))).kind, 'connectionReset');
    }
  });

  it('closedHalfWay: the answer stops in the middle, by close, reset or a chunk that never ends', async () => {
    const answers: ((socket: Socket) => void)[] = [
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'),
      (socket) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n10\r\nhalf'),
      (socket) => socket.end('220 mail.example ESMTP\r\n'),
    ];
    for (const answer of answers) {
      const port = await peers.tcp((socket) => socket.once('data', () => answer(socket)));
      assert.equal((await faultOf(get(`http://127.0.0.1:${port}/`))).kind, 'closedHalfWay', String(answer));
    }
  });

  it('closedHalfWay: reset after the headers', async () => {
    let server: Socket | null = null;
    const port = await peers.tcp((socket) => {
      server = socket;
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'));
    });
    let reads = 0;
    // The clock is read a second time when the headers are there.
    const monotonicMs = () => {
      reads += 1;
      if (reads === 2) server?.resetAndDestroy();
      return reads;
    };
    const transport = createTransport({ environment: {}, monotonicMs });
    const sent = transport.send(get(`http://127.0.0.1:${port}/`));
    await assert.rejects(sent, (error: TransportFault) => error.kind === 'closedHalfWay');
    transport.close();
  });

  it('timedOut: never answers, or never ends, and says where it waited', async () => {
    const silent = await peers.tcp(() => undefined);
    const never = await faultOf(get(`http://127.0.0.1:${silent}/?a=${planted}`, { timeoutMs: 60 }));
    assert.deepEqual(
      [never.kind, never.detail],
      ['timedOut', 'no answer within 0.06 s, waiting for 127.0.0.1 to answer'],
    );
    const dripping = await peers.http((_request, response) => void response.write('x'));
    const half = await faultOf(get(`http://127.0.0.1:${dripping}/`, { timeoutMs: 60 }));
    assert.deepEqual(
      [half.kind, half.detail],
      ['timedOut', 'no answer within 0.06 s, reading the answer of 127.0.0.1'],
    );
    const tls = await faultOf(get(`https://127.0.0.1:${silent}/`, { timeoutMs: 60 }));
    assert.deepEqual([tls.kind, tls.detail], ['timedOut', 'no answer within 0.06 s, agreeing on TLS with 127.0.0.1']);
  });

  it('tooLarge: a 10 MB answer, announced or not, is not read to its end', async () => {
    let written = 0;
    const announced = await peers.http((_request, response) => {
      response.writeHead(200, { 'content-length': 10_000_000 });
      response.write('x');
    });
    const chunk = Buffer.alloc(100_000, 'x');
    const unannounced = await peers.http((_request, response) => {
      const pump = () => {
        if (written >= 10_000_000 || response.destroyed) response.end();
        else {
          written += chunk.length;
          response.write(chunk, pump);
        }
      };
      pump();
    });
    assert.equal((await faultOf(get(`http://127.0.0.1:${announced}/`))).kind, 'tooLarge');
    assert.equal((await faultOf(get(`http://127.0.0.1:${unannounced}/`))).kind, 'tooLarge');
    assert.ok(written < 10_000_000, `${written} bytes were taken`);
    const header = await peers.tcp((socket) =>
      socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`)),
    );
    assert.equal((await faultOf(get(`http://127.0.0.1:${header}/`))).kind, 'tooLarge');
  });

  it('aborted: the caller gives up, before or during', async () => {
    assert.equal((await faultOf(get('http://127.0.0.1:1/'), {}, AbortSignal.abort())).kind, 'aborted');
    const controller = new AbortController();
    const port = await peers.http(() => controller.abort());
    assert.equal((await faultOf(get(`http://127.0.0.1:${port}/`), {}, controller.signal)).kind, 'aborted');
  });

  it('unreachable: no http address, and a header that cannot be sent, without quoting either', async () => {
    assert.equal((await faultOf(get(`ftp://host/${planted}`))).kind, 'unreachable');
    assert.equal((await faultOf(get(`no address ${planted}`))).kind, 'unreachable');
    const broken = await faultOf(get('http://127.0.0.1:1/', { headers: { 'x-a': `${planted}\n` } }));
    assert.equal(broken.kind, 'unreachable');
  });
});

describe('TLS', () => {
  it('trusts a server through an extra authority and no other', async () => {
    const port = await peers.https(certificates.trusted, (_request, response) => response.end('secure'));
    const environment = { NODE_EXTRA_CA_CERTS: certificates.authorityFile };
    for (const host of ['localhost', '127.0.0.1']) {
      const { body } = await withTransport(environment, (send) => send(get(`https://${host}:${port}/`)));
      assert.equal(Buffer.from(body).toString(), 'secure');
    }
    const fault = await faultOf(get(`https://localhost:${port}/`));
    assert.equal(fault.kind, 'tlsUntrusted');
    assert.match(fault.detail, /unable to verify|unable to get local issuer/);
  });

  it('tlsUntrusted: self-signed, or for another host, whatever NODE_TLS_REJECT_UNAUTHORIZED says', async () => {
    const selfSigned = await peers.https(certificates.selfSigned, (_request, response) => response.end());
    const other = await peers.https(certificates.forAnotherHost, (_request, response) => response.end());
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      assert.equal((await faultOf(get(`https://localhost:${selfSigned}/`))).detail, 'self-signed certificate');
      const environment = { NODE_EXTRA_CA_CERTS: certificates.authorityFile };
      const fault = await faultOf(get(`https://localhost:${other}/`), environment);
      assert.equal(fault.kind, 'tlsUntrusted');
      assert.match(fault.detail, /other\.example/);
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    }
  });

  it('says with an untrusted certificate that the file of extra authorities could not be read', async () => {
    const port = await peers.https(certificates.trusted, (_request, response) => response.end());
    const fault = await faultOf(get(`https://localhost:${port}/`), { NODE_EXTRA_CA_CERTS: '/no/such/file.pem' });
    assert.match(fault.detail, /NODE_EXTRA_CA_CERTS \(\/no\/such\/file\.pem\) could not be read: ENOENT/);
  });

  it('tlsVersion: a server that knows TLS 1.1 at most', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const port = await peers.https({ ...certificates.trusted, ...old }, (_request, response) => response.end());
    assert.equal((await faultOf(get(`https://localhost:${port}/`))).kind, 'tlsVersion');
  });

  it('tlsFailed: plain HTTP where TLS should be', async () => {
    const port = await peers.http((_request, response) => response.end());
    const fault = await faultOf(get(`https://localhost:${port}/`));
    assert.equal(fault.kind, 'tlsFailed');
    assert.match(fault.detail, /wrong version number|packet length too long/);
  });

  it('connectionReset: closed in the middle of the handshake', async () => {
    const port = await peers.tcp((socket) => socket.once('data', () => socket.destroy()));
    assert.equal((await faultOf(get(`https://localhost:${port}/`))).kind, 'connectionReset');
  });
});

describe('proxies', () => {
  // The names below are known to nobody: only a proxy can have reached the server behind them.
  it('tunnels https through HTTPS_PROXY with its credentials, and shows the proxy neither path nor headers', async () => {
    const port = await peers.https(certificates.trusted, (request, response) => response.end(request.url));
    const seen: string[] = [];
    const proxy = await peers.proxy(seen);
    const environment = {
      https_proxy: `http://user:p%40ss@127.0.0.1:${proxy}`,
      NODE_EXTRA_CA_CERTS: certificates.authorityFile,
    };
    const fault = await faultOf(get(`https://mydomain.invalid:${port}/x?${planted}`), environment);
    assert.equal(fault.kind, 'tlsUntrusted', 'reached, and not named mydomain.invalid');
    const basic = Buffer.from('user:p@ss').toString('base64');
    assert.deepEqual(seen, [`CONNECT mydomain.invalid:${port} Basic ${basic}`]);
  });

  it('hands a plain request to HTTP_PROXY whole', async () => {
    const seen: string[] = [];
    const proxy = await peers.proxy(seen);
    const environment = { HTTP_PROXY: `127.0.0.1:${proxy}` };
    const { body } = await withTransport(environment, (send) => send(get('http://hooks.invalid/a?b')));
    assert.equal(Buffer.from(body).toString(), 'from the proxy');
    assert.deepEqual(seen, ['GET http://hooks.invalid/a?b']);
  });

  it('goes straight to loopback whatever the proxy', async () => {
    const port = await peers.http((_request, response) => response.end('direct'));
    const environment = { HTTP_PROXY: 'http://proxy.invalid:3128', ALL_PROXY: 'http://proxy.invalid:3128' };
    const { body } = await withTransport(environment, (send) => send(get(`http://localhost:${port}/`)));
    assert.equal(Buffer.from(body).toString(), 'direct');
  });

  it('proxyFailed: refuses, resets, is not there, is no proxy URL; never with its password', async () => {
    const refusing = await peers.proxy([], () => 407);
    const resetting = await peers.proxy([], () => 'reset');
    const gone = createPeers();
    const absent = await gone.tcp(() => undefined);
    await gone.closeAll();
    const cases: [string, RegExp][] = [
      [
        `http://u:${planted}@127.0.0.1:${refusing}`,
        /^proxy 127\.0\.0\.1:\d+: answered 407 to CONNECT mydomain\.invalid:443$/,
      ],
      [`http://127.0.0.1:${resetting}`, /^proxy 127\.0\.0\.1:\d+: ECONNRESET/],
      [`http://127.0.0.1:${absent}`, /^proxy 127\.0\.0\.1:\d+: connect ECONNREFUSED/],
      ['http://no-such-proxy.invalid:3128', /^proxy no-such-proxy\.invalid:3128: getaddrinfo/],
      [`https://127.0.0.1:${refusing}`, /^proxy 127\.0\.0\.1:\d+: /],
      [`socks5://${planted}@127.0.0.1:1080`, /^HTTPS_PROXY names a socks5:\/\/ proxy/],
      [`http://${planted}:a b c`, /^HTTPS_PROXY is not a URL$/],
    ];
    for (const [proxy, detail] of cases) {
      const fault = await faultOf(get('https://mydomain.invalid/'), { HTTPS_PROXY: proxy });
      assert.equal(fault.kind, 'proxyFailed', proxy);
      assert.match(fault.detail, detail);
    }
  });

  it('timedOut: a proxy that never answers, by name', async () => {
    const port = await peers.proxy([], () => 'silence');
    const request = get('https://mydomain.invalid/', { timeoutMs: 80 });
    const fault = await faultOf(request, { HTTPS_PROXY: `http://127.0.0.1:${port}` });
    assert.equal(fault.kind, 'timedOut');
    assert.equal(fault.detail, `no answer within 0.08 s, asking the proxy 127.0.0.1:${port} for mydomain.invalid:443`);
  });

  it('speaks TLS to an https proxy', async () => {
    const seen: string[] = [];
    const inner = await peers.proxy(seen, () => 403);
    const outer = await peers.https(certificates.trusted, () => undefined);
    const relay = await peers.tcp((socket) => socket.pipe(connect(outer, '127.0.0.1')).pipe(socket));
    assert.notEqual(inner, relay);
    const environment = {
      HTTPS_PROXY: `https://localhost:${relay}`,
      NODE_EXTRA_CA_CERTS: certificates.authorityFile,
    };
    const fault = await faultOf(get('https://mydomain.invalid/'), environment);
    assert.equal(fault.kind, 'proxyFailed');
    assert.doesNotMatch(fault.detail, /tls|TLS|certificate/i, 'the handshake with the proxy went well');
  });
});
