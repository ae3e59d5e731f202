import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { sequence, unsignedInteger } from '../../src/formats/der.ts';
import { FormatError } from '../../src/formats/format-error.ts';
import { withoutOutdatedCipher } from '../../src/formats/outdated-key.ts';
import { encodePem } from '../../src/formats/pem.ts';
import { isCertificateOfKey, privateKeyFromFile } from '../../src/formats/private-key.ts';
import { openssl, opensslOutput } from './openssl.ts';
import { neverCrashes, refused } from './rejection.ts';
import { rsaLeaf } from './rsa-leaf.ts';

const passphrase = 'correct horse — 電池';
const leaf = rsaLeaf();
const pkcs8 = leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const pkcs1 = leaf.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();

const bytes = (text: string) => Buffer.from(text);
const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' });
const toDer = (text: string) => Buffer.from(text.replaceAll(/-----.*-----|\s/g, ''), 'base64');

function encrypted(args: readonly string[]): string {
  return opensslOutput([...args, '-passout', 'env:KEY_PASSPHRASE'], pkcs8, { KEY_PASSPHRASE: passphrase });
}

/** KeyObject.equals compares the public halves only; and no failure prints a key. */
function assertSameKey(actual: KeyObject, expected: KeyObject): void {
  assert.ok(pem(actual) === pem(expected), 'another key came back');
}

/** A traditional key, of numbers that need not be a sound one. */
function dsaKey(): string {
  const numbers = sequence(...Array.from({ length: 6 }, () => unsignedInteger(3)));
  return encodePem('RSA PRIVATE KEY', numbers).replaceAll('RSA', 'DSA');
}

const legacy = ['-provider', 'legacy', '-provider', 'default'];
const encryptedForms = {
  'PKCS#8 with PBKDF2': encrypted(['pkcs8', '-topk8', '-v2', 'aes-256-cbc']),
  'PKCS#8 with scrypt': encrypted(['pkcs8', '-topk8', '-scrypt', '-scrypt_N', '1024']),
  'PKCS#8 with 3DES': encrypted(['pkcs8', '-topk8', '-v1', 'PBE-SHA1-3DES']),
  'traditional RSA': encrypted(['rsa', '-traditional', '-aes256']),
};

test('reads PKCS#8 and PKCS#1, as PEM and as DER', () => {
  for (const text of [pkcs8, pkcs1]) {
    for (const file of [bytes(text), toDer(text), bytes(text.replaceAll('\n', '\r\n'))]) {
      assertSameKey(privateKeyFromFile(file), leaf.privateKey);
      assertSameKey(privateKeyFromFile(file, 'not needed'), leaf.privateKey);
    }
  }
});

for (const [form, text] of Object.entries(encryptedForms)) {
  test(`opens an encrypted key: ${form}`, () => {
    assertSameKey(privateKeyFromFile(bytes(text), passphrase), leaf.privateKey);
    assertSameKey(privateKeyFromFile(bytes(`Bag Attributes\n  x: y\n${text}`), passphrase), leaf.privateKey);
    refused('private_key_encrypted', () => privateKeyFromFile(bytes(text)));
    refused('private_key_wrong_passphrase', () => privateKeyFromFile(bytes(text), ''));
    refused('private_key_wrong_passphrase', () => privateKeyFromFile(bytes(text), 'x'.repeat(5000)));
  });
}

test('takes an encrypted key as DER', () => {
  const der = toDer(encryptedForms['PKCS#8 with PBKDF2']);
  assertSameKey(privateKeyFromFile(der, passphrase), leaf.privateKey);
  refused('private_key_encrypted', () => privateKeyFromFile(der));
});

test('a wrong passphrase is always called that, also when the padding happens to fit', () => {
  const forms = [bytes(encryptedForms['PKCS#8 with PBKDF2']), bytes(encryptedForms['traditional RSA'])];
  for (let guess = 0; guess < 600; guess++) {
    for (const file of forms) refused('private_key_wrong_passphrase', () => privateKeyFromFile(file, `guess ${guess}`));
  }
});

test('names a cipher that is out of use, and opens it first where it is known', async () => {
  const pkcs8Ciphers = ['PBE-SHA1-RC2-40', 'PBE-SHA1-RC2-128', 'PBE-MD5-DES', 'PBE-SHA1-DES'];
  for (const asked of [
    ...pkcs8Ciphers.map((cipher) => ['pkcs8', '-topk8', '-v1', cipher]),
    ...['-des-cbc', '-rc2-cbc', '-rc2-64-cbc', '-rc2-40-cbc'].map((cipher) => ['rsa', '-traditional', cipher]),
  ]) {
    const outdated = bytes(encrypted([...asked, ...legacy]));
    refused('private_key_cipher_unsupported', () => privateKeyFromFile(outdated, passphrase));
    const opened = await withoutOutdatedCipher(outdated, passphrase);
    assertSameKey(privateKeyFromFile(opened), leaf.privateKey);
    for (let guess = 0; guess < 300; guess++) {
      await assert.rejects(withoutOutdatedCipher(outdated, `guess ${guess}`), {
        code: 'private_key_wrong_passphrase',
      });
    }
  }
  const rarer = encrypted(['rsa', '-traditional', '-bf-cbc', ...legacy]);
  refused('private_key_cipher_unsupported', () => privateKeyFromFile(bytes(rarer), passphrase));
  const others = [...Object.values(encryptedForms), rarer, pkcs8, pkcs1, 'no key'].map(bytes);
  for (const file of others) assert.equal(await withoutOutdatedCipher(file, passphrase), file);
});

