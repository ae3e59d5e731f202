// Who asks, behind proxies that are trusted and before everybody else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { behindProxies, isNetwork } from '../../src/http/asker.ts';

const plain = (address: string) => ({ address, isSecure: false });

test('nobody but a trusted proxy says who asks or that it came by https', () => {
  const find = behindProxies(['10.0.0.7'], null);
  const told = new Headers({ 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' });
  assert.deepEqual(find(plain('10.0.0.8'), told), plain('10.0.0.8'));
  assert.deepEqual(find(plain('10.0.0.7'), told), { address: '203.0.113.9', isSecure: true });
  assert.deepEqual(behindProxies([], null)(plain('127.0.0.1'), told), plain('127.0.0.1'));
});

for (const [chain, address] of [
  ['198.51.100.1, 203.0.113.9', '203.0.113.9'],
  ['198.51.100.1, 203.0.113.9, 10.1.2.3', '203.0.113.9'],
  ['anything, 203.0.113.9', '203.0.113.9'],
  ['203.0.113.9:51234', '203.0.113.9'],
  ['[2001:db8::9]:443', '2001:db8::9'],
  ['2001:db8::9', '2001:db8::9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['10.1.2.3, 10.4.5.6', '10.1.2.3'],
  ['203.0.113.9, unknown', '10.9.9.9'],
  ['203.0.113.9, _hidden, 10.1.2.3', '10.1.2.3'],
  ['', '10.9.9.9'],
  [',,', '10.9.9.9'],
] as const) {
  test(`of the chain "${chain}" the last that is no proxy of ours asks: ${address}`, () => {
    const find = behindProxies(['10.0.0.0/8', '2001:db8:1::/48'], null);
    assert.equal(find(plain('10.9.9.9'), new Headers({ 'x-forwarded-for': chain })).address, address);
    assert.equal(find(plain('::ffff:10.9.9.9'), new Headers({ 'x-forwarded-for': chain })).address, address);
  });
}

test('of several protocols the one that our own proxy added counts', () => {
  const find = behindProxies(['2001:db8:1::/48'], null);
  const isSecure = (proto: string) =>
    find(plain('2001:db8:1::7'), new Headers({ 'x-forwarded-proto': proto })).isSecure;
  assert.deepEqual(['https', 'HTTPS', 'https, http', 'http, https', '', 'httpss'].map(isSecure), [
    true,
    true,
    false,
    true,
    false,
    false,
  ]);
});

test('under the public https address it is https, as before without any proxy named', () => {
  const find = behindProxies([], 'https://latchkey.acme.example');
  const by = (host: string) => find(plain('127.0.0.1'), new Headers({ host })).isSecure;
  assert.deepEqual([by('latchkey.acme.example'), by('127.0.0.1:7420')], [true, false]);
});

test('what is neither an address nor a network is told apart', () => {
  const given = [
    '10.0.0.7',
    '10.0.0.0/8',
    '::1',
    '2001:db8::/32',
    '10.0.0.0/33',
    'proxy.example',
    '10.0.0.7/',
    '1/2/3',
  ];
  assert.deepEqual(given.filter(isNetwork), ['10.0.0.7', '10.0.0.0/8', '::1', '2001:db8::/32']);
});
