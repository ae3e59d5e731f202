import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { withoutPrivate } from '../../../src/adapters/system/private-addresses.ts';
import { createTlsLeafReader } from '../../../src/adapters/system/tls-leaf.ts';
import { createTransport } from '../../../src/adapters/system/transport.ts';
import type { Address } from '../../../src/adapters/system/transport-names.ts';
import { TransportFault } from '../../../src/domain/ports.ts';
import { createPeers } from './transport-peers.ts';

const peers = createPeers();
after(() => peers.closeAll());

const at = (...addresses: string[]): Address[] =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const never = new AbortController().signal;

test('an address that is nobody’s on the internet is connected to only where it is allowed', async () => {
  for (const address of [
    '10.0.0.5',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '0.0.0.0',
    'fd00:ec2::254',
    'fe80::1',
    '::',
    '::ffff:169.254.169.254',
  ]) {
    const resolve = async () => at(address);
    await assert.rejects(withoutPrivate(resolve, [])('sf.example', never), (error) => {
      assert.ok(error instanceof TransportFault);
      assert.equal(error.kind, 'unreachable');
      assert.match(error.detail, /LATCHKEY_ALLOW_PRIVATE=sf\.example/);
      return true;
    });
    for (const allowed of ['sf.example', '*'])
      assert.deepEqual(await withoutPrivate(resolve, [allowed])('SF.example', never), at(address));
  }
  for (const address of ['127.0.0.1', '::1', '13.110.1.1', '172.32.0.1', '2606:4700::1', '::ffff:13.110.1.1'])
    assert.deepEqual(await withoutPrivate(async () => at(address), [])('sf.example', never), at(address));
  const both = async () => at('10.0.0.5', '13.110.1.1');
  assert.deepEqual(await withoutPrivate(both, [])('sf.example', never), at('13.110.1.1'));
});

test('a name that leads elsewhere at the second question is judged at each', async (t) => {
  const answers = ['127.0.0.1', '169.254.169.254'];
  const port = await peers.http((_, response) => response.end('ok'));
  const resolveName = async () => at(answers.shift() ?? '169.254.169.254');
  const transport = createTransport({ environment: {}, resolveName, allowPrivate: [] });
  t.after(() => transport.close());
  const request = { method: 'GET', headers: {}, timeoutMs: 5_000, maximumBytes: 100, isAlone: true } as const;
  const url = `http://rebound.example:${port}/`;
  assert.equal((await transport.send({ ...request, url })).status, 200);
  await assert.rejects(transport.send({ ...request, url }), /unreachable.*private address 169\.254\.169\.254/);
  await assert.rejects(
    transport.send({ ...request, url: 'http://169.254.169.254/latest' }),
    /unreachable.*private address/,
  );
});

test('a proxy may have one, and an address behind it that is private in itself may not', async (t) => {
  const seen: string[] = [];
  const port = await peers.proxy(seen);
  const resolveName = async (hostname: string) => at(hostname === 'proxy.corp' ? '127.0.0.1' : hostname);
  const environment = { HTTPS_PROXY: `http://proxy.corp:${port}` };
  const transport = createTransport({ environment, resolveName, allowPrivate: [] });
  t.after(() => transport.close());
  const request = { method: 'GET', headers: {}, timeoutMs: 5_000, maximumBytes: 100 } as const;
  await assert.rejects(transport.send({ ...request, url: 'https://10.1.2.3/' }), /private address 10\.1\.2\.3/);
  assert.deepEqual(seen, []);
});

test('a watched host is judged likewise', async () => {
  const reader = createTlsLeafReader({ allowPrivate: [], resolveName: async () => at('192.168.0.9') });
  await assert.rejects(reader.leafOf({ host: 'intranet.example', port: 443 }), /private address 192\.168\.0\.9/);
});
