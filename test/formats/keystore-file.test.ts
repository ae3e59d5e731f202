// Keystores that openssl makes, and broken ones. What keytool, NSS and GnuTLS make is test/keystore's matter.

import assert from 'node:assert/strict';
import { createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PFX } from '@peculiar/asn1-pfx';
import { EncryptedPrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import fc from 'fast-check';
import { Pbes2Params, Pbkdf2Params, ScryptParams } from '../../src/formats/encryption-schemas.ts';
import { FormatError, type FormatErrorCode } from '../../src/formats/format-error.ts';
import { writeJks } from '../../src/formats/jks.ts';
import { keyFromKeystore } from '../../src/formats/keystore-file.ts';
import { encryptPrivateKey } from '../../src/formats/pbes2.ts';
import { writePkcs12 } from '../../src/formats/pkcs12.ts';
import { privateKeyFromFile } from '../../src/formats/private-key.ts';
import { makeChain } from './chain.ts';
import { countedBytes, keystoreEntry, password } from './keystore-fixtures.ts';
import { opensslOutput, withFiles } from './openssl.ts';
import { refused } from './rejection.ts';

const entry = keystoreEntry();
const key = entry.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const chain = makeChain();

/** The leaf of a chain with its key, as `openssl pkcs12 -export` writes it. */
function exported(args: readonly string[], word = password): Buffer {
  const files = { key: chain.key, crt: chain.leaf, more: chain.root + chain.authority };
  return withFiles(files, (path) => {
    const inputs = ['-inkey', path('key'), '-in', path('crt'), '-certfile', path('more'), '-out', path('out')];
    opensslOutput(['pkcs12', '-export', ...inputs, '-passout', 'env:WORD', ...args], '', { WORD: word });
    return readFileSync(path('out'));
  });
}

const jks = (word = password) =>
  Buffer.from(writeJks(entry, word, { createdAt: new Date(0), randomBytes: countedBytes() }));

async function refusal(code: FormatErrorCode, file: Uint8Array, word: string, alias: string | null = null) {
  const error = await keyFromKeystore(file, word, alias).then(
    () => assert.fail(`accepted, although ${code} was expected`),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof FormatError, String(error));
  assert.equal(error.code, code, error.message);
  return error;
}

async function readsLeaf(file: Uint8Array, word: string): Promise<void> {
  const { privateKey, certificate, chain: above } = await keyFromKeystore(file, word, null);
  assert.equal(privateKey.export({ type: 'pkcs8', format: 'pem' }), chain.key);
  const pem = (der: Uint8Array) => Buffer.from(der).toString('base64');
  const body = (text: string) => text.replaceAll(/-----.*-----|\s/g, '');
  assert.deepEqual([certificate, ...above].map(pem), [chain.leaf, chain.authority, chain.root].map(body));
}

test('reads what openssl writes today and wrote twenty years ago, with leaf and chain in their order', async () => {
  for (const args of [
    [],
    ['-legacy'],
    ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128', '-keypbe', 'PBE-SHA1-RC2-40'],
    ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-2DES', '-macalg', 'sha1'],
    ['-certpbe', 'NONE', '-keypbe', 'camellia-256-cbc', '-macalg', 'sha384'],
    ['-certpbe', 'NONE', '-keypbe', 'NONE'],
    ['-nomac'],
    ['-legacy', '-nomac'],
  ]) {
    await readsLeaf(exported(args), password);
  }
});

test('reads an empty password, one beyond ASCII, and a keystore as base64 of base64', async () => {
  await readsLeaf(exported([], ''), '');
  await readsLeaf(exported(['-legacy'], ''), '');
  await readsLeaf(exported(['-legacy'], 'Schlüssel-東京'), 'Schlüssel-東京');
  const base64 = (bytes: Uint8Array) => Buffer.from(Buffer.from(bytes).toString('base64'));
  await readsLeaf(base64(base64(exported([]))), password);
  await readsLeaf(Buffer.concat([exported([]), Buffer.alloc(40)]), password);
});

test('reads its own keystores again, and a PEM with key and certificates', async () => {
  for (const file of [jks(), await writePkcs12(entry, password, countedBytes())]) {
    const { privateKey, certificate } = await keyFromKeystore(file, password, 'North_Production');
    assert.ok(privateKey.equals(entry.privateKey));
    assert.deepEqual(Buffer.from(certificate), Buffer.from(entry.certificate));
  }
  await readsLeaf(Buffer.from(chain.root + chain.key + chain.leaf + chain.authority), '');
});

test('reads the checksum of RFC 9579, PBMAC1', async () => {
  const pfx = AsnConvert.parse(exported([]), PFX);
  const safe = Buffer.from(AsnConvert.parse(pfx.authSafe.content, OctetString).buffer);
  const salt = randomBytes(16);
  const derivation = new Pbkdf2Params();
  Object.assign(derivation, { salt: new OctetString(salt), rounds: 2048, keyOctets: 32, prf: hmacSha256() });
  const params = new Pbes2Params();
  Object.assign(params.keyDerivation, { algorithm: '1.2.840.113549.1.5.12', parameters: bufferOf(derivation) });
  params.cipher = hmacSha256();
  Object.assign(pfx.macData.mac.digestAlgorithm, { algorithm: '1.2.840.113549.1.5.14', parameters: bufferOf(params) });
  const digest = createHmac('sha256', pbkdf2Sync(password, salt, 2048, 32, 'sha256'))
    .update(safe)
    .digest();
  pfx.macData.mac.digest = new OctetString(digest);
  await readsLeaf(serialized(pfx), password);
  await refusal('keystore_wrong_password', serialized(pfx), 'another one');
});

const hmacSha256 = () => new AlgorithmIdentifier({ algorithm: '1.2.840.113549.2.9', parameters: null });
const bufferOf = (value: unknown) => new Uint8Array(serialized(value)).buffer;

test('tells a wrong password from a damaged file', async () => {
  for (const file of [exported([]), exported(['-legacy']), exported(['-nomac']), jks()]) {
    assert.match((await refusal('keystore_wrong_password', file, 'another one')).remedy, /password again/);
    await refusal('keystore_encrypted', file, '');
    await refusal('keystore_damaged', file.subarray(0, file.length - 300), password);
  }
  const clear = exported(['-certpbe', 'NONE']);
  await refusal('keystore_wrong_password', clear, 'another one');
  // One bit of a certificate that stands in the clear: the password opens the key, and the checksum is another.
  const at = clear.indexOf(Buffer.from('leaf')) + 1;
  await refusal('keystore_damaged', changed(clear, at), password);
  await refusal('keystore_damaged', changed(jks(), jks().length - 200), password);
});

function changed(file: Buffer, at: number): Buffer {
  const other = Buffer.from(file);
  other[at] = (other[at] ?? 0) ^ 1;
  return other;
}

test('names an alias that is none, a keystore without a key, and one without a certificate over its key', async () => {
  assert.match((await refusal('keystore_alias_unknown', jks(), password, 'south')).problem, /"north_production"/);
  const alone = withFiles({ crt: chain.leaf }, (path) => {
    const args = ['pkcs12', '-export', '-nokeys', '-in', path('crt'), '-out', path('out'), '-passout', 'env:WORD'];
    opensslOutput(args, '', { WORD: password });
    return readFileSync(path('out'));
  });
  await refusal('keystore_no_key', alone, password);
  await refusal('keystore_no_certificate', Buffer.from(key + chain.leaf), '');
  await refusal('keystore_no_key', Buffer.from(chain.leaf), '');
});

test('names a cipher that is not read with a command that converts it', async () => {
  const rc4 = exported(['-legacy', '-certpbe', 'PBE-SHA1-RC4-128', '-keypbe', 'PBE-SHA1-RC4-40']);
  const { remedy } = await refusal('keystore_cipher_unsupported', rc4, password);
  const command = /openssl pkcs12 [^,]+/.exec(remedy)?.[0] ?? assert.fail(remedy);
  const pem = withFiles({ FILE: rc4 }, (path) => {
    const [, ...args] = command
      .replaceAll('FILE', path('FILE'))
      .replace(/key-and-certificate\.pem/, path('out'))
      .split(' ');
    opensslOutput([...args, '-passin', 'env:WORD'], '', { WORD: password });
    return readFileSync(path('out'));
  });
  await readsLeaf(pem, '');
});

const trapRounds = 2 ** 31;

test('refuses a file whose password is to be hashed for hours, before the first round', async () => {
  const pfx = AsnConvert.parse(exported([]), PFX);
  pfx.macData.iterations = trapRounds;
  assert.match((await refusal('keystore_rounds_excessive', serialized(pfx), password)).problem, /2147483648 rounds/);
  const encrypted = Buffer.from(await encryptPrivateKey(entry.privateKey, password, countedBytes()));
  for (const trap of [pbkdf2Trap, scryptTrap, wideScryptTrap]) {
    const file = withKeyDerivation(encrypted, trap());
    refused('keystore_rounds_excessive', () => privateKeyFromFile(file, password));
  }
});

const serialized = (value: unknown) => Buffer.from(AsnConvert.serialize(value));

function pbkdf2Trap(): [string, Buffer] {
  const params = Object.assign(new Pbkdf2Params(), { salt: new OctetString(randomBytes(8)), rounds: trapRounds });
  return ['1.2.840.113549.1.5.12', serialized(params)];
}

function scryptTrap(): [string, Buffer] {
  return scryptOf({ cost: 2 ** 17, blockSize: 1, parallel: 2 ** 17 });
}

function wideScryptTrap(): [string, Buffer] {
  return scryptOf({ cost: 2 ** 22, blockSize: 1, parallel: 1 });
}

function scryptOf(numbers: Pick<ScryptParams, 'cost' | 'blockSize' | 'parallel'>): [string, Buffer] {
  const params = Object.assign(new ScryptParams(), { salt: new OctetString(randomBytes(8)), ...numbers });
  return ['1.3.6.1.4.1.11591.4.11', serialized(params)];
}

function withKeyDerivation(encrypted: Buffer, [algorithm, params]: [string, Buffer]): Buffer {
  const info = AsnConvert.parse(encrypted, EncryptedPrivateKeyInfo);
  const scheme = AsnConvert.parse(info.encryptionAlgorithm.parameters ?? assert.fail(), Pbes2Params);
  Object.assign(scheme.keyDerivation, { algorithm, parameters: new Uint8Array(params).buffer });
  info.encryptionAlgorithm.parameters = new Uint8Array(serialized(scheme)).buffer;
  return serialized(info);
}

test('a changed keystore never crashes, never hangs, and says nothing of key or password', async () => {
  const files = [
    exported(['-legacy']),
    exported(['-certpbe', 'NONE', '-keypbe', 'NONE']),
    jks(),
    Buffer.from(chain.key + chain.leaf),
  ];
  const secrets = [chain.key, key].map((pem) => pem.split('\n').slice(1, -2).join(''));
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    octets: fc.uint8Array({ minLength: 1, maxLength: 6 }),
  });
  const cases = fc.tuple(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean());
  const reading = async ([file, changes, isCut]: [Buffer, { at: number; octets: Uint8Array }[], boolean]) => {
    const other = Buffer.from(file);
    for (const { at, octets } of changes) other.set(octets, Math.floor(at * (other.length - octets.length)));
    const cut = isCut ? other.subarray(0, Math.floor((changes[0]?.at ?? 1) * other.length)) : other;
    const began = performance.now();
    const said = await keyFromKeystore(cut, password, null).then(
      () => '',
      (error: unknown) => {
        if (!(error instanceof FormatError)) throw error;
        return `${error.stack} ${JSON.stringify(error)}`;
      },
    );
    assert.ok(performance.now() - began < 60_000);
    assert.ok(!said.includes(password));
    for (const secret of secrets) {
      for (let from = 0; from + 12 <= secret.length; from += 6)
        assert.ok(!said.includes(secret.slice(from, from + 12)));
    }
  };
  await fc.assert(fc.asyncProperty(cases, reading), { numRuns: 300 });
});
