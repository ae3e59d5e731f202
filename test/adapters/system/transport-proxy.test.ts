import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { proxyFor } from '../../../src/adapters/system/transport-proxy.ts';

const httpsProxy = { HTTPS_PROXY: 'http://proxy.corp:3128' };

function isProxied(url: string, noProxy: string): boolean {
  return proxyFor(new URL(url), { ...httpsProxy, NO_PROXY: noProxy }) !== null;
}

describe('which proxy stands before an address', () => {
  it('reads scheme, host, port and credentials of the variable', () => {
    const read = (value: string) => proxyFor(new URL('https://acme.my.salesforce.com'), { HTTPS_PROXY: value });
    const plain = { isTls: false, hostname: 'proxy.corp', port: 3128, label: 'proxy.corp:3128', authorization: null };
    assert.deepEqual(read('http://proxy.corp:3128'), plain);
    assert.deepEqual(read('proxy.corp:3128'), plain);
    assert.deepEqual(read('https://proxy.corp'), { ...plain, isTls: true, port: 443, label: 'proxy.corp' });
    assert.equal(read('http://[fd00::1]:3128')?.hostname, 'fd00::1');
    const authorization = (value: string) =>
      Buffer.from((read(value)?.authorization ?? '').replace('Basic ', ''), 'base64').toString();
    assert.equal(authorization('http://user:p%40ss%C3%BC@proxy.corp'), 'user:p@ssü');
    assert.equal(authorization('http://user:100%@proxy.corp'), 'user:100%');
  });

  it('takes the variable of the scheme, lower case first, then ALL_PROXY', () => {
    const label = (url: string, environment: Record<string, string>) =>
      proxyFor(new URL(url), environment)?.label ?? null;
    assert.equal(label('https://a.example', { https_proxy: 'low:1', HTTPS_PROXY: 'up:1' }), 'low:1');
    assert.equal(label('https://a.example', { HTTP_PROXY: 'other:1' }), null);
    assert.equal(label('http://a.example', { HTTP_PROXY: 'plain:1', HTTPS_PROXY: 'tls:1' }), 'plain:1');
    assert.equal(label('https://a.example', { ALL_PROXY: 'all:1' }), 'all:1');
    assert.equal(label('https://a.example', { https_proxy: '', HTTPS_PROXY: 'up:1' }), null);
  });

  it('leaves out what NO_PROXY covers, and nothing else', () => {
    const covered: [string, string][] = [
      ['https://acme.my.salesforce.com', '*'],
      ['https://acme.my.salesforce.com', 'other, salesforce.com'],
      ['https://acme.my.salesforce.com', '.salesforce.com'],
      ['https://acme.my.salesforce.com', 'a.b *.SALESFORCE.com'],
      ['https://acme.my.salesforce.com', 'acme.my.salesforce.com:443'],
      ['https://10.1.2.3:8443', '10.0.0.0/8'],
      ['https://10.1.2.3:8443', '10.1.2.3:8443'],
      ['https://[fd00::5]', 'fd00::/8'],
      ['https://[fd00::5]', '[fd00::5]:443'],
      ['https://[fd00::5]', 'fd00::5'],
    ];
    const through: [string, string][] = [
      ['https://acme.my.salesforce.com', ''],
      ['https://acme.my.salesforce.com', 'force.com'],
      ['https://acme.my.salesforce.com', 'salesforce.com:8443'],
      ['https://acme.my.salesforce.com', '., *.'],
      ['https://10.1.2.3', '10.2.0.0/16, 10.1.2.3/99, 10.1.2.3/x'],
      ['https://10.1.2.3', '2.3'],
      ['https://[fd00::5]', '10.0.0.0/8'],
    ];
    for (const [url, noProxy] of covered) assert.equal(isProxied(url, noProxy), false, `${url} with ${noProxy}`);
    for (const [url, noProxy] of through) assert.equal(isProxied(url, noProxy), true, `${url} with ${noProxy}`);
  });

  it('never stands before loopback', () => {
    for (const host of ['localhost', 'org.localhost', '127.0.0.1', '127.9.9.9', '[::1]']) {
      assert.equal(isProxied(`https://${host}:7430`, ''), false, host);
    }
  });
});
