import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodedBlock, encodePem, pemBlocks } from '../../src/formats/pem.ts';
import { openssl } from './openssl.ts';
import { refused } from './rejection.ts';

// A SEQUENCE of one OCTET STRING of 60 octets: two lines of base64.
const der = Uint8Array.of(0x30, 62, 0x04, 60, ...Array.from({ length: 60 }, (_, at) => at));
const pem = encodePem('CERTIFICATE', der);

/** The bytes of the only block. */
function decoded(text: string): Uint8Array {
  const [block, ...others] = pemBlocks(text);
  assert.ok(block !== undefined && others.length === 0, 'not one block');
  return new Uint8Array(decodedBlock(block).bytes);
}

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
      assert.deepEqual(decoded(encodePem('PUBLIC KEY', bytes)), bytes);
    }),
  );
});

test('writes what openssl writes', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const judged = openssl(['pkey', '-pubin', '-inform', 'DER', '-pubout'], spki);
  assert.equal(encodePem('PUBLIC KEY', spki), judged.stdout);
});

test('accepts Windows line ends, indentation, a byte order mark, lost line breaks and text around the block', () => {
  for (const text of [
    pem.replaceAll('\n', '\r\n'),
    pem.replaceAll('\n', '\n   '),
    pem.replaceAll('\n', ' \n'),
    `\uFEFF${pem}`,
    `Bag Attributes\n    friendlyName: north\n${pem}\nthat was all\n`,
    pem.trimEnd(),
    pem.replaceAll('\n', ' '),
    pem.replaceAll('\n', ''),
    pem.replace('\n-----END', '-----END'),
    pem.replaceAll('\n', '\r\r\n\n'),
  ]) {
    assert.deepEqual(decoded(text), der);
  }
});

test('lists several blocks in their order', () => {
  assert.deepEqual(
    pemBlocks(pem + encodePem('PUBLIC KEY', der)).map((block) => block.label),
    ['CERTIFICATE', 'PUBLIC KEY'],
  );
  assert.deepEqual(pemBlocks('no block here'), []);
});

test('names a truncated block, wherever it was cut', () => {
  const endOfBegin = pem.indexOf('\n') + 1;
  const lastLine = pem.indexOf('-----END');
  for (let cut = endOfBegin; cut < lastLine; cut++) refused('pem_truncated', () => pemBlocks(pem.slice(0, cut)));
  for (let cut = lastLine; cut < pem.length - 1; cut++) refused('pem_truncated', () => pemBlocks(pem.slice(0, cut)));
  refused('pem_truncated', () => pemBlocks(pem.replace('END CERTIFICATE', 'END PUBLIC KEY')));
  refused('pem_truncated', () => pemBlocks(pem.slice(0, lastLine) + pem));
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
  for (const [from, to] of changes) refused('pem_bad_base64', () => decoded(pem.replace(from, to)));
});

test('keeps the headers of a traditional encrypted key apart from its body', () => {
  const text = `-----BEGIN RSA PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF

AAEC
-----END RSA PRIVATE KEY-----
`;
  for (const shown of [text, text.replaceAll('\n', ' ')]) {
    const [block] = pemBlocks(shown);
    const { dekInfo, bytes } = decodedBlock(block ?? assert.fail());
    assert.equal(dekInfo, 'AES-256-CBC,00112233445566778899AABBCCDDEEFF');
    assert.deepEqual([...bytes], [0, 1, 2]);
  }
});
