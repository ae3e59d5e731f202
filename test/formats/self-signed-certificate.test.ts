import assert from 'node:assert/strict';
import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { encodePem } from '../../src/formats/pem.ts';
import { hiddenCharacter } from '../../src/formats/plain-text.ts';
import {
  certificateFromSignature,
  certificateToBeSigned,
  type SelfSignedLeaf,
} from '../../src/formats/self-signed-certificate.ts';
import { parseCertificate } from '../../src/formats/x509.ts';
import { openssl, opensslOutput, withFiles } from './openssl.ts';
import { refused } from './rejection.ts';
import { leafOf, rsaLeaf } from './rsa-leaf.ts';

const leaf = rsaLeaf();
const refusedLeaf = (code: Parameters<typeof refused>[0], changes: Partial<SelfSignedLeaf>) =>
  refused(code, () => certificateToBeSigned({ ...leafOf(leaf.spki), ...changes }));

test('openssl reads exactly the version, names, validity and extensions that were asked for', () => {
  const text = opensslOutput(
    ['x509', '-noout', '-text', '-nameopt', 'RFC2253', '-certopt', 'no_pubkey,no_sigdump'],
    leaf.pem,
  );
  const identifier = /Subject Key Identifier: \n\s+([0-9A-F:]{59})\n/.exec(text)?.[1];
  assert.equal(
    text.replaceAll(identifier ?? '?', 'IDENTIFIER').replaceAll(/ +$/gm, ''),
    `Certificate:
    Data:
        Version: 3 (0x2)
        Serial Number:
            f0:f1:f2:f3:f4:f5:f6:f7:f8:f9:fa:fb:fc:fd:fe:ff
        Signature Algorithm: sha256WithRSAEncryption
        Issuer: CN=north-production,OU=Orders 20261121 0A1B2C3D
        Validity
            Not Before: Nov 21 10:20:30 2026 GMT
            Not After : Nov 21 10:20:30 2027 GMT
        Subject: CN=north-production,OU=Orders 20261121 0A1B2C3D
        X509v3 extensions:
            X509v3 Basic Constraints: critical
                CA:FALSE
            X509v3 Key Usage: critical
                Digital Signature
            X509v3 Subject Key Identifier:
                IDENTIFIER
            X509v3 Authority Key Identifier:
                IDENTIFIER
`,
  );
});

test('identifies the key by the leftmost 160 bits of SHA-256 over its public half, as RFC 7093 says', () => {
  const publicKey = createPublicKey(leaf.privateKey).export({ type: 'pkcs1', format: 'der' });
  const expected = createHash('sha256').update(publicKey).digest('hex').slice(0, 40).toUpperCase();
  const printed = opensslOutput(['x509', '-noout', '-ext', 'subjectKeyIdentifier'], leaf.pem);
  assert.ok(printed.replaceAll(':', '').includes(expected), printed);
});

test('leaves the unused bits of keyUsage out, as DER wants it', () => {
  // BIT STRING 1000 0000 without its 7 low bits, within the OCTET STRING of the critical extension.
  assert.ok(Buffer.from(leaf.der).includes(Buffer.from('0603551d0f0101ff040403020780', 'hex')));
});

for (const bits of [2048, 3072, 4096]) {
  test(`openssl verifies an RSA-${bits} certificate strictly, self-signature included`, () => {
    const { pem } = rsaLeaf({}, bits);
    withFiles({ 'leaf.crt': pem }, (path) => {
      const args = ['verify', '-x509_strict', '-check_ss_sig', '-attime', '1800000000', '-CAfile'];
      const judged = openssl([...args, path('leaf.crt'), path('leaf.crt')]);
      assert.equal(judged.stdout, `${path('leaf.crt')}: OK\n`, judged.stderr);
    });
    assert.ok(Buffer.byteLength(pem) < 2500, `${Buffer.byteLength(pem)} bytes`);
  });
}

test('openssl refuses the certificate after one flipped bit of the signed part', () => {
  const flipped = Buffer.from(leaf.der);
  const inCommonName = flipped.lastIndexOf('north-production');
  flipped[inCommonName] = (flipped[inCommonName] ?? 0) ^ 1;
  withFiles({ 'leaf.crt': encodePem('CERTIFICATE', flipped) }, (path) => {
    const args = ['verify', '-x509_strict', '-check_ss_sig', '-attime', '1800000000', '-CAfile'];
    assert.notEqual(openssl([...args, path('leaf.crt'), path('leaf.crt')]).status, 0);
  });
});

test('the same input gives the same bytes', () => {
  assert.deepEqual(certificateToBeSigned(leafOf(leaf.spki)), certificateToBeSigned(leafOf(leaf.spki)));
});

test('takes names of any script up to 64 characters, as UTF8String', () => {
  const commonName = 'Zürich, 東京 + "Ελλάδα" #1 <ok>';
  const { pem } = rsaLeaf({
    subject: [
      ['O', '😀'.repeat(64)],
      ['CN', commonName],
    ],
  });
  const name = opensslOutput(['x509', '-noout', '-subject', '-nameopt', 'utf8,sep_multiline,lname,show_type'], pem);
  assert.match(name, /organizationName=UTF8STRING:(😀){64}\n/u);
  assert.ok(name.includes(`commonName=UTF8STRING:${commonName}\n`), name);
});

