// How a certificate is named: in its subject, so that Salesforce's setup audit trail tells which one is installed and
// since when, and in its file name, so that an admin picks the right one of several downloads.

import type { NameAttribute } from '../../formats/distinguished-name.ts';
import { type Instant, minuteMs } from '../ports.ts';

/** Backdated, so that a server whose clock is a little behind does not see a certificate from the future. */
export const backdatingMs = 5 * minuteMs;
/** RFC 5280 ub-common-name. */
const longestName = 64;

/** `20261121-A1B2C3D4`: the day of issue (UTC) and the first bytes of the public key's SHA-256. */
export function certificateMarker(publicKeyHash: Uint8Array, issuedAt: Instant): string {
  const day = new Date(issuedAt).toISOString().slice(0, 10).replaceAll('-', '');
  return `${day}-${Buffer.from(publicKeyHash.subarray(0, 4)).toString('hex').toUpperCase()}`;
}

/** From the general to the special. */
export function certificateSubject(connectionName: string, marker: string): NameAttribute[] {
  return [
    ['OU', `Latchkey ${marker}`],
    ['CN', [...connectionName].slice(0, longestName).join('')],
  ];
}

export function certificateFileName(connectionName: string, marker: string): string {
  return `${connectionName}-${marker}.crt`;
}

export function requestFileName(connectionName: string, marker: string): string {
  return `${connectionName}-${marker}.csr`;
}

/** The marker in a subject as Salesforce or openssl prints it, or null: `CN=uat, OU=Latchkey 20261121-A1B2C3D4`. */
export function markerIn(subject: string): string | null {
  return /Latchkey (\d{8}-[0-9A-F]{8})/.exec(subject)?.[1] ?? null;
}
