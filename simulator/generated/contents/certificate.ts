// A certificate as Certificate and Key Management shows it. It is well-formed and made anew each time, the same to the byte; its
// key and its signature are numbers that nobody holds a private key for.

import { bitString, integer, objectIdentifier, sequence, set, tagged, time, utf8String } from '../../tls/der.ts';
import { hashText, mix } from '../draw.ts';

const DAY_MS = 86_400_000;
/** Around the end of 2026: some are over, some are over soon, most live on. */
const MIDDLE = Date.UTC(2026, 10, 15);

export function expiryOf(draw: number): number {
  return MIDDLE + ((draw % 900) - 120) * DAY_MS;
}

const SHA256_WITH_RSA = sequence(objectIdentifier('1.2.840.113549.1.1.11'), Buffer.from([5, 0]));
const RSA = sequence(objectIdentifier('1.2.840.113549.1.1.1'), Buffer.from([5, 0]));

export function certificatePem(name: string, notAfter: number): string {
  const seed = hashText(name);
  const subject = sequence(set(sequence(objectIdentifier('2.5.4.3'), utf8String(name))));
  const modulus = numbers(seed, 256);
  // Odd, and with its highest bit set; the zero before it keeps it positive.
  modulus[0] = (modulus[0] ?? 0) | 0x80;
  modulus[255] = (modulus[255] ?? 0) | 1;
  const key = sequence(integer(Buffer.concat([Buffer.from([0]), modulus])), integer(Buffer.from([1, 0, 1])));
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x40]), numbers(seed ^ 1, 8)])),
    SHA256_WITH_RSA,
    subject,
    sequence(time(notAfter - 730 * DAY_MS), time(notAfter)),
    subject,
    sequence(RSA, bitString(key)),
  );
  const bytes = sequence(body, SHA256_WITH_RSA, bitString(numbers(seed ^ 2, 256)));
  const lines = bytes.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function numbers(seed: number, count: number): Buffer {
  return Buffer.from(Array.from({ length: count }, (_, place) => mix(seed, place) & 0xff));
}
