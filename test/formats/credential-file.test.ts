// Files as people have them, made here by openssl and ssh-keygen, and read through the one door.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { certificateFromFile, certificatesFromFile, readCredentialFile } from '../../src/formats/credential-file.ts';
import { sequence, unsignedInteger } from '../../src/formats/der.ts';
import type { FormatErrorCode } from '../../src/formats/format-error.ts';
import { encodePem } from '../../src/formats/pem.ts';
import { isCertificateOfKey, isKeyEncrypted, privateKeyFromFile } from '../../src/formats/private-key.ts';
import { makeChain } from './chain.ts';
import { membersOf } from './members.ts';
import { openssl, opensslOutput, withFiles } from './openssl.ts';
import { neverCrashes, refused } from './rejection.ts';
import { rsaLeaf } from './rsa-leaf.ts';

const leaf = rsaLeaf();
const key = leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const chain = makeChain();

const bytes = (text: string) => Buffer.from(text);
const base64 = (content: string | Uint8Array) => Buffer.from(content).toString('base64');
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

function reads(file: string | Uint8Array, pem = leaf.pem): void {
  const der = certificateFromFile(Buffer.from(file));
  assert.ok(encodePem('CERTIFICATE', der) === pem, 'another certificate came back');
}

function readsKey(file: string | Uint8Array): void {
  assert.ok(privateKeyFromFile(Buffer.from(file)).equals(leaf.privateKey), 'another key came back');
}

/** What a file is called, by a code and by the command in its remedy. */
function named(code: FormatErrorCode, command: RegExp, file: string | Uint8Array): void {
  for (const read of [certificateFromFile, privateKeyFromFile]) {
    assert.match(refused(code, () => read(Buffer.from(file))).remedy, command);
  }
}

test('(b) takes the leaf of a chain, in whatever order it stands', () => {
  const { root, authority } = chain;
  for (const file of [
    chain.leaf + authority + root,
    root + authority + chain.leaf,
    authority + root + chain.leaf + chain.leaf,
    chain.leaf + root,
  ]) {
    reads(file, chain.leaf);
  }
  reads(root + authority, authority);
  assert.equal(certificatesFromFile(bytes(chain.leaf + chain.leaf + root)).all.length, 2);
});

test('(b) certificates that are no chain are not guessed among', () => {
  const unrelated = bytes(leaf.pem + rsaLeaf().pem);
  assert.match(refused('certificates_unrelated', () => certificateFromFile(unrelated)).message, /2 certificates/);
  assert.equal(certificatesFromFile(unrelated).leaf, null);
});

test('(b) takes key or certificate out of a file with both, and of several keys the one of the certificate', () => {
  const other = rsaLeaf().privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  for (const file of [key + leaf.pem, leaf.pem + key]) {
    reads(file);
    readsKey(file);
  }
  assert.ok(privateKeyFromFile(bytes(other + key), undefined, leaf.der).equals(leaf.privateKey));
});

/** The outermost value with a length that is not told, as a stream is written. */
function inBer(der: Buffer): Buffer {
  return Buffer.concat([Buffer.of(0x30, 0x80), ...membersOf(der), Buffer.of(0, 0)]);
}

test('(c) reads TRUSTED CERTIFICATE and X509 CERTIFICATE, and PKCS#7', () => {
  const trusted = opensslOutput(['x509', '-trustout', '-addtrust', 'serverAuth', '-setalias', 'x'], leaf.pem);
  assert.match(trusted, /BEGIN TRUSTED CERTIFICATE/);
  reads(trusted);
  reads(leaf.pem.replaceAll('CERTIFICATE', 'X509 CERTIFICATE'));
  const all = chain.root + chain.leaf + chain.authority;
  const pkcs7 = withFiles({ all }, (path) => opensslOutput(['crl2pkcs7', '-nocrl', '-certfile', path('all')]));
  reads(pkcs7, chain.leaf);
  reads(pkcs7.replaceAll('PKCS7', 'CERTIFICATE'), chain.leaf);
  const der = openssl(['pkcs7', '-outform', 'DER'], pkcs7).stdoutBytes;
  reads(der, chain.leaf);
  reads(inBer(der), chain.leaf);
});

