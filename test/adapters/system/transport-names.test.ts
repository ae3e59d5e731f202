import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Address, createNameResolver, type NameSources } from '../../../src/adapters/system/transport-names.ts';
import { TransportFault } from '../../../src/domain/ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-names-'));
const hostsFile = join(folder, 'hosts');
const dnsServer = createSocket('udp4');
const asked: string[] = [];
let server = '';
const never = new AbortController().signal;

before(async () => {
  writeFileSync(
    hostsFile,
    '127.0.0.1 localhost\n10.9.8.7\tListed.Corp  alias # a comment other.corp\nnonsense x.corp\n',
  );
  dnsServer.on('message', (query, from) => dnsServer.send(dnsAnswer(query), from.port, from.address));
  await new Promise<void>((resolve) => dnsServer.bind(0, '127.0.0.1', resolve));
  server = `127.0.0.1:${dnsServer.address().port}`;
});
after(() => {
  dnsServer.close();
  rmSync(folder, { recursive: true });
});

/** RFC 1035 section 4: known.corp has one A record, silent.corp none and no answer, every other name does not exist. */
function dnsAnswer(query: Buffer): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const isA = query.readUInt16BE(at + 1) === 1;
  const name = labels.join('.').toLowerCase();
  asked.push(`${name} ${isA ? 'A' : 'AAAA'}`);
  const record = Buffer.from('c00c00010001000000050004c0000263', 'hex');
  const hasRecord = name === 'known.corp' && isA;
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(name === 'known.corp' ? 0x8180 : 0x8183, 2);
  header.writeUInt16BE(hasRecord ? 1 : 0, 6);
  header.writeUInt32BE(0, 8);
  return Buffer.concat([header, query.subarray(12, at + 5), hasRecord ? record : Buffer.alloc(0)]);
}

function resolverWith(given: Partial<NameSources> = {}) {
  const getaddrinfo = async (hostname: string): Promise<Address[]> =>
    assert.fail(`the thread pool was asked for ${hostname}`);
  return createNameResolver({ hostsFile, dnsServers: [server], getaddrinfo, ...given });
}

describe('names are resolved off the thread pool', () => {
  it('literal addresses and localhost need nobody', async () => {
    const resolve = resolverWith({ dnsServers: ['127.0.0.1:1'] });
    assert.deepEqual(await resolve('192.0.2.1', never), [{ address: '192.0.2.1', family: 4 }]);
    assert.deepEqual(await resolve('2001:db8::1', never), [{ address: '2001:db8::1', family: 6 }]);
    for (const name of ['localhost', 'org.LOCALHOST']) {
      const addresses = (await resolve(name, never)).map(({ address }) => address);
      assert.deepEqual(addresses, ['127.0.0.1', '::1']);
    }
  });

  it('the hosts file comes before the DNS, comments and broken lines left out', async () => {
    asked.length = 0;
    const resolve = resolverWith();
    assert.deepEqual(await resolve('listed.corp', never), [{ address: '10.9.8.7', family: 4 }]);
    assert.deepEqual(await resolve('ALIAS', never), [{ address: '10.9.8.7', family: 4 }]);
    assert.deepEqual(asked, []);
    await assert.rejects(resolverWith({ getaddrinfo: async () => [] })('other.corp', never), { kind: 'nameNotFound' });
    assert.deepEqual(asked.toSorted(), ['other.corp A', 'other.corp AAAA']);
  });

  it('the DNS is asked by c-ares, and one family is enough', async () => {
    assert.deepEqual(await resolverWith()('known.corp', never), [{ address: '192.0.2.99', family: 4 }]);
  });

  it('what the DNS does not know goes to getaddrinfo, one name at a time', async () => {
    let atOnce = 0;
    let most = 0;
    const getaddrinfo = async (hostname: string): Promise<Address[]> => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      if (hostname === 'bad.corp')
        throw Object.assign(new Error('x'), { code: 'EAI_AGAIN', syscall: 'getaddrinfo', hostname });
      return [{ address: '10.0.0.1', family: 4 }];
    };
    const resolve = resolverWith({ getaddrinfo });
    const names = ['a.corp', 'bad.corp', 'b.corp', 'c.corp'];
    const results = await Promise.allSettled(names.map((name) => resolve(name, never)));
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    );
    const [, bad] = results;
    assert.ok(bad?.status === 'rejected' && bad.reason instanceof TransportFault);
    assert.deepEqual([bad.reason.kind, bad.reason.detail], ['nameNotFound', 'getaddrinfo EAI_AGAIN bad.corp']);
    assert.equal(most, 1);
  });

  it('an abort ends the wait for a DNS server that never answers, with its reason', async () => {
    const silent = createSocket('udp4');
    await new Promise<void>((resolve) => silent.bind(0, '127.0.0.1', resolve));
    const controller = new AbortController();
    const reason = new TransportFault('timedOut', 'too long');
    silent.on('message', () => controller.abort(reason));
    const resolve = resolverWith({ dnsServers: [`127.0.0.1:${silent.address().port}`] });
    await assert.rejects(resolve('known.corp', controller.signal), (error) => error === reason);
    silent.close();
  });
});
