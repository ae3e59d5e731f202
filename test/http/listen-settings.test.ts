// Where serve may listen, as it is set.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readConfiguration } from '../../src/bin/configuration.ts';
import { listenUrl } from '../../src/bin/listen-settings.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function reader(t: TestContext) {
  const folder = await temporaryFolder(t);
  const read = (environment: Record<string, string>) => readConfiguration(environment, folder).listening;
  const refused = (environment: Record<string, string>, field: string, problem: RegExp) =>
    assert.throws(
      () => read(environment),
      (error: { code?: string; parameters?: { field: string; problem: string } }) => {
        assert.deepEqual([error.code, error.parameters?.field], ['invalidInput', field]);
        assert.match(error.parameters?.problem ?? '', problem);
        return true;
      },
    );
  return { folder, read, refused };
}

test('unless something is set it is loopback over plain http, and nobody is trusted', async (t) => {
  const { read } = await reader(t);
  assert.deepEqual(read({}), { address: '127.0.0.1', port: 7_420, tls: null, trustedProxies: [], probes: null });
});

test('more than loopback is refused without TLS or its being asked for by name', async (t) => {
  const { folder, read, refused } = await reader(t);
  for (const address of ['0.0.0.0', '::', '10.0.0.7', 'fe80::1', '::ffff:127.0.0.1'])
    refused({ LATCHKEY_LISTEN: address }, 'LATCHKEY_LISTEN', /in the clear/);
  refused({ LATCHKEY_PROBE_LISTEN: '0.0.0.0:7421' }, 'LATCHKEY_PROBE_LISTEN', /in the clear/);
  refused({ LATCHKEY_LISTEN: '0.0.0.0', LATCHKEY_LISTEN_WITHOUT_TLS: 'no' }, 'LATCHKEY_LISTEN', /in the clear/);
  refused({ LATCHKEY_LISTEN: '0.0.0.0', LATCHKEY_LISTEN_WITHOUT_TLS: 'ja' }, 'LATCHKEY_LISTEN_WITHOUT_TLS', /neither/);
  assert.equal(read({ LATCHKEY_LISTEN: '0.0.0.0', LATCHKEY_LISTEN_WITHOUT_TLS: 'yes' }).address, '0.0.0.0');
  const tls = { LATCHKEY_TLS_CERT: 'a.crt', LATCHKEY_TLS_KEY: '/etc/a.key' };
  assert.deepEqual(read({ LATCHKEY_LISTEN: '::', ...tls }).tls, {
    certificate: join(folder, 'a.crt'),
    key: '/etc/a.key',
  });
  for (const address of ['127.0.0.1', '127.8.9.10', '::1', '[::1]', 'localhost', 'LOCALHOST'])
    assert.doesNotThrow(() => read({ LATCHKEY_LISTEN: address }));
});

test('what is no address, no port, no proxy or half of a pair is refused with the name of its setting', async (t) => {
  const { read, refused } = await reader(t);
  refused({ LATCHKEY_LISTEN: 'latchkey.acme.example' }, 'LATCHKEY_LISTEN', /no IP address/);
  refused({ LATCHKEY_LISTEN: '127.0.0.1:7420' }, 'LATCHKEY_LISTEN', /no IP address/);
  refused({ LATCHKEY_PORT: '70000' }, 'LATCHKEY_PORT', /not a whole number/);
  refused({ LATCHKEY_TLS_CERT: 'a.crt' }, 'LATCHKEY_TLS_KEY', /LATCHKEY_TLS_CERT is/);
  refused({ LATCHKEY_TLS_KEY: 'a.key' }, 'LATCHKEY_TLS_CERT', /LATCHKEY_TLS_KEY is/);
  refused({ LATCHKEY_TRUSTED_PROXY: '10.0.0.0/8, proxy.example' }, 'LATCHKEY_TRUSTED_PROXY', /"proxy.example"/);
  refused({ LATCHKEY_PROBE_LISTEN: '7421' }, 'LATCHKEY_PROBE_LISTEN', /not ADDRESS:PORT/);
  assert.deepEqual(read({ LATCHKEY_PROBE_LISTEN: '[::1]:7421' }).probes, { address: '::1', port: 7_421 });
  assert.deepEqual(read({ LATCHKEY_TRUSTED_PROXY: '10.0.0.7, ::1/128' }).trustedProxies, ['10.0.0.7', '::1/128']);
});

test('commands print an address that this machine reaches', async (t) => {
  const { read } = await reader(t);
  const tls = { LATCHKEY_TLS_CERT: 'a.crt', LATCHKEY_TLS_KEY: 'a.key' };
  assert.equal(listenUrl(read({}), null), 'http://127.0.0.1:7420');
  assert.equal(listenUrl(read({ LATCHKEY_LISTEN: '0.0.0.0', ...tls }), 7_500), 'https://127.0.0.1:7500');
  assert.equal(listenUrl(read({ LATCHKEY_LISTEN: '::', ...tls }), null), 'https://[::1]:7420');
  assert.equal(listenUrl(read({ LATCHKEY_LISTEN: '10.0.0.7', ...tls }), null), 'https://10.0.0.7:7420');
});
