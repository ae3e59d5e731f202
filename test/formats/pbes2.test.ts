import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { encryptPrivateKey } from '../../src/formats/pbes2.ts';
import { encodePem } from '../../src/formats/pem.ts';
import { privateKeyFromFile } from '../../src/formats/private-key.ts';
import { countedBytes, password } from './keystore-fixtures.ts';
import { openssl, opensslOutput } from './openssl.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const der = await encryptPrivateKey(privateKey, password, countedBytes());
const environment = { KEY_PASSPHRASE: password };

test('openssl opens the encrypted PKCS#8 with its password and not with another', () => {
  const pem = encodePem('ENCRYPTED PRIVATE KEY', der);
  const command = ['pkcs8', '-passin', 'env:KEY_PASSPHRASE'];
  assert.equal(opensslOutput(command, pem, environment), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  assert.notEqual(openssl(command, pem, { KEY_PASSPHRASE: `${password}!` }).status, 0);
});

test('is AES-256-CBC under PBKDF2 with HMAC-SHA256, 600,000 rounds and the salt and IV that were drawn', () => {
  const outline = opensslOutput(['asn1parse', '-inform', 'DER'], der);
  const random = countedBytes();
  const hex = (size: number) => Buffer.from(random(size)).toString('hex').toUpperCase();
  assert.deepEqual(
    [...outline.matchAll(/prim: (OBJECT|INTEGER|OCTET STRING) +:?(?:\[HEX DUMP\]:)?(\S+)/g)]
      .map((found) => found[2])
      .slice(0, 8),
    ['PBES2', 'PBKDF2', hex(16), '0927C0', 'hmacWithSHA256', 'aes-256-cbc', hex(16)].concat(
      outline.match(/OCTET STRING +\[HEX DUMP\]:([0-9A-F]{1000,})/)?.[1] ?? 'no ciphertext',
    ),
  );
});

test('reads back what it wrote', () => {
  const read = privateKeyFromFile(der, password);
  assert.ok(read.export({ type: 'pkcs8', format: 'pem' }) === privateKey.export({ type: 'pkcs8', format: 'pem' }));
});

test('the same random octets give the same bytes, others give others', async () => {
  assert.deepEqual(await encryptPrivateKey(privateKey, password, countedBytes()), der);
  const random = countedBytes();
  random(1);
  assert.notDeepEqual(await encryptPrivateKey(privateKey, password, random), der);
});
