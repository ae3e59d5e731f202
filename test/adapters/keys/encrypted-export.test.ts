import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Secret } from '../../../src/domain/secret.ts';
import type { ExportFormat } from '../../../src/domain/vault/signer-keys.ts';
import { certificateFromSignature, certificateToBeSigned } from '../../../src/formats/self-signed-certificate.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MemoryStore } from './memory-store.ts';
import { heldKey, passphrase, vaultOver } from './vault-fixture.ts';

const vault = vaultOver(new MemoryStore(), passphrase('secret'));
const made = await vault.make('pair-1', 'rsa-2048');
const held = heldKey('pair-1', made);
const toBeSigned = certificateToBeSigned({
  publicKeySpki: made.publicKeySpki,
  subject: [['CN', 'acme']],
  serialNumber: Uint8Array.of(1),
  notBefore: new Date('2026-01-01'),
  notAfter: new Date('2027-01-01'),
});
const certificateDer = certificateFromSignature(toBeSigned, await made.sign(toBeSigned));
const password = 'a password of the export';

async function exported(format: ExportFormat): Promise<Buffer> {
  const options = { format, certificateDer, alias: 'acme', password: new Secret(password) };
  return Buffer.from(await vault.exportEncrypted(held, options));
}

function assertIsOurs(key: KeyObject): void {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  assert.deepEqual(createHash('sha256').update(spki).digest(), Buffer.from(held.publicKeyHash));
}

test('PEM: an encrypted private key that opens with the password and no other', async () => {
  const pem = (await exported('pem')).toString();
  assert.match(pem, /^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
  assertIsOurs(createPrivateKey({ key: pem, passphrase: password }));
  assert.throws(() => createPrivateKey({ key: pem, passphrase: 'another' }));
});

test('PKCS#12: openssl finds the private key behind the password', async (t) => {
  const file = join(await temporaryFolder(t), 'acme.p12');
  writeFileSync(file, await exported('pkcs12'));
  const openssl = (word: string) =>
    spawnSync('openssl', ['pkcs12', '-in', file, '-nocerts', '-nodes', '-passin', 'stdin'], {
      input: word,
      encoding: 'utf8',
    });
  assertIsOurs(createPrivateKey(openssl(password).stdout));
  assert.notEqual(openssl('another').status, 0);
});

test('JKS: a keystore, told by its magic number', async () => {
  assert.equal((await exported('jks')).readUInt32BE(0), 0xfeedfeed);
});

test('a damaged key is not exported', async () => {
  const damaged = { ...held, sealed: { ...held.sealed, sealedPrivateKey: new Uint8Array(50) } };
  const options = { format: 'pem', certificateDer, alias: 'acme', password: new Secret(password) } as const;
  await assert.rejects(vault.exportEncrypted(damaged, options), { code: 'sealedKeyDamaged' });
});
