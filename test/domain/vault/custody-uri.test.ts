// Where keys are kept, as people write it: what is stored of it, and what is refused by name.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCustodyUri } from '../../../src/domain/vault/custody-uri.ts';

function problemOf(uri: string): [problem: unknown, given: unknown] {
  try {
    readCustodyUri(uri);
  } catch (error) {
    const { parameters } = error as { parameters: { field?: unknown; problem?: unknown; given?: unknown } };
    assert.equal(parameters.field, 'custody');
    assert.doesNotMatch(JSON.stringify(parameters), /1234/, 'a PIN is not repeated');
    return [parameters.problem, parameters.given];
  }
  return assert.fail(`${uri} was taken`);
}

test('the module of a token may stand in either half, and is stored in none', () => {
  const before = readCustodyUri('pkcs11:token=my%20token;module-path=/usr/lib/a.so?pin-source=/etc/pin');
  const behind = readCustodyUri('pkcs11:token=my%20token?module-path=/usr/lib/a.so&pin-source=/etc/pin');
  for (const uri of [before, behind]) {
    assert.ok(uri.scheme === 'pkcs11');
    assert.equal(uri.providerUri, 'pkcs11:token=my%20token');
    assert.equal(uri.query.get('module-path'), '/usr/lib/a.so');
    assert.equal(uri.query.get('pin-source'), '/etc/pin');
  }
});

test('the same token is the same place, however its attributes are ordered and escaped', () => {
  const one = readCustodyUri('pkcs11:serial=12;token=caf%c3%a9');
  const other = readCustodyUri('pkcs11:token=café;serial=%31%32');
  assert.equal(one.providerUri, other.providerUri);
});

test('software alone is the vault in software', () => {
  assert.equal(readCustodyUri(' software: ').providerUri, 'software:');
});

test('of a service, what stands behind the ? is not stored', () => {
  const uri = readCustodyUri('vault-transit:address=https://vault:8200?token-source=/run/token');
  assert.ok(uri.scheme === 'vault-transit');
  assert.equal(uri.providerUri, 'vault-transit:address=https://vault:8200');
  assert.deepEqual([...uri.place], [['address', 'https://vault:8200']]);
  assert.deepEqual([...uri.query], [['token-source', '/run/token']]);
});

test('what is wrong is said by name, and no PIN is repeated', () => {
  const wrong: [uri: string, problem: string, given: string][] = [
    ['', 'notAUri', ''],
    ['/usr/lib/a.so', 'notAUri', ''],
    ['yubikey:1234', 'unknownScheme', 'yubikey'],
    ['software:here', 'softwareAlone', ''],
    ['awskms:?region=x', 'attributeMissing', 'region'],
    ['pkcs11:', 'noToken', ''],
    ['pkcs11:serial=1?pin-source=/p', 'noToken', ''],
    ['pkcs11:token=a?pin-value=1234', 'pinValue', ''],
    ['pkcs11:token=a;pin-value=1234', 'pinValue', ''],
    ['pkcs11:token=a;pin-source=/p', 'pinSourceInPath', ''],
    ['pkcs11:token', 'notAnAttribute', ''],
    ['pkcs11:token=a;token=b', 'attributeTwice', 'token'],
    ['pkcs11:token=a;module-path=/a?module-path=/b', 'attributeTwice', 'module-path'],
    ['pkcs11:token=a;slot-id=1', 'unknownAttribute', 'slot-id'],
    ['pkcs11:token=a;object=b', 'unknownAttribute', 'object'],
    ['pkcs11:token=a?pin=1234', 'unknownAttribute', 'pin'],
    ['pkcs11:token=a%2', 'badEscape', 'token'],
  ];
  for (const [uri, problem, given] of wrong) assert.deepEqual(problemOf(uri), [problem, given], uri);
});