test('(c) reads base64 without BEGIN, and base64 or hex of a whole file, as secrets of a CI hold them', () => {
  const content = (pem: string) => pem.replaceAll(/-----.*-----|\s/g, '');
  const wraps: ((pem: string) => string | Uint8Array)[] = [
    content,
    (pem) => content(pem).replace(/(.{76})/g, '$1\r\n'),
    base64,
    (pem) => base64(pem).replace(/(.{76})/g, '$1\n'),
    (pem) => base64(base64(pem)),
    (pem) => Buffer.from(pem).toString('hex'),
    (pem) =>
      Buffer.from(content(pem), 'base64')
        .toString('hex')
        .replace(/(..)(?=.)/g, '$1:')
        .toUpperCase(),
    (pem) => Buffer.from(pem).toString('base64url'),
    (pem) => `JWT_KEY="${base64(pem)}"\n`,
    (pem) => `data:application/x-pem-file;base64,${base64(pem)}`,
    (pem) => Buffer.from(content(pem), 'base64'),
  ];
  for (const wrap of wraps) {
    reads(wrap(leaf.pem));
    readsKey(wrap(key));
  }
});

test('(c) reads UTF-16, written-out line breaks and a PEM on one line', () => {
  const wraps: ((pem: string) => string | Uint8Array)[] = [
    utf16,
    (pem) => utf16(pem).swap16(),
    (pem) => Buffer.from(pem.replaceAll('\n', '\r\n'), 'utf16le'),
    (pem) => utf16(base64(pem)),
    (pem) => pem.replaceAll('\n', '\\n'),
    (pem) => pem.replaceAll('\n', '\\r\\n'),
    (pem) => pem.replaceAll('\n', '\\\\n'),
    (pem) => pem.replaceAll('\n', ' '),
    (pem) => pem.replaceAll('\n', ''),
    (pem) => pem.replaceAll('\n', '\\\n'),
    (pem) =>
      `{"type":"service_account","private_key":${JSON.stringify(pem).replaceAll('/', '\\/').replaceAll('=', '\\u003d')}}`,
    (pem) => `jwt:\n  key: |\n${pem.replaceAll(/^/gm, '    ')}`,
  ];
  for (const wrap of wraps) {
    reads(wrap(leaf.pem));
    readsKey(wrap(key));
  }
});

test('(c) reads what a page, an XML file or a mail made of a PEM', () => {
  const { pem } = leaf;
  for (const lineEnd of ['&#13;\n', '&#xD;&#xA;', '&#10;']) reads(pem.replaceAll('\n', lineEnd));
  reads(pem.replaceAll(/[+/=]/g, (one) => `&#x${one.charCodeAt(0).toString(16).toUpperCase()};`));
  reads(pem.replaceAll(/[+/=]/g, (one) => `&#${one.charCodeAt(0)};`));
  reads(`<oauthConfig><certificate>${pem.replaceAll('\n', '&#13;\n')}</certificate></oauthConfig>`);
  reads(`On Monday, ops wrote:\n${pem.replaceAll(/^(?=.)/gm, '> ')}`);
  reads(pem.replaceAll(/^(?=.)/gm, '>> '));
  readsKey(key.replaceAll('\n', '&#13;\n').replaceAll(/^(?=.)/gm, '> > '));
  refused('pem_bad_base64', () => reads(pem.replace(/[A-Z]{2}\n/, '&#9999999999;\n')));
});

test('(c) opens an encrypted key whose line breaks were lost, and knows that it needs a passphrase', () => {
  const forms = [
    ['rsa', '-traditional', '-aes256'],
    ['pkcs8', '-topk8', '-v2', 'aes-256-cbc'],
  ].map((args) => opensslOutput([...args, '-passout', 'env:WORD'], key, { WORD: 'correct horse' }));
  for (const form of forms) {
    for (const file of [form, form.replaceAll('\n', ' '), base64(form), utf16(form)].map((text) => Buffer.from(text))) {
      assert.ok(isKeyEncrypted(file));
      assert.ok(privateKeyFromFile(file, 'correct horse').equals(leaf.privateKey));
    }
  }
  assert.ok(!isKeyEncrypted(bytes(key)));
  assert.ok(!isKeyEncrypted(bytes('')));
});

