import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  requestFromSignature,
  requestToBeSigned,
  type WantedCertificate,
} from '../../src/formats/certificate-request.ts';
import { type NameAttribute, nameFromText, nameText } from '../../src/formats/distinguished-name.ts';
import { encodePem } from '../../src/formats/pem.ts';
import { hiddenCharacter } from '../../src/formats/plain-text.ts';
import { opensslOutput } from './openssl.ts';
import { refused } from './rejection.ts';
import { rsaLeaf } from './rsa-leaf.ts';

const { spki, privateKey } = rsaLeaf();
const plain: WantedCertificate = { publicKeySpki: spki, subject: [['CN', 'acme']], dnsNames: [], isForClients: false };

function requestPem(changes: Partial<WantedCertificate> = {}): string {
  const toBeSigned = requestToBeSigned({ ...plain, ...changes });
  return encodePem('CERTIFICATE REQUEST', requestFromSignature(toBeSigned, sign('sha256', toBeSigned, privateKey)));
}

test('openssl verifies a request and reads exactly the subject and the extensions that were asked for', () => {
  const subject = nameFromText(
    'CN=acme, OU=Sales\\, EMEA, O=Acme "Ü" Inc., L=Köln, ST=NW, C=de, emailAddress=it@acme.example',
  );
  const pem = requestPem({ subject, dnsNames: ['acme.example', '*.acme.example'], isForClients: true });
  const text = opensslOutput(['req', '-noout', '-verify', '-text', '-nameopt', 'RFC2253,-esc_msb,utf8'], pem);
  const told = text.replaceAll(/ +$/gm, '');
  assert.match(told, /Version: 1 \(0x0\)/);
  assert.match(
    told,
    /Subject: CN=acme,OU=Sales\\, EMEA,O=Acme \\"Ü\\" Inc.,L=Köln,ST=NW,C=DE,emailAddress=it@acme.example\n/,
  );
  assert.match(
    told,
    / +Requested Extensions:\n +X509v3 Key Usage: critical\n +Digital Signature\n +X509v3 Extended Key Usage:\n +TLS Web Client Authentication\n +X509v3 Subject Alternative Name:\n +DNS:acme.example, DNS:\*.acme.example\n {4}Signature/,
  );
});

test('a request that asks for nothing more has its subject and what the key is for', () => {
  const told = opensslOutput(['req', '-noout', '-verify', '-text'], requestPem());
  assert.match(told, /Subject: CN ?= ?acme\n/);
  assert.doesNotMatch(told, /Alternative|Extended/);
});

test('what cannot stand in a request is refused by its part', () => {
  const wrong = [
    ['', 'name_empty'],
    ['acme', 'name_part_unknown'],
    ['XX=1', 'name_part_unknown'],
    ['CN=', 'name_value_length'],
    ['C=XY1', 'name_value_length'],
    ['C=D1', 'name_country_invalid'],
    ['emailAddress=nobody', 'name_email_invalid'],
    [`CN=${'x'.repeat(65)}`, 'name_value_length'],
    ['CN=a+OU=b', 'name_parts_joined'],
    ['CN=a\nb', 'name_value_hidden'],
  ] as const;
  for (const [subject, code] of wrong) refused(code, () => requestPem({ subject: nameFromText(subject) }));
  for (const name of ['', 'https://acme', 'a b', '-a', 'a..b', 'ü.example', `${'a'.repeat(64)}.example`])
    refused('certificate_dns_name_invalid', () => requestPem({ dnsNames: [name] }));
});

test('a name is read as openssl writes it, and back from its own text', () => {
  const openssl = nameFromText('/C=DE/O=Acme, Inc./CN=a\\/b');
  assert.deepEqual(openssl, [
    ['C', 'DE'],
    ['O', 'Acme, Inc.'],
    ['CN', 'a/b'],
  ]);
  const part = fc.tuple(
    fc.constantFrom('CN', 'O', 'OU', 'L', 'ST'),
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .filter((text) => hiddenCharacter(text) === null && text.isWellFormed() && [...text].length < 60),
  ) as fc.Arbitrary<NameAttribute>;
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (name) => {
      assert.deepEqual(nameFromText(nameText(name)), name);
    }),
  );
});
