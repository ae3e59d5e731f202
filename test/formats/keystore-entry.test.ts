import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeJks } from '../../src/formats/jks.ts';
import { writePkcs12 } from '../../src/formats/pkcs12.ts';
import { countedBytes, keystoreEntry, password } from './keystore-fixtures.ts';
import { refused } from './rejection.ts';

const entry = keystoreEntry();
const options = { createdAt: new Date(0), randomBytes: countedBytes() };

test('refuses an alias that Java would fold or an importer would refuse', () => {
  for (const alias of ['', 'North', 'a b', 'é', '-north', 'x'.repeat(65), 'north\n']) {
    refused('keystore_alias_invalid', () => writeJks({ ...entry, alias }, password, options));
  }
});

test('refuses a password that keytool would refuse', () => {
  for (const weak of ['', '12345', 'pässword', 'tab\there', 'line\nbreak', 'secret\n']) {
    refused('keystore_password_invalid', () => writeJks(entry, weak, options));
  }
});

test('PKCS#12 has the same rules', async () => {
  const random = countedBytes();
  await assert.rejects(writePkcs12({ ...entry, alias: 'North' }, password, random), { code: 'keystore_alias_invalid' });
  await assert.rejects(writePkcs12(entry, '12345', random), { code: 'keystore_password_invalid' });
});
