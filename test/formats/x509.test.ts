import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { rootCertificates } from 'node:tls';
import fc from 'fast-check';
import { certificateFromFile } from '../../src/formats/credential-file.ts';
import { bitString, derNull, objectIdentifier, sequence } from '../../src/formats/der.ts';
import { encodePem } from '../../src/formats/pem.ts';
import { certificateFromSignature } from '../../src/formats/self-signed-certificate.ts';
import { fingerprint, parseCertificate, publicKeyHash } from '../../src/formats/x509.ts';
import { membersOf } from './members.ts';
import { openssl, opensslOutput, withFiles } from './openssl.ts';
import { neverCrashes, refused } from './rejection.ts';
import { rsaLeaf } from './rsa-leaf.ts';

const leaf = rsaLeaf();

/** A certificate made by openssl over a key made now. */
function madeByOpenssl(key: KeyObject, args: readonly string[]): Uint8Array {
  return withFiles({ key: key.export({ type: 'pkcs8', format: 'pem' }) }, (path) =>
    certificateFromFile(
      Buffer.from(opensslOutput(['req', '-x509', '-key', path('key'), '-subj', '/O=Acme/CN=made by openssl', ...args])),
    ),
  );
}

const rsaKey = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength }).privateKey;

test('reads every part of a certificate made here', () => {
  assert.deepEqual(parseCertificate(leaf.der), {
    subject: 'OU=Orders 20261121 0A1B2C3D, CN=north-production',
    issuer: 'OU=Orders 20261121 0A1B2C3D, CN=north-production',
    serialNumber: 'F0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF',
    notBefore: new Date('2026-11-21T10:20:30Z'),
    notAfter: new Date('2027-11-21T10:20:30Z'),
    signatureAlgorithm: 'sha256WithRSAEncryption',
    publicKey: { algorithm: 'rsa', bits: 2048 },
    publicKeySpki: Buffer.from(leaf.spki),
    fingerprint: fingerprint(leaf.der),
  });
});

test('prints fingerprint, serial number and subject as openssl does', () => {
  const commonName = 'Zürich, 東京 + "x" #1 <ok>; \\ ';
  const { der, pem } = rsaLeaf({
    subject: [
      ['O', ' #Acme=Sons'],
      ['CN', commonName],
    ],
    serialNumber: Uint8Array.of(7, 8),
  });
  const printed = opensslOutput(
    [
      'x509',
      '-noout',
      '-fingerprint',
      '-sha256',
      '-serial',
      '-subject',
      '-nameopt',
      'esc_2253,esc_ctrl,utf8,sep_comma_plus_space,sname',
    ],
    pem,
  );
  const { subject, serialNumber, fingerprint: shown } = parseCertificate(der);
  assert.equal(`sha256 Fingerprint=${shown}\nserial=${serialNumber}\nsubject=${subject}\n`, printed);
  assert.match(shown, /^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
});

test('hashes the public key as openssl does, alike for the key and its certificate', () => {
  const judged = openssl(['dgst', '-sha256', '-binary'], leaf.spki);
  assert.deepEqual(publicKeyHash(leaf.spki), judged.stdoutBytes);
  assert.deepEqual(publicKeyHash(parseCertificate(leaf.der).publicKeySpki), judged.stdoutBytes);
});

test('reads what apps in use carry: SHA-1, 1024 bits, the year 3020', () => {
  const old = parseCertificate(madeByOpenssl(rsaKey(1024), ['-sha1', '-days', '363000']));
  assert.equal(old.signatureAlgorithm, 'sha1WithRSAEncryption');
  assert.deepEqual(old.publicKey, { algorithm: 'rsa', bits: 1024 });
  assert.ok(old.notAfter.getUTCFullYear() >= 3020, old.notAfter.toISOString());
  assert.equal(old.subject, 'O=Acme, CN=made by openssl');
});

test('reads a version 1 certificate', () => {
  // The same fields without the version in front and the extensions behind.
  const [toBeSigned] = membersOf(leaf.der);
  assert.ok(toBeSigned);
  const firstVersion = sequence(...membersOf(toBeSigned).slice(1, 7));
  const der = certificateFromSignature(firstVersion, sign('sha256', firstVersion, leaf.privateKey));
  assert.match(opensslOutput(['x509', '-noout', '-text'], encodePem('CERTIFICATE', der)), /Version: 1 /);
  assert.deepEqual({ ...parseCertificate(der), fingerprint: '' }, { ...parseCertificate(leaf.der), fingerprint: '' });
});

test('names the kind of keys other than RSA', () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
  const parsed = parseCertificate(madeByOpenssl(ec, ['-days', '30', '-sha384']));
  assert.deepEqual(parsed.publicKey, { algorithm: 'ec', curve: 'secp384r1' });
  assert.equal(parsed.signatureAlgorithm, 'ecdsa-with-SHA384');
  const edwards = parseCertificate(madeByOpenssl(generateKeyPairSync('ed25519').privateKey, ['-days', '30']));
  assert.deepEqual(edwards.publicKey, { algorithm: 'other', objectIdentifier: '1.3.101.112' });
  assert.equal(edwards.signatureAlgorithm, 'ED25519');
});

