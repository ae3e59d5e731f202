import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodePem, encodePem, onlyPemBlock, pemBlocks } from '../../src/formats/pem.ts';
import { openssl } from './openssl.ts';
import { neverCrashes, refused } from './rejection.ts';

// A SEQUENCE of one OCTET STRING of 60 octets: two lines of base64.
const der = Uint8Array.of(0x30, 62, 0x04, 60, ...Array.from({ length: 60 }, (_, at) => at));
const pem = encodePem('CERTIFICATE', der);

test('writes lines of 64 characters between the boundaries', () => {
  assert.equal(
    pem,
    `-----BEGIN CERTIFICATE-----
MD4EPAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQlJicoKSor
LC0uLzAxMjM0NTY3ODk6Ow==
-----END CERTIFICATE-----
`,
  );
});

test('reads back what it wrote, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 3000 }), (bytes) => {
      assert.deepEqual(new Uint8Array(onlyPemBlock(encodePem('PUBLIC KEY', bytes), ['PUBLIC KEY']).bytes), bytes);
    }),
  );
});

test('writes what openssl writes', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const judged = openssl(['pkey', '-pubin', '-inform', 'DER', '-pubout'], spki);
  assert.equal(encodePem('PUBLIC KEY', spki), judged.stdout);
});

test('accepts Windows line ends, indentation, a byte order mark and text around the block', () => {
  for (const text of [
    pem.replaceAll('\n', '\r\n'),
    pem.replaceAll('\n', '\n   '),
    pem.replaceAll('\n', ' \n'),
    `\uFEFF${pem}`,
    `Bag Attributes\n    friendlyName: north\n${pem}\nthat was all\n`,
    pem.trimEnd(),
  ]) {
    assert.deepEqual(new Uint8Array(decodePem(text, 'CERTIFICATE')), der);
  }
});

test('lists several blocks in their order', () => {
  assert.deepEqual(
    pemBlocks(pem + encodePem('PUBLIC KEY', der)).map((block) => block.label),
    ['CERTIFICATE', 'PUBLIC KEY'],
  );
  assert.deepEqual(pemBlocks('no block here'), []);
});

test('names a text without a block', () => {
  for (const text of ['', 'hello', '-----END CERTIFICATE-----\n', '----BEGIN CERTIFICATE----\n']) {
    refused('pem_missing', () => decodePem(text, 'CERTIFICATE'));
  }
});

test('names a truncated block, wherever it was cut', () => {
  const endOfBegin = pem.indexOf('\n') + 1;
  const lastLine = pem.indexOf('-----END');
  for (let cut = endOfBegin; cut < lastLine; cut++)
    refused('pem_truncated', () => decodePem(pem.slice(0, cut), 'CERTIFICATE'));
  for (let cut = lastLine; cut < pem.length - 1; cut++)
    refused('pem_truncated', () => decodePem(pem.slice(0, cut), 'CERTIFICATE'));
  refused('pem_truncated', () => decodePem(pem.replace('END CERTIFICATE', 'END PUBLIC KEY'), 'CERTIFICATE'));
  refused('pem_truncated', () => decodePem(pem.slice(0, lastLine) + pem, 'CERTIFICATE'));
});

test('names line breaks that were lost on paste', () => {
  const written = pem.replaceAll('\n', '\\n');
  assert.match(refused('pem_newlines_lost', () => decodePem(written, 'CERTIFICATE')).message, /backslash/);
  refused('pem_newlines_lost', () => decodePem(JSON.stringify(pem), 'CERTIFICATE'));
  refused('pem_newlines_lost', () =>
    decodePem(`{"key": ${JSON.stringify(pem.replaceAll('\n', '\r\n'))}}`, 'CERTIFICATE'),
  );
  refused('pem_newlines_lost', () => decodePem(pem.replaceAll('\n', ' '), 'CERTIFICATE'));
  refused('pem_newlines_lost', () => decodePem(pem.replaceAll('\n', ''), 'CERTIFICATE'));
  refused('pem_newlines_lost', () => decodePem(pem.replace('\n-----END', '-----END'), 'CERTIFICATE'));
});

