import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromBER, ObjectIdentifier } from 'asn1js';
import {
  bitString,
  bmpString,
  explicit,
  implicit,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  time,
  unsignedInteger,
  utf8String,
} from '../../src/formats/der.ts';
import { opensslOutput } from './openssl.ts';

const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex');

test('writes lengths in the fewest octets', () => {
  const headers: readonly [number, string][] = [
    [0, '0400'],
    [127, '047f'],
    [128, '048180'],
    [255, '0481ff'],
    [256, '04820100'],
    [65_535, '0482ffff'],
    [65_536, '0483010000'],
  ];
  for (const [length, header] of headers) {
    const encoded = octetString(new Uint8Array(length));
    assert.equal(hex(encoded.subarray(0, encoded.length - length)), header);
  }
});

test('writes integers without sign, in the fewest octets', () => {
  const integers: readonly [number | Uint8Array, string][] = [
    [0, '020100'],
    [127, '02017f'],
    [128, '02020080'],
    [600_000, '02030927c0'],
    [Uint8Array.of(), '020100'],
    [Uint8Array.of(0, 0, 0x80), '02020080'],
  ];
  for (const [integer, encoded] of integers) assert.equal(hex(unsignedInteger(integer)), encoded);
});

test('writes text, bits, tags and instants as X.690 says', () => {
  assert.equal(hex(utf8String('é')), '0c02c3a9');
  assert.equal(hex(bmpString('aé')), '1e04006100e9');
  assert.equal(hex(bitString(Uint8Array.of(0x80), 7)), '03020780');
  assert.equal(hex(explicit(3, sequence())), 'a3023000');
  assert.equal(hex(implicit(0, Uint8Array.of(7))), '800107');
  assert.equal(Buffer.from(time(new Date('2049-12-31T23:59:59.999Z'))).toString('latin1'), '\x17\x0d491231235959Z');
  assert.equal(Buffer.from(time(new Date('2050-01-01T00:00:00Z'))).toString('latin1'), '\x18\x0f20500101000000Z');
});

test('sorts the members of a set by their encodings', () => {
  assert.equal(hex(setOf(unsignedInteger(300), unsignedInteger(2), unsignedInteger(1))), '310a0201010201020202012c');
});

test('writes object identifiers as openssl and a library read them', () => {
  for (const dotted of [
    '2.5.4.3',
    '1.2.840.113549.1.1.11',
    '1.3.6.1.4.1.42.2.17.1.1',
    '0.9.2342',
    '2.999.127.128.16384',
  ]) {
    const { result } = fromBER(objectIdentifier(dotted));
    assert.ok(result instanceof ObjectIdentifier);
    assert.equal(result.getValue(), dotted);
  }
  assert.equal(hex(objectIdentifier('1.2.840.113549.1.1.11')), '06092a864886f70d01010b');
  assert.match(
    opensslOutput(['asn1parse', '-inform', 'DER'], objectIdentifier('2.999.127.128.16384')),
    /:2\.999\.127\.128\.16384\n/,
  );
});
