// Key pairs for tests of the rules: everything that a rule does not look at is the same for all.

import type { KeyPair, KeyPairStanding } from '../../../src/domain/key-pair/key-pair.ts';
import { dayMs, type Instant } from '../../../src/domain/ports.ts';

/** A day on which all of these tests play. */
export const start: Instant = Date.UTC(2026, 0, 1);

export function keyPair(id: string, standing: KeyPairStanding, facts: Partial<KeyPair> = {}): KeyPair {
  return {
    id,
    clientAppId: 'app-1',
    algorithm: 'rsa-2048',
    fingerprint: id.toUpperCase(),
    certificateDer: new Uint8Array(),
    publicKeyHash: new Uint8Array(),
    subject: `CN=${id}`,
    notBefore: start,
    notAfter: start + 365 * dayMs,
    origin: 'generated',
    issuedAt: start,
    ...facts,
    standing,
  };
}

export const issued = (id: string, facts: Partial<KeyPair> = {}) =>
  keyPair(id, { state: 'issued', lastAcceptedAt: null }, facts);

export const active = (id: string, settledAt: Instant | null = start, facts: Partial<KeyPair> = {}) =>
  keyPair(id, { state: 'active', since: start, settledAt, lastAcceptedAt: start }, facts);

export const settling = (id: string, facts: Partial<KeyPair> = {}) => {
  const cameFrom = { state: 'issued', lastAcceptedAt: null } as const;
  return keyPair(id, { state: 'settling', since: start, lastAcceptedAt: start, cameFrom }, facts);
};

export const previous = (id: string, since: Instant = start, lastAcceptedAt: Instant = since) =>
  keyPair(id, { state: 'previous', since, lastAcceptedAt });

export const abandoned = (id: string, since: Instant = start) =>
  keyPair(id, { state: 'abandoned', since, lastAcceptedAt: null, reason: 'discarded' });

export const compromised = (id: string, since: Instant = start, lastAcceptedAt: Instant | null = start) =>
  keyPair(id, { state: 'compromised', since, lastAcceptedAt });

export const destroyed = (id: string) => keyPair(id, { state: 'destroyed', since: start, lastAcceptedAt: start });
