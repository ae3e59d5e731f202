import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FormatError, type FormatErrorCode } from '../../src/formats/format-error.ts';
import { keyFromKeystore } from '../../src/formats/keystore-file.ts';
import { keystoreEntry, password } from '../formats/keystore-fixtures.ts';
import { opensslOutput, withFiles } from '../formats/openssl.ts';
import { interoperability, page, tableOf } from './interoperability.ts';
import { keytool } from './keytool.ts';

test('every form of every tool is read or named, as the page says', async () => {
  assert.equal(await interoperability(), tableOf(readFileSync(page, 'utf8')));
});

const entry = keystoreEntry();

/** keytool's own store of one key, changed by further commands of keytool. */
function storeOf(type: string, ...commands: readonly (readonly string[])[]): Buffer {
  const files = { key: entry.privateKey.export({ type: 'pkcs8', format: 'pem' }), crt: certificatePem() };
  return withFiles(files, (path) => {
    const inputs = ['-inkey', path('key'), '-in', path('crt'), '-out', path('one'), '-name', 'north'];
    opensslOutput(['pkcs12', '-export', ...inputs, '-passout', 'env:WORD'], '', { WORD: password });
    const target = ['-destkeystore', path('out'), '-deststoretype', type, '-deststorepass:env', 'KEYSTORE_PASSWORD'];
    const source = ['-srckeystore', path('one'), '-srcstoretype', 'PKCS12', '-srcstorepass:env', 'KEYSTORE_PASSWORD'];
    run(['-importkeystore', '-noprompt', ...source, ...target]);
    for (const command of commands) run([...command, '-keystore', path('out'), '-storetype', type]);
    return readFileSync(path('out'));
  });
}

const certificatePem = () =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(entry.certificate).toString('base64')}\n-----END CERTIFICATE-----\n`;

function run(args: readonly string[]): void {
  const { status, output } = keytool(args, password);
  assert.equal(status, 0, output);
}

async function refusal(code: FormatErrorCode, file: Uint8Array, alias: string | null = null): Promise<FormatError> {
  const error = await keyFromKeystore(file, password, alias).then(
    () => assert.fail('accepted'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof FormatError && error.code === code, String(error));
  return error;
}

const store = ['-storepass:env', 'KEYSTORE_PASSWORD'];
const generated = ['-genkeypair', '-alias', 'south', '-keyalg', 'RSA', '-dname', 'CN=south', ...store];

test('names the aliases where none is given, and takes the one that is', async () => {
  for (const type of ['PKCS12', 'JKS', 'JCEKS']) {
    const file = storeOf(type, generated);
    assert.match((await refusal('keystore_alias_missing', file)).problem, /2 keys: "(north", "south|south", "north)"/);
    const { privateKey } = await keyFromKeystore(file, password, 'NORTH');
    assert.ok(privateKey.equals(entry.privateKey));
  }
});

test('a key with a password of its own is told, with the command that converts it', async () => {
  for (const type of ['JKS', 'JCEKS']) {
    const file = storeOf(type, ['-keypasswd', '-alias', 'north', ...store, '-new', 'its own one']);
    const { remedy } = await refusal('keystore_key_password', file);
    const own = ['-srckeypass', 'its own one', '-destkeypass', password];
    const converted = convertedBy(remedy, file, own);
    assert.ok((await keyFromKeystore(converted, password, null)).privateKey.equals(entry.privateKey));
  }
});

test('a secret key that hides the private key of a JCEKS is told, with the command that takes that out', async () => {
  const secret = ['-genseckey', '-keyalg', 'AES', '-keysize', '128', '-alias', 'secret', ...store];
  // The order in a JCEKS is that of a hash table.
  const file = storeOf('JCEKS', secret);
  const isHidden = await keyFromKeystore(file, password, null).then(
    ({ privateKey }) => !privateKey.equals(entry.privateKey),
    () => true,
  );
  const { remedy } = new FormatError('keystore_secret_entry', '');
  if (isHidden) assert.equal((await refusal('keystore_secret_entry', file)).remedy, remedy);
  assert.ok((await keyFromKeystore(convertedBy(remedy, file), password, null)).privateKey.equals(entry.privateKey));
});

/** What the command in a remedy makes of a file. */
function convertedBy(remedy: string, file: Buffer, more: readonly string[] = []): Buffer {
  return withFiles({ FILE: file }, (path) => {
    const command = (/keytool .*/.exec(remedy)?.[0] ?? '').replace('ALIAS', 'north');
    const [, ...args] = command.replace('FILE', path('FILE')).replace('store.p12', path('store.p12')).split(' ');
    const passwords = ['-srcstorepass:env', 'KEYSTORE_PASSWORD', '-deststorepass:env', 'KEYSTORE_PASSWORD'];
    run([...args, ...passwords, ...more]);
    return readFileSync(path('store.p12'));
  });
}

test('a keystore that keytool wrote is told from one with another password and one that is damaged', async () => {
  for (const type of ['PKCS12', 'JKS', 'JCEKS']) {
    const file = storeOf(type);
    const codeOf = (bytes: Uint8Array, word: string) =>
      keyFromKeystore(bytes, word, null).then(
        () => 'read',
        (error: unknown) => (error instanceof FormatError ? error.code : String(error)),
      );
    assert.equal(await codeOf(file, 'another one'), 'keystore_wrong_password');
    assert.equal(await codeOf(file.subarray(0, 900), password), 'keystore_damaged');
  }
});
