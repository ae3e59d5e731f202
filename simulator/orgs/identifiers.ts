// Salesforce's identifiers: 18-character record ids with their checksum, consumer keys and session ids in their real shape.

import { createHash } from 'node:crypto';
import { drawText, type Random } from '../ports.ts';

const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const CHECKSUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** Salesforce's three checksum characters: one bit for every upper-case letter, least significant bit first. */
function checksum(id15: string): string {
  let suffix = '';
  for (let block = 0; block < 3; block++) {
    let bits = 0;
    for (let i = 0; i < 5; i++) if (isCapital(id15.charCodeAt(block * 5 + i))) bits |= 1 << i;
    suffix += CHECKSUM.charAt(bits);
  }
  return suffix;
}

/** A list of a hundred thousand components has as many ids: a regular expression for each letter was a tenth of its cost. */
function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** A new 18-character id; the prefix is the object's key prefix, such as 00D for an org and 005 for a user. */
export function drawId(random: Random, prefix: string): string {
  const id15 = prefix + drawText(random, BASE62, 15 - prefix.length);
  return id15 + checksum(id15);
}

/** An id that follows from a name, for what is made in passing: no chance is drawn for it. */
export function derivedId(name: string, prefix: string): string {
  const digits = [...createHash('sha256').update(name).digest()].map((byte) => BASE62.charAt(byte % BASE62.length));
  const id15 = prefix + digits.join('').slice(0, 15 - prefix.length);
  return id15 + checksum(id15);
}

/** An id that follows from a number: different for every pair of salt and number below 2^32. */
export function numberedId(prefix: string, salt: number, number: number): string {
  const id15 = `${prefix}${digits(salt, 6)}${digits(number, 6)}`;
  return id15 + checksum(id15);
}

function digits(number: number, length: number): string {
  let text = '';
  for (let rest = number; text.length < length; rest = Math.floor(rest / 62)) text = BASE62.charAt(rest % 62) + text;
  return text;
}

/** Consumer keys start with 3MVG9 and are 85 characters long. */
export function drawConsumerKey(random: Random): string {
  return `3MVG9${drawText(random, `${BASE62}._`, 80)}`;
}

/** A session id: the org's 15-character id, an exclamation mark, and 96 characters that nobody can guess. */
export function drawAccessToken(random: Random, orgId: string): string {
  return `${orgId.slice(0, 15)}!${drawText(random, `${BASE62}._`, 96)}`;
}
