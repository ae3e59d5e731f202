import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { encodePem } from '../../src/formats/pem.ts';
import { writePkcs12 } from '../../src/formats/pkcs12.ts';
import { countedBytes, keystoreEntry, password } from './keystore-fixtures.ts';
import { openssl, withFiles } from './openssl.ts';

const entry = keystoreEntry();
const keystore = await writePkcs12(entry, password, countedBytes());

function asked(args: readonly string[], keystorePassword = password) {
  return withFiles({ 'keystore.p12': keystore }, (path) =>
    openssl(['pkcs12', '-in', path('keystore.p12'), '-passin', 'env:KEYSTORE_PASSWORD', ...args], '', {
      KEYSTORE_PASSWORD: keystorePassword,
    }),
  );
}

test('openssl verifies the MAC and finds AES-256 on key and certificate', () => {
  const judged = asked(['-info', '-noout']);
  assert.equal(judged.status, 0, judged.stderr);
  const encryption = 'PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256';
  const lines = judged.stderr.split('\n');
  assert.ok(lines.includes('MAC: sha256, Iteration 100000'), judged.stderr);
  assert.ok(lines.includes(`PKCS7 Encrypted data: ${encryption}`), judged.stderr);
  assert.ok(lines.includes(`Shrouded Keybag: ${encryption}`), judged.stderr);
});

test('openssl takes out exactly the key and the certificate, both with name and identifier', () => {
  const { stdout } = asked(['-nodes']);
  assert.ok(stdout.includes(entry.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()));
  assert.ok(stdout.includes(encodePem('CERTIFICATE', entry.certificate)));
  assert.equal(stdout.match(/friendlyName: north_production/g)?.length, 2);
  const identifier = createHash('sha256').update(entry.certificate).digest('hex').toUpperCase();
  assert.equal(stdout.replaceAll(' ', '').match(new RegExp(`localKeyID:${identifier}`, 'g'))?.length, 2);
});

test('openssl refuses another password', () => {
  assert.notEqual(asked(['-noout'], 'another password').status, 0);
});

test('openssl refuses the keystore after one flipped bit', () => {
  const flipped = Buffer.from(keystore);
  flipped[200] = (flipped[200] ?? 0) ^ 1;
  withFiles({ 'keystore.p12': flipped }, (path) => {
    const args = ['pkcs12', '-in', path('keystore.p12'), '-noout', '-passin', 'env:KEYSTORE_PASSWORD'];
    assert.notEqual(openssl(args, '', { KEYSTORE_PASSWORD: password }).status, 0);
  });
});

test('the same random octets give the same file', async () => {
  assert.deepEqual(await writePkcs12(entry, password, countedBytes()), keystore);
});
