// A certificate authority of one run, and the certificate that it gives to the simulator's hosts on loopback (RFC 5280). The
// authority's private key is forgotten with this call: nobody can sign anything else in its name.

import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import {
  bitString,
  boolean,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  tagged,
  time,
  utf8String,
} from './der.ts';

export interface HostCertificate {
  /** What clients have to trust. */
  authorityPem: string;
  certificatePem: string;
  privateKeyPem: string;
}

const DAY_MS = 86_400_000;
const DAYS = 365;
const ECDSA_WITH_SHA256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'));

export function makeHostCertificate(now: number): HostCertificate {
  const [authority, host] = [makeKeyPair(), makeKeyPair()];
  const issuer = { name: 'Salesforce org simulator, authority of one run', keyId: keyId(authority.publicKey) };
  const authorityCertificate = signed(authority.privateKey, issuer.name, now, {
    subject: issuer.name,
    publicKey: authority.publicKey,
    extensions: [
      extension(BASIC_CONSTRAINTS, sequence(boolean(true)), true),
      // keyCertSign alone.
      extension(KEY_USAGE, bitString(Buffer.from([0b0000_0100]), 2), true),
      extension(SUBJECT_KEY_ID, octetString(issuer.keyId)),
    ],
  });
  const certificate = signed(authority.privateKey, issuer.name, now, {
    subject: 'Salesforce org simulator',
    publicKey: host.publicKey,
    extensions: [
      // digitalSignature alone.
      extension(KEY_USAGE, bitString(Buffer.from([0b1000_0000]), 7), true),
      extension(EXTENDED_KEY_USAGE, sequence(objectIdentifier('1.3.6.1.5.5.7.3.1'))),
      extension(ALTERNATIVE_NAMES, LOOPBACK_NAMES),
      extension(SUBJECT_KEY_ID, octetString(keyId(host.publicKey))),
      extension(AUTHORITY_KEY_ID, sequence(tagged(0x80, issuer.keyId))),
    ],
  });
  return {
    authorityPem: toPem(authorityCertificate),
    certificatePem: toPem(certificate),
    privateKeyPem: host.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const ALTERNATIVE_NAMES = '2.5.29.17';
const SUBJECT_KEY_ID = '2.5.29.14';
const AUTHORITY_KEY_ID = '2.5.29.35';

const LOOPBACK_NAMES = sequence(
  tagged(0x82, Buffer.from('localhost')),
  tagged(0x87, Buffer.from([127, 0, 0, 1])),
  tagged(0x87, Buffer.concat([Buffer.alloc(15), Buffer.from([1])])),
);

function makeKeyPair(): { privateKey: KeyObject; publicKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

interface Subject {
  subject: string;
  publicKey: KeyObject;
  extensions: readonly Buffer[];
}

function signed(key: KeyObject, issuer: string, now: number, { subject, publicKey, extensions }: Subject): Buffer {
  const serialNumber = randomBytes(16);
  serialNumber[0] = 0x40 | ((serialNumber[0] ?? 0) & 0x3f);
  const toBeSigned = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(serialNumber),
    ECDSA_WITH_SHA256,
    commonName(issuer),
    sequence(time(now - DAY_MS), time(now + DAYS * DAY_MS)),
    commonName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions)),
  );
  return sequence(toBeSigned, ECDSA_WITH_SHA256, bitString(sign('SHA256', toBeSigned, key)));
}

function commonName(name: string): Buffer {
  return sequence(set(sequence(objectIdentifier('2.5.4.3'), utf8String(name))));
}

function extension(id: string, value: Buffer, isCritical = false): Buffer {
  return sequence(objectIdentifier(id), ...(isCritical ? [boolean(true)] : []), octetString(value));
}

function keyId(publicKey: KeyObject): Buffer {
  return createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
}

function toPem(bytes: Buffer): string {
  const lines = bytes.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