test('(d) names a file of openssl enc, with salt and without', () => {
  const salted = (...more: string[]) =>
    openssl(['enc', '-aes-256-cbc', '-pbkdf2', '-pass', 'env:WORD', ...more], key, { WORD: 'x' }).stdoutBytes;
  named('openssl_enc', /openssl enc -d -aes-256-cbc -pbkdf2 -in FILE/, salted());
  named('openssl_enc', /-a where FILE is text/, salted('-a'));
  const [hex, iv] = [randomBytes(32).toString('hex'), randomBytes(16).toString('hex')];
  const unsalted = openssl(['enc', '-aes-256-cbc', '-K', hex, '-iv', iv], key).stdoutBytes;
  named('encrypted_bytes', /-K KEY -iv IV/, unsalted);
});

test('(d) names PKCS#12, JKS, .ppk, JWK and XML', () => {
  const pkcs12 = withFiles({ key, crt: leaf.pem }, (path) => {
    const args = ['pkcs12', '-export', '-inkey', path('key'), '-in', path('crt'), '-passout', 'env:WORD'];
    return openssl(args, '', { WORD: 'x' }).stdoutBytes;
  });
  named('keystore_pkcs12', /openssl pkcs12 -in FILE -nodes -out/, pkcs12);
  named('keystore_pkcs12', /openssl pkcs12/, base64(pkcs12));
  named('keystore_jks', /keytool -importkeystore -srckeystore FILE/, Buffer.from('feedfeed0000000200000000', 'hex'));
  named('key_ppk', /puttygen FILE -O private-openssh/, 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n');
  const jwk = JSON.stringify(leaf.privateKey.export({ format: 'jwk' }));
  named('key_jwk', /node -p/, jwk);
  named('key_jwk', /node -p/, `{ "keys": [${jwk}] }`);
  named('key_xml', /FromXmlString/, '<RSAKeyValue><Modulus>AQAB</Modulus></RSAKeyValue>');
});

test('(d) the commands that convert do convert', () => {
  const command = refused('key_jwk', () => readCredentialFile(bytes('{"kty":"RSA"}'))).remedy.replace(/^[^:]+: /, '');
  const jwk = JSON.stringify(leaf.privateKey.export({ format: 'jwk' }));
  withFiles({ FILE: jwk }, (path) => {
    const cwd = path('.');
    assert.equal(spawnSync('sh', ['-c', command], { cwd }).status, 0);
    readsKey(readFileSync(path('server.key')));
  });
  withFiles({ FILE: leaf.privateKey.export({ type: 'pkcs1', format: 'pem' }) }, (path) => {
    const cwd = path('.');
    assert.equal(spawnSync('ssh-keygen', ['-q', '-p', '-N', '', '-f', path('FILE')], { cwd }).status, 0);
    const file = readFileSync(path('FILE'));
    assert.match(file.toString(), /BEGIN OPENSSH PRIVATE KEY/);
    named('key_openssh', /ssh-keygen -p/, file);
    const convert = refused('key_openssh', () => readCredentialFile(file)).remedy.replace(/^[^:]+: /, '');
    assert.equal(spawnSync('sh', ['-c', convert], { cwd }).status, 0);
    readsKey(readFileSync(path('server.key')));
  });
});

test('(d) the command for a request makes a certificate over its key', () => {
  const request = withFiles({ key }, (path) => opensslOutput(['req', '-new', '-key', path('key'), '-subj', '/CN=x']));
  const { remedy } = refused('certificate_request', () => readCredentialFile(bytes(request)));
  withFiles({ FILE: request, 'server.key': key }, (path) => {
    const command = remedy.slice(remedy.indexOf('openssl'));
    assert.equal(spawnSync('sh', ['-c', command], { cwd: path('.') }).status, 0);
    assert.ok(isCertificateOfKey(certificateFromFile(readFileSync(path('server.crt'))), leaf.privateKey));
  });
});

test('(d) names keys of SSH that no conversion makes fit, and public ones', () => {
  withFiles({}, (path) => {
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path('key')]);
    named('private_key_not_rsa', /RSA key of 2048/, readFileSync(path('key')));
    named('key_ssh_public', /no \.pub/, readFileSync(path('key.pub')));
  });
  named('public_key', /openssl req -x509/, leaf.spki);
  named('public_key', /openssl req -x509/, encodePem('PUBLIC KEY', leaf.spki));
});