test('refuses EC and other keys and says that RS256 takes RSA alone', () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const curveFirst = opensslOutput(['ecparam', '-name', 'prime256v1', '-genkey']);
  const files = [
    pem(ec),
    ec.export({ type: 'sec1', format: 'pem' }),
    ec.export({ type: 'sec1', format: 'der' }),
    curveFirst,
  ];
  for (const file of files) {
    const error = refused('private_key_not_rsa', () => privateKeyFromFile(Buffer.from(file)));
    assert.match(error.message, /^This is an EC key.* RS256 is the only algorithm of the JWT bearer flow/);
  }
  const others = [
    pem(generateKeyPairSync('ed25519').privateKey),
    pem(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey),
    dsaKey(),
  ];
  for (const file of others) refused('private_key_not_rsa', () => privateKeyFromFile(Buffer.from(file)));
});

test('refuses RSA below 2048 bits and takes 2048 to 4096', () => {
  for (const modulusLength of [1024, 2040]) {
    const small = pem(generateKeyPairSync('rsa', { modulusLength }).privateKey);
    const error = refused('private_key_too_small', () => privateKeyFromFile(Buffer.from(small)));
    assert.equal(error.problem, `This RSA key has ${modulusLength} bits; RS256 needs 2048.`);
  }
  for (const modulusLength of [3072, 4096]) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength });
    assert.ok(privateKeyFromFile(Buffer.from(pem(privateKey))).equals(privateKey));
  }
});

test('names what else was given instead of a key', () => {
  refused('certificate_instead_of_private_key', () => privateKeyFromFile(bytes(leaf.pem)));
  refused('certificate_instead_of_private_key', () => privateKeyFromFile(leaf.der));
  refused('pem_truncated', () => privateKeyFromFile(bytes(pkcs8.slice(0, 800))));
  refused('pem_missing', () => privateKeyFromFile(bytes('3MVG9.consumer.key')));
  refused('public_key', () => privateKeyFromFile(leaf.spki));
});

test('refuses trailing bytes and truncated DER', () => {
  const within = Buffer.concat([toDer(pkcs8), bytes('xx')]);
  refused('der_trailing_bytes', () => privateKeyFromFile(bytes(encodePem('PRIVATE KEY', within))));
  refused('der_trailing_bytes', () => privateKeyFromFile(Buffer.concat([toDer(pkcs8), bytes('x')])));
  refused('der_malformed', () => privateKeyFromFile(toDer(pkcs8).subarray(0, 700)));
});

test('a flipped bit in any number of the key is refused, though OpenSSL would load it', () => {
  const der = toDer(pkcs1);
  for (let at = 0; at < der.length; at++) {
    const flipped = Buffer.from(der);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
    // A version number may read differently and leave the key itself as it was.
    neverCrashes(() => assertSameKey(privateKeyFromFile(flipped), leaf.privateKey));
  }
});

test('never crashes on garbage', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (file) => neverCrashes(() => privateKeyFromFile(file, 'x'))),
  );
  const inSequence = fc.uint8Array({ maxLength: 100 }).map((inner) => Uint8Array.of(0x30, inner.length, ...inner));
  fc.assert(fc.property(inSequence, (file) => neverCrashes(() => privateKeyFromFile(file, 'x'))));
});

test('quotes neither key nor passphrase in any error', () => {
  const secret = encryptedForms['PKCS#8 with PBKDF2'];
  const attempts = [
    () => privateKeyFromFile(bytes(secret), 'wrong-but-close'),
    () => privateKeyFromFile(bytes(secret)),
  ];
  for (const attempt of attempts) {
    try {
      attempt();
      assert.fail('opened');
    } catch (error) {
      assert.ok(error instanceof FormatError);
      assert.equal(error.cause, undefined);
      const shown = `${error.stack} ${JSON.stringify(error)}`;
      assert.ok(!shown.includes('wrong-but-close'));
      assert.ok(!shown.includes(secret.slice(60, 80)));
    }
  }
});

test('tells whether a certificate is over this key', () => {
  assert.equal(isCertificateOfKey(leaf.der, leaf.privateKey), true);
  assert.equal(isCertificateOfKey(rsaLeaf().der, leaf.privateKey), false);
  assert.deepEqual(openssl(['pkey', '-pubout', '-outform', 'DER'], pkcs8).stdoutBytes, Buffer.from(leaf.spki));
});