test('reads each authority of the web as openssl reads it', () => {
  assert.ok(rootCertificates.length > 100);
  for (const pem of rootCertificates) {
    const args = [
      'x509',
      '-noout',
      '-fingerprint',
      '-sha256',
      '-serial',
      '-enddate',
      '-dateopt',
      'iso_8601',
      '-pubkey',
    ];
    const printed = opensslOutput(args, pem);
    const parsed = parseCertificate(certificateFromFile(Buffer.from(pem)));
    for (const part of [
      `sha256 Fingerprint=${parsed.fingerprint}`,
      `serial=${parsed.serialNumber}`,
      `notAfter=${parsed.notAfter.toISOString().replace('T', ' ').replace('.000', '')}`,
      encodePem('PUBLIC KEY', parsed.publicKeySpki),
    ]) {
      assert.ok(printed.includes(part), `${part} is not in\n${printed}`);
    }
  }
});

/** The certificate under another signature algorithm; nobody checks the signature here. */
function signedAs(algorithm: Uint8Array): Uint8Array {
  const [toBeSigned] = membersOf(leaf.der);
  return sequence(toBeSigned ?? assert.fail(), algorithm, bitString(Uint8Array.of(1)));
}

test('(e) names old signature algorithms, also under the numbers that came before those of PKCS#1', () => {
  const names = {
    '1.3.14.3.2.29': 'sha1WithRSA',
    '1.2.840.113549.1.1.2': 'md2WithRSAEncryption',
    '1.2.840.113549.1.1.3': 'md4WithRSAEncryption',
    '1.3.14.3.2.3': 'md5WithRSA',
    '1.2.840.10040.4.3': 'dsa-with-SHA1',
    '1.3.14.3.2.27': 'dsaWithSHA1',
    '2.16.840.1.101.3.4.3.2': 'dsa-with-SHA256',
  };
  for (const [oid, name] of Object.entries(names)) {
    const der = signedAs(sequence(objectIdentifier(oid), derNull));
    assert.equal(parseCertificate(der).signatureAlgorithm, name);
  }
});

test('(e) names the hash of RSASSA-PSS, which is SHA-1 where none is named, and the size of its key', () => {
  const pss = generateKeyPairSync('rsa-pss', { modulusLength: 1024 }).privateKey;
  for (const hash of ['SHA1', 'SHA256', 'SHA512']) {
    const { signatureAlgorithm, publicKey } = parseCertificate(
      madeByOpenssl(pss, [`-${hash}`, '-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:20']),
    );
    assert.deepEqual([signatureAlgorithm, publicKey], [`rsassaPss-${hash}`, { algorithm: 'rsa-pss', bits: 1024 }]);
  }
  const withoutParameters = signedAs(sequence(objectIdentifier('1.2.840.113549.1.1.10')));
  assert.equal(parseCertificate(withoutParameters).signatureAlgorithm, 'rsassaPss-SHA1');
});

