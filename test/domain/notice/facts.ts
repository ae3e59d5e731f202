// Facts for the tests of notices: key pairs, each with what a test does not care about.

import type { KeyPair, KeyPairStanding } from '../../../src/domain/key-pair/key-pair.ts';
import { dayMs, type Instant } from '../../../src/domain/ports.ts';

/** A pair whose certificate lives `days` from `issuedAt` on. */
export function aPair(id: string, standing: KeyPairStanding, issuedAt: Instant, days: number): KeyPair {
  const digits = Buffer.from(id.padEnd(32, '.')).toString('hex').toUpperCase().slice(0, 64);
  return {
    id,
    clientAppId: 'app-1',
    algorithm: 'rsa-2048',
    fingerprint: (digits.match(/../g) ?? []).join(':'),
    certificateDer: new Uint8Array([0x30, 0x03, 0x02, 0x01, 0x05]),
    publicKeyHash: new Uint8Array(32).fill(id.length),
    subject: `CN=acme-prod, OU=Latchkey ${id}`,
    notBefore: issuedAt,
    notAfter: issuedAt + days * dayMs,
    origin: 'generated',
    issuedAt,
    standing,
  };
}

export function active(at: Instant): KeyPairStanding {
  return { state: 'active', since: at, settledAt: at, lastAcceptedAt: at };
}

export const issued: KeyPairStanding = { state: 'issued', lastAcceptedAt: null };