test('(d) names a multi-prime key, a request named .crt, a revocation list and an empty file', () => {
  const numbers = opensslOutput(['genrsa', '-primes', '3', '-traditional', '2048']);
  named('private_key_multi_prime', /openssl req -x509 -newkey rsa:2048/, numbers);
  const numbered = sequence(...Array.from({ length: 9 }, () => unsignedInteger(3)), sequence());
  named('private_key_multi_prime', /newkey/, numbered);
  const request = withFiles({ key }, (path) => opensslOutput(['req', '-new', '-key', path('key'), '-subj', '/CN=x']));
  named('certificate_request', /openssl x509 -req -in FILE -signkey/, request);
  named('certificate_request', /openssl x509 -req/, request.replaceAll('CERTIFICATE REQUEST', 'CERTIFICATE'));
  for (const empty of ['', '\n \r\n', '\uFEFF', utf16('')]) named('file_empty', /again/, empty);
});

test('(d) names what else lies beside keys: web pages, archives, PGP, printed certificates', () => {
  named('web_page', /signed in/, '<!DOCTYPE html>\n<html><title>Login</title></html>');
  named('archive', /unzip/, gzipSync(key));
  named(
    'pgp',
    /private key or the certificate/,
    '-----BEGIN PGP PUBLIC KEY BLOCK-----\nVersion: x\n\nmQ==\n=abcd\n-----END PGP PUBLIC KEY BLOCK-----\n',
  );
  named('certificate_text', /openssl x509 -in/, opensslOutput(['x509', '-text', '-noout'], leaf.pem));
  const secure = `env:\n  - secure: "${base64(randomBytes(512))}"\n`;
  for (const text of ['hello', secure, '3MVG9.consumer.key', base64('hello world'), '-----END CERTIFICATE-----\n'])
    named('pem_missing', /BEGIN/, text);
});

test('(c) reads what stands as base64 in YAML, XML and a project file, key and certificate alike', () => {
  const secret = `kind: Secret\ndata:\n  tls.crt: ${base64(leaf.pem)}\n  tls.key: ${base64(key)}\n`;
  reads(secret);
  readsKey(secret);
  reads(`<ConnectedApp><oauthConfig><certificate>${base64(leaf.der)}</certificate></oauthConfig></ConnectedApp>`);
});

test('(c) reads base64 on several lines in XML, a DER with a line end behind it, and a text with invisible characters', () => {
  const lines = base64(leaf.der).replaceAll(/(.{64})/g, '$1\n');
  reads(`<md:EntityDescriptor>\n<ds:X509Certificate>\n${lines}\n</ds:X509Certificate>\n</md:EntityDescriptor>`);
  reads(
    `<ds:X509Certificate>${base64(leaf.der)}</ds:X509Certificate><ds:X509Certificate>${lines}</ds:X509Certificate>`,
  );
  reads(Buffer.concat([leaf.der, bytes('\r\n')]));
  reads(leaf.pem.replaceAll(/^/gm, '\u200B'));
});

test('(c) reads a file whose BEGIN and END lines were changed on the way', () => {
  const changes: ((pem: string) => string)[] = [
    (pem) => pem.replaceAll('-----', '----'),
    (pem) => pem.replaceAll('-----', '—-'),
    (pem) => pem.replace('-----BEGIN', '-----Begin').replace('-----END', '-----End'),
  ];
  for (const change of changes) {
    reads(change(leaf.pem));
    readsKey(change(key));
  }
  named('web_page', /signed in/, '<!-- generated -->\n<html><body>Sign in</body></html>');
});

test('(d) what a thing is goes before what follows it, and a broken block of another kind sinks no certificate', () => {
  const pkcs12 = withFiles({ key, crt: leaf.pem }, (path) => {
    const args = ['pkcs12', '-export', '-inkey', path('key'), '-in', path('crt'), '-passout', 'env:WORD'];
    return openssl(args, '', { WORD: 'x' }).stdoutBytes;
  });
  named('keystore_pkcs12', /openssl pkcs12/, Buffer.concat([pkcs12, Buffer.alloc(20)]));
  named('keystore_pkcs12', /openssl pkcs12/, inBer(pkcs12));
  reads(`-----BEGIN X509 CRL-----\nAAA\n-----END X509 CRL-----\n${leaf.pem}`);
  const tpm = '-----BEGIN TSS2 PRIVATE KEY-----\nMAA=\n-----END TSS2 PRIVATE KEY-----\n';
  assert.match(refused('der_malformed', () => readCredentialFile(bytes(tpm))).message, /^The TSS2 PRIVATE KEY block/);
});