test('(e) reads a certificate whose key OpenSSL does not take: when it ends is known all the same', () => {
  const [toBeSigned, ...others] = membersOf(leaf.der);
  const fields = membersOf(toBeSigned ?? assert.fail());
  const pssOfNothing = sequence(sequence(objectIdentifier('1.2.840.113549.1.1.10')), bitString(Uint8Array.of(1)));
  const changed = fields.map((field, at) => (at === 6 ? pssOfNothing : field));
  const der = sequence(sequence(...changed), ...others);
  const { publicKey, notAfter } = parseCertificate(der);
  assert.deepEqual(publicKey, { algorithm: 'other', objectIdentifier: '1.2.840.113549.1.1.10' });
  assert.deepEqual(notAfter, new Date('2027-11-21T10:20:30Z'));
});

test('(f) refuses a malformed date, and reads no other date than Node prints, in 24,000 changed certificates', () => {
  const validity = Buffer.from(leaf.der).indexOf(Buffer.from('261121102030Z')) - 4;
  const octets = fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('0123456789Z+-. ')));
  const changes = fc.array(fc.tuple(fc.nat(31), octets), { minLength: 1, maxLength: 4 });
  let [refusedAsBad, read] = [0, 0];
  fc.assert(
    fc.property(changes, (changed) => {
      const der = Buffer.from(leaf.der);
      for (const [at, octet] of changed) der[validity + at] = octet;
      neverCrashes(() => {
        const node = nodeCertificate(der);
        const isBad = node?.validFrom === 'Bad time value' || node?.validTo === 'Bad time value';
        if (isBad) {
          refusedAsBad += 1;
          refused('certificate_unreadable', () => parseCertificate(der));
          return;
        }
        const { notBefore, notAfter } = parseCertificate(der);
        read += 1;
        assert.deepEqual([notBefore, notAfter], [new Date(node?.validFrom ?? ''), new Date(node?.validTo ?? '')]);
      });
    }),
    { numRuns: 24_000 },
  );
  assert.ok(refusedAsBad > 5_000 && read > 1_000, `${refusedAsBad} refused, ${read} read`);
});

/** Null: Node does not take it either. */
function nodeCertificate(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}

test('reads certificates of 5 KB and more', () => {
  const names = Array.from({ length: 250 }, (_, at) => `DNS:host-${at}.example.com`).join(',');
  const der = madeByOpenssl(rsaKey(2048), ['-days', '30', '-addext', `subjectAltName=${names}`]);
  assert.ok(der.length > 5000);
  assert.equal(parseCertificate(der).subject, 'O=Acme, CN=made by openssl');
});

test('refuses trailing bytes, every truncation, PEM text and other DER', () => {
  const { der } = leaf;
  for (const more of [Buffer.of(0), der]) {
    refused('certificate_unreadable', () => parseCertificate(Buffer.concat([der, more])));
  }
  for (let length = 0; length < der.length; length += 7) {
    refused('certificate_unreadable', () => parseCertificate(der.subarray(0, length)));
  }
  refused('certificate_unreadable', () => parseCertificate(Buffer.from(leaf.pem)));
  refused('certificate_unreadable', () => parseCertificate(leaf.spki));
});

test('a flipped bit is refused or changes the fingerprint, and never crashes', () => {
  for (let bit = 0; bit < leaf.der.length * 8; bit += 3) {
    const flipped = Buffer.from(leaf.der);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    neverCrashes(() => assert.notEqual(parseCertificate(flipped).fingerprint, fingerprint(leaf.der)));
  }
});

test('never crashes on garbage, nor on a certificate with bytes replaced', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => neverCrashes(() => parseCertificate(bytes))));
  const replaced = fc.array(fc.tuple(fc.nat(leaf.der.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(replaced, (changes) => {
      const changed = Buffer.from(leaf.der);
      for (const [at, octet] of changes) changed[at] = octet;
      neverCrashes(() => parseCertificate(changed));
    }),
    { numRuns: 2000 },
  );
});
