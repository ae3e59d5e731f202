import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LatchkeyError } from '../../../src/domain/errors.ts';
import { readCustodyUri } from '../../../src/domain/vault/custody-uri.ts';

function problemOf(uri: string): unknown {
  try {
    return readCustodyUri(uri).providerUri;
  } catch (error) {
    assert.ok(error instanceof LatchkeyError && error.code === 'invalidInput');
    const { problem, given } = error.parameters as { problem: string; given: string };
    return [problem, given];
  }
}

test('a service is stored as one place, however it was written, and without what lets us in', () => {
  const stored = {
    'awskms:region=eu-central-1?endpoint=https://vpce.example&waiting-days=7': 'awskms:region=eu-central-1',
    'azurekms:hsm=true;vault=keys-of-us?client-secret-source=/run/s': 'azurekms:vault=keys-of-us;hsm=true',
    'azurekms:vault=https%3A%2F%2Fk.vault.azure.cn': 'azurekms:vault=https://k.vault.azure.cn',
    'gcpkms://projects/p/locations/global/keyRings/r': 'gcpkms:projects/p/locations/global/keyRings/r',
    'gcpkms:projects/p/locations/l/keyRings/r;protection-level=hsm?credentials-source=/k.json':
      'gcpkms:projects/p/locations/l/keyRings/r;protection-level=hsm',
    'vault-transit:mount=a/b;address=https://vault.example:8200;namespace=team?token-source=/run/t':
      'vault-transit:address=https://vault.example:8200;mount=a/b;namespace=team',
  };
  for (const [uri, place] of Object.entries(stored)) assert.equal(problemOf(uri), place);
});

test('what is missing, unknown or cannot be is named, and its value is not', () => {
  const refused = {
    'awskms:endpoint=https://x': ['attributeMissing', 'region'],
    'awskms:region=Frankfurt': ['badAttribute', 'region'],
    'awskms:region=eu-central-1?waiting-days=3': ['badAttribute', 'waiting-days'],
    'awskms:region=eu-central-1?endpoint=http://collector.example': ['badAttribute', 'endpoint'],
    'awskms:region=eu-central-1?role-arn=admin': ['badAttribute', 'role-arn'],
    'azurekms:vault=v?client-secret=hunter2': ['badAttribute', 'vault'],
    'azurekms:vault=vault?client-secret=hunter2': ['unknownAttribute', 'client-secret'],
    'gcpkms:projects/p/keyRings/r': ['badAttribute', 'ring'],
    'gcpkms:projects/p/locations/l/keyRings/r/cryptoKeys/k': ['badAttribute', 'ring'],
    'vault-transit:address=http://vault.example:8200': ['badAttribute', 'address'],
    'vault-transit:address=https://vault.example;token=hvs.x': ['unknownAttribute', 'token'],
    'vault-transit:address=https://vault.example;mount=../sys': ['badAttribute', 'mount'],
    'vault-transit:address=https://vault.example?role-id=r&secret-id=hunter2': ['unknownAttribute', 'secret-id'],
    'vault-transit:address=https://vault.example?role-id=r&auth-mount=../../sys': ['badAttribute', 'auth-mount'],
  };
  for (const [uri, problem] of Object.entries(refused)) assert.deepEqual(problemOf(uri), problem, uri);
});
