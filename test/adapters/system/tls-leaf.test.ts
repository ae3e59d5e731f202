import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createServer } from 'node:tls';
import { createTlsLeafReader } from '../../../src/adapters/system/tls-leaf.ts';
import { TransportFault } from '../../../src/domain/ports.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';

const loopback = async () => [{ address: '127.0.0.1', family: 4 as const }];

async function listening(t: TestContext, server: ReturnType<typeof createTcpServer>): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return (server.address() as AddressInfo).port;
}

test('a host is reached by what our own resolver answers, never by getaddrinfo on the pool that signs', async (t) => {
  const { privateKeyPem, certificatePem } = makeKeyPair({ subject: '/CN=leaf.example', days: 1 });
  const names: string[] = [];
  const SNICallback = (name: string, answer: (error: null) => void) => {
    names.push(name);
    answer(null);
  };
  const server = createServer({ key: privateKeyPem, cert: certificatePem, SNICallback }, (socket) => socket.destroy());
  server.on('tlsClientError', () => undefined);
  const port = await listening(t, server);
  const asked: string[] = [];
  const reader = createTlsLeafReader({
    allowPrivate: [],
    resolveName: async (hostname) => {
      asked.push(hostname);
      return loopback();
    },
  });
  // RFC 6761 section 6.4: a name under `.invalid` is known to no other resolver.
  const der = await reader.leafOf({ host: 'leaf.invalid', port });
  assert.ok(der.byteLength > 300);
  assert.deepEqual([asked, names], [['leaf.invalid'], ['leaf.invalid']]);
});

test('a host that never speaks is left when the caller gives up', async (t) => {
  const server = createTcpServer((socket) => t.after(() => socket.destroy()));
  const port = await listening(t, server);
  const giveUp = new AbortController();
  server.once('connection', () => giveUp.abort());
  const reading = createTlsLeafReader({ allowPrivate: [], resolveName: loopback }).leafOf(
    { host: 'leaf.invalid', port },
    giveUp.signal,
  );
  await assert.rejects(reading, (error) => error instanceof TransportFault && error.kind === 'aborted');
});