test('refuses names that are empty, over 64 characters, broken or hold hidden characters', () => {
  for (const commonName of ['', 'x'.repeat(65), 'a\nb', 'a\0b', '\u0085', '\u2028', 'a\u202eb', '\ud800']) {
    const isOfLength = commonName.length > 0 && commonName.length <= 64;
    const code = isOfLength ? 'name_value_hidden' : 'name_value_length';
    refusedLeaf(code, { subject: [['CN', commonName]] });
    refusedLeaf(code, {
      subject: [
        ['OU', commonName],
        ['CN', 'fine'],
      ],
    });
  }
});

test('writes a positive serial number of at most 20 octets, in the fewest octets', () => {
  const serials: readonly [number[], string][] = [
    [[1], '01'],
    [[0x7f], '7F'],
    [[0x80], '80'],
    [[0, 0, 0x12, 0x34], '1234'],
    [Array(19).fill(0xff), 'FF'.repeat(19)],
    [[0x7f, ...Array(19).fill(0)], `7F${'00'.repeat(19)}`],
  ];
  for (const [octets, serial] of serials) {
    const { pem } = rsaLeaf({ serialNumber: Uint8Array.from(octets) }, 1024);
    assert.equal(opensslOutput(['x509', '-noout', '-serial'], pem), `serial=${serial}\n`);
  }
  for (const octets of [[], [0], [0, 0], Array(20).fill(0x80), Array(21).fill(1), Array(300).fill(1)]) {
    refusedLeaf('certificate_serial_number_invalid', { serialNumber: Uint8Array.from(octets) });
  }
});

test('writes UTCTime through 2049 and GeneralizedTime from 2050, and openssl reads both', () => {
  const instants: readonly [string, string][] = [
    ['1950-01-01T00:00:00Z', 'UTCTIME           :500101000000Z'],
    ['1999-12-31T23:59:59Z', 'UTCTIME           :991231235959Z'],
    ['2049-12-31T23:59:59.999Z', 'UTCTIME           :491231235959Z'],
    ['2050-01-01T00:00:00Z', 'GENERALIZEDTIME   :20500101000000Z'],
    ['3020-02-28T01:02:03Z', 'GENERALIZEDTIME   :30200228010203Z'],
  ];
  for (const [instant, encoded] of instants) {
    const { pem } = rsaLeaf({ notBefore: new Date(instant), notAfter: new Date('9999-12-31T23:59:59Z') }, 1024);
    assert.ok(opensslOutput(['asn1parse'], pem).includes(encoded), instant);
  }
});

test('refuses a validity that ends before it starts or cannot be written', () => {
  const [early, late] = [new Date('2026-01-01'), new Date('2027-01-01')];
  refusedLeaf('certificate_validity_invalid', { notBefore: late, notAfter: early });
  refusedLeaf('certificate_validity_invalid', { notBefore: early, notAfter: early });
  refusedLeaf('certificate_validity_invalid', { notBefore: new Date('1949-12-31'), notAfter: late });
  refusedLeaf('certificate_validity_invalid', { notBefore: early, notAfter: new Date('+010000-01-01') });
  refusedLeaf('certificate_validity_invalid', { notBefore: new Date(Number.NaN), notAfter: late });
  refusedLeaf('certificate_validity_invalid', { notBefore: early, notAfter: new Date(Number.NaN) });
});

test('refuses a public key that is not RSA or not a public key', () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  refusedLeaf('public_key_unreadable', { publicKeySpki: publicKey.export({ type: 'spki', format: 'der' }) });
  refusedLeaf('public_key_unreadable', { publicKeySpki: leaf.spki.subarray(0, 100) });
  refusedLeaf('public_key_unreadable', { publicKeySpki: Buffer.concat([leaf.spki, Buffer.of(0)]) });
  refusedLeaf('public_key_unreadable', { publicKeySpki: new Uint8Array() });
});

test('any allowed name, serial number and validity comes back as it went in', () => {
  const second = fc.integer({ min: -631_152_000, max: 253_402_300_798 });
  fc.assert(
    fc.property(
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
        .filter((name) => [...name].length <= 64 && hiddenCharacter(name) === null),
      fc.uint8Array({ minLength: 1, maxLength: 19 }).filter((octets) => octets.some((octet) => octet > 0)),
      second,
      fc.integer({ min: 1, max: 4_000_000_000 }),
      (commonName, serialNumber, from, seconds) => {
        const notBefore = new Date(from * 1000);
        const notAfter = new Date(Math.min(from + seconds, 253_402_300_799) * 1000);
        const toBeSigned = certificateToBeSigned({
          ...leafOf(leaf.spki),
          subject: [['CN', commonName]],
          serialNumber,
          notBefore,
          notAfter,
        });
        const parsed = parseCertificate(certificateFromSignature(toBeSigned, new Uint8Array(256)));
        assert.deepEqual([parsed.notBefore, parsed.notAfter], [notBefore, notAfter]);
        assert.equal(BigInt(`0x${parsed.serialNumber}`), BigInt(`0x${Buffer.from(serialNumber).toString('hex')}`));
        assert.equal(unescaped(parsed.subject), `CN=${commonName}`);
      },
    ),
    { numRuns: 200 },
  );
});

/** Undoes the backslashes of RFC 4514; hex pairs stand for UTF-8 octets. */
function unescaped(name: string): string {
  const octets = (pairs: string) => Buffer.from(pairs.replaceAll('\\', ''), 'hex').toString();
  return name.replaceAll(
    /(?:\\[0-9A-F]{2})+|\\(.)/gu,
    (escaped, character: string | undefined) => character ?? octets(escaped),
  );
}