test('(d) names what a repository holds in place of a key', () => {
  named('encrypted_vault', /ansible-vault decrypt/, '$ANSIBLE_VAULT;1.1;AES256\n6162\n');
  named('encrypted_vault', /git-crypt unlock/, Buffer.concat([Buffer.from('\0GITCRYPT\0'), randomBytes(40)]));
  named('pointer', /git lfs pull/, 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1704\n');
});

test('names key and certificate where the other is expected', () => {
  refused('private_key_instead_of_certificate', () => certificateFromFile(bytes(key)));
  refused('certificate_instead_of_private_key', () => privateKeyFromFile(bytes(leaf.pem)));
});

test('refuses DER that is cut, continued or of no known kind, bare and in PEM', () => {
  for (let length = 2; length < leaf.der.length; length += 13) {
    refused('der_malformed', () => readCredentialFile(leaf.der.subarray(0, length)));
    refused('der_malformed', () => readCredentialFile(bytes(encodePem('CERTIFICATE', leaf.der.subarray(0, length)))));
  }
  refused('der_trailing_bytes', () => readCredentialFile(Buffer.concat([leaf.der, bytes('xx')])));
  refused('der_malformed', () => readCredentialFile(bytes(encodePem('CERTIFICATE', sequence()))));
  refused('der_malformed', () => readCredentialFile(bytes(encodePem('CERTIFICATE', Buffer.of(0x30, 0x80, 0, 0)))));
});

test('calls malformed what begins as ASN.1 and is no date, no text, nothing', () => {
  // UniversalString, BMPString, GeneralizedTime, UTCTime, of which asn1js throws errors of its own.
  for (const tag of [0x1c, 0x1e, 0x18, 0x17])
    refused('der_malformed', () => readCredentialFile(Buffer.of(0x30, 3, tag, 1, 0x41)));
  for (let turn = 0; turn < 20_000; turn++) {
    const garbage = randomBytes(1_212);
    garbage[0] = 0x30;
    neverCrashes(() => readCredentialFile(garbage));
  }
});

test('never crashes on garbage, nor on a PEM text with pieces changed', () => {
  const pieces = [
    '-----BEGIN ',
    '-----END ',
    'CERTIFICATE',
    'PRIVATE KEY',
    '-----',
    '\n',
    '\\n',
    'MD4E',
    '=',
    ': ',
    'é',
    '\0',
  ];
  const reading = (file: Uint8Array) => neverCrashes(() => readCredentialFile(file));
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), reading));
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => reading(bytes(text))));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => reading(bytes(parts.join('')))),
  );
  const inSequence = fc.uint8Array({ maxLength: 100 }).map((inner) => Uint8Array.of(0x30, inner.length, ...inner));
  fc.assert(fc.property(inSequence, reading));
});

test('takes no longer than its size asks for, whatever is in it', () => {
  const size = 256 * 1024;
  for (const piece of [
    '-----BEGIN A-----',
    '\\',
    '\\\\n',
    'a=',
    '-',
    ' ',
    'ab:',
    '{',
    'Proc-Type: 4,ENCRYPTED ',
    `${'a'.repeat(40)}${' '.repeat(400)}`,
  ]) {
    const began = performance.now();
    neverCrashes(() => readCredentialFile(bytes(piece.repeat(size / piece.length))));
    assert.ok(performance.now() - began < 2_000, piece);
  }
});

test('quotes nothing of a private key in any error', () => {
  const broken = [
    key,
    key.slice(0, 900),
    key.replaceAll('\n', '\\n'),
    key + key,
    key.replace(/[A-Z]{2}/g, '**'),
    key.replace('-----END PRIVATE KEY-----', ''),
    `KEY="${key}"`,
    base64(key).slice(0, 700),
  ];
  const body = key.split('\n').slice(1, -2).join('');
  for (const text of broken) {
    try {
      certificateFromFile(bytes(text));
      assert.fail('a private key was taken for a certificate');
    } catch (error) {
      const shown = `${error instanceof Error ? error.stack : error} ${JSON.stringify(error)}`;
      for (let at = 0; at + 8 <= body.length; at += 4) assert.ok(!shown.includes(body.slice(at, at + 8)));
    }
  }
});

test('a key of another kind is named by its kind, wherever it stands', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ec = privateKey.export({ type: 'sec1', format: 'pem' }).toString();
  refused('private_key_not_rsa', () =>
    privateKeyFromFile(bytes(opensslOutput(['ecparam', '-name', 'prime256v1']) + ec)),
  );
  refused('private_key_not_rsa', () => privateKeyFromFile(bytes(base64(ec))));
});