test('names a private key where a certificate is expected, and the other way round', () => {
  for (const label of ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'ENCRYPTED PRIVATE KEY']) {
    const key = pem.replaceAll('CERTIFICATE', label);
    refused('private_key_instead_of_certificate', () => decodePem(key, 'CERTIFICATE'));
  }
  refused('certificate_instead_of_private_key', () => decodePem(pem, 'PRIVATE KEY'));
});

test('names the label that it found and the one that it wanted', () => {
  const error = refused('pem_wrong_label', () =>
    decodePem(pem.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST'), 'CERTIFICATE'),
  );
  assert.equal(
    error.message,
    'This is a CERTIFICATE REQUEST block; expected is CERTIFICATE. Give a file of the expected kind.',
  );
});

test('refuses several blocks and names them', () => {
  const error = refused('pem_several_blocks', () => decodePem(pem + encodePem('PRIVATE KEY', der), 'CERTIFICATE'));
  assert.equal(error.problem, 'The text holds 2 PEM blocks (CERTIFICATE, PRIVATE KEY), not one.');
});

test('refuses base64 with a lost, foreign or padded-over character', () => {
  const changes: readonly [RegExp, string][] = [
    [/MD4E/, 'MD4'],
    [/MD4E/, 'MD4*'],
    [/MD4E/, 'MD4-'],
    [/MD4E/, 'MD=='],
    [/Ow==/, 'Ow='],
    [/Ow==/, 'Ox=='],
    [/MD4E[^-]*/, ''],
  ];
  for (const [from, to] of changes) refused('pem_bad_base64', () => decodePem(pem.replace(from, to), 'CERTIFICATE'));
});

test('refuses DER that is cut, continued or no SEQUENCE', () => {
  const cut = (length: number) => encodePem('CERTIFICATE', der.subarray(0, length));
  for (let length = 1; length < der.length; length++)
    refused('der_truncated', () => decodePem(cut(length), 'CERTIFICATE'));
  const continued = encodePem('CERTIFICATE', Buffer.concat([der, Buffer.of(0, 0, 0)]));
  assert.match(refused('der_trailing_bytes', () => decodePem(continued, 'CERTIFICATE')).message, /3 bytes/);
  refused('der_malformed', () => decodePem(encodePem('CERTIFICATE', Buffer.of(0x04, 0x01, 0x00)), 'CERTIFICATE'));
  refused('der_malformed', () => decodePem(encodePem('CERTIFICATE', Buffer.of(0x30, 0x80, 0x00, 0x00)), 'CERTIFICATE'));
});

test('keeps the headers of a traditional encrypted key apart from its body', () => {
  const text = `-----BEGIN RSA PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF

AAEC
-----END RSA PRIVATE KEY-----
`;
  const block = onlyPemBlock(text, ['RSA PRIVATE KEY']);
  assert.deepEqual(block.headers, ['Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF']);
  assert.deepEqual([...block.bytes], [0, 1, 2]);
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
  ];
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => neverCrashes(() => decodePem(text, 'CERTIFICATE'))));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) =>
      neverCrashes(() => decodePem(parts.join(''), 'CERTIFICATE')),
    ),
  );
});

test('quotes nothing of a private key in any error', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const broken = [
    key,
    key.slice(0, 900),
    key.replaceAll('\n', '\\n'),
    key.replaceAll('\n', ' '),
    key + key,
    key.replace(/[A-Z]{2}/g, '**'),
    key.replace('-----END PRIVATE KEY-----', ''),
    `KEY="${key}"`,
  ];
  const body = key.split('\n').slice(1, -2).join('');
  for (const text of broken) {
    try {
      decodePem(text, 'CERTIFICATE');
      assert.fail('a private key was taken for a certificate');
    } catch (error) {
      const shown = `${error instanceof Error ? error.stack : error} ${JSON.stringify(error)}`;
      for (let at = 0; at + 8 <= body.length; at += 4) assert.ok(!shown.includes(body.slice(at, at + 8)));
    }
  }
});
