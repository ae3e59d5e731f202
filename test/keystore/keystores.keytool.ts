import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeJks } from '../../src/formats/jks.ts';
import { encodePem } from '../../src/formats/pem.ts';
import { writePkcs12 } from '../../src/formats/pkcs12.ts';
import { fingerprint } from '../../src/formats/x509.ts';
import { countedBytes, keystoreEntry, password } from '../formats/keystore-fixtures.ts';
import { opensslOutput, withFiles } from '../formats/openssl.ts';
import { keytool } from './keytool.ts';

const entry = keystoreEntry();
const createdAt = new Date('2026-11-21T10:20:30Z');
const keystores = {
  JKS: writeJks(entry, password, { createdAt, randomBytes: countedBytes() }),
  PKCS12: await writePkcs12(entry, password, countedBytes()),
};

const storePassword = ['-storepass:env', 'KEYSTORE_PASSWORD'];

for (const [type, keystore] of Object.entries(keystores)) {
  test(`keytool lists a ${type} keystore as one private key entry with its certificate`, () => {
    withFiles({ keystore }, (path) => {
      const { status, output } = keytool(['-list', '-v', '-keystore', path('keystore'), ...storePassword], password);
      assert.equal(status, 0, output);
      for (const line of [
        `Keystore type: ${type}`,
        'Your keystore contains 1 entry',
        'Alias name: north_production',
        'Entry type: PrivateKeyEntry',
        'Certificate chain length: 1',
        `SHA256: ${fingerprint(entry.certificate)}`,
      ]) {
        assert.ok(output.includes(line), `${line} is not in\n${output}`);
      }
    });
  });

  test(`keytool takes the key out of a ${type} keystore with the keystore's own password`, () => {
    withFiles({ keystore }, (path) => {
      const converted = path('converted.p12');
      const { status, output } = keytool(
        [
          '-importkeystore',
          ...['-srckeystore', path('keystore'), '-srcstorepass:env', 'KEYSTORE_PASSWORD'],
          ...['-destkeystore', converted, '-deststoretype', 'PKCS12', '-deststorepass:env', 'KEYSTORE_PASSWORD'],
        ],
        password,
      );
      assert.equal(status, 0, output);
      const contents = opensslOutput(['pkcs12', '-in', converted, '-nodes', '-passin', 'env:KEYSTORE_PASSWORD'], '', {
        KEYSTORE_PASSWORD: password,
      });
      assert.ok(contents.includes(entry.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()));
      assert.ok(contents.includes(encodePem('CERTIFICATE', entry.certificate)));
    });
  });

  test(`keytool refuses a ${type} keystore with another password or with a flipped bit`, () => {
    const flipped = Buffer.from(keystore);
    const inCertificate = flipped.length - 300;
    flipped[inCertificate] = (flipped[inCertificate] ?? 0) ^ 1;
    withFiles({ keystore, flipped }, (path) => {
      const list = (file: string) => ['-list', '-keystore', path(file), ...storePassword];
      assert.match(keytool(list('keystore'), 'another password').output, /password was incorrect/);
      assert.notEqual(keytool(list('flipped'), password).status, 0);
    });
  });
}

test('keytool shows the creation date of a JKS entry', () => {
  withFiles({ keystore: keystores.JKS }, (path) => {
    const { output } = keytool(['-list', '-v', '-keystore', path('keystore'), ...storePassword], password);
    assert.match(output, /Creation date: Nov 21, 2026/);
  });
});
