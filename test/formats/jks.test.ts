import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { writeJks } from '../../src/formats/jks.ts';
import { countedBytes, keystoreEntry, password } from './keystore-fixtures.ts';

// keytool's verdict is in test/keystore, since it needs a Java; here the layout is taken apart octet by octet.

const entry = keystoreEntry();
const createdAt = new Date('2026-11-21T10:20:30.456Z');
const keystore = Buffer.from(writeJks(entry, password, { createdAt, randomBytes: countedBytes() }));
const plainKey = entry.privateKey.export({ type: 'pkcs8', format: 'der' });

test('begins with magic, version 2, one private key entry, alias and time', () => {
  assert.equal(keystore.subarray(0, 16).toString('hex'), 'feedfeed000000020000000100000001');
  assert.equal(keystore.readUInt16BE(16), 16);
  assert.equal(keystore.subarray(18, 34).toString(), 'north_production');
  assert.equal(keystore.readBigUInt64BE(34), BigInt(createdAt.getTime()));
});

test('holds the key under the protector of the JDK, followed by the certificate chain of one', () => {
  const keyLength = keystore.readUInt32BE(42);
  const protectedKey = keystore.subarray(46, 46 + keyLength);
  // SEQUENCE of four octets for tag and length, then the AlgorithmIdentifier of the protector with NULL.
  assert.equal(protectedKey.subarray(4, 20).toString('hex'), '300e060a2b060104012a021101010500');
  const sealed = protectedKey.subarray(-(20 + plainKey.length + 20));
  assert.deepEqual(unmasked(sealed), plainKey);
  const chain = keystore.subarray(46 + keyLength, -20);
  assert.equal(chain.subarray(0, 11).toString('hex'), `000000010005${Buffer.from('X.509').toString('hex')}`);
  assert.equal(chain.readUInt32BE(11), entry.certificate.length);
  assert.deepEqual(chain.subarray(15), Buffer.from(entry.certificate));
});

test('ends with the digest over password, phrase and body', () => {
  const expected = sha1(wide(password), Buffer.from('Mighty Aphrodite'), keystore.subarray(0, -20));
  assert.deepEqual(keystore.subarray(-20), expected);
});

test('shows no part of the private exponent in the clear, and leaves the key of the caller as it was', () => {
  assert.ok(!keystore.includes(plainKey.subarray(400, 416)));
  assert.deepEqual(entry.privateKey.export({ type: 'pkcs8', format: 'der' }), plainKey);
});

function unmasked(sealed: Buffer): Buffer {
  const masked = sealed.subarray(20, -20);
  const blocks: Buffer[] = [];
  let stream = sealed.subarray(0, 20);
  for (let at = 0; at < masked.length; at += 20) {
    stream = sha1(wide(password), stream);
    blocks.push(Buffer.from(masked.subarray(at, at + 20).map((octet, offset) => octet ^ (stream[offset] ?? 0))));
  }
  const key = Buffer.concat(blocks);
  assert.deepEqual(sealed.subarray(-20), sha1(wide(password), key));
  return key;
}

function sha1(...parts: Buffer[]): Buffer {
  return createHash('sha1').update(Buffer.concat(parts)).digest();
}

function wide(text: string): Buffer {
  return Buffer.from([...text].flatMap((character) => [0, character.charCodeAt(0)]));
}
