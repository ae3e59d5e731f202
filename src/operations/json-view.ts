// What faces show as JSON, in one place: camelCase, times in ISO 8601 UTC, fingerprints as openssl prints them. Never a
// secret.

import type { KeyPair } from '../domain/key-pair/key-pair.ts';
import { type Instant, iso } from '../domain/ports.ts';
import { daysUntil } from '../domain/status/connection-state.ts';
import type { ConnectionStatus } from '../domain/status/connection-status.ts';
import type { TriedKey } from '../domain/token/sign-in-result.ts';

export function keyPairJson(pair: KeyPair, now: Instant) {
  return {
    fingerprint: pair.fingerprint,
    state: pair.standing.state,
    algorithm: pair.algorithm,
    subject: pair.subject,
    origin: pair.origin,
    issuedAt: iso(pair.issuedAt),
    notBefore: iso(pair.notBefore),
    notAfter: iso(pair.notAfter),
    daysLeft: daysUntil(pair.notAfter, now),
    lastAcceptedAt: iso(pair.standing.lastAcceptedAt),
  };
}

export function statusJson(one: ConnectionStatus, now: Instant) {
  const { certificate } = one;
  return {
    name: one.connection.name,
    state: one.state,
    certificate: certificate && {
      fingerprint: certificate.fingerprint,
      notBefore: iso(certificate.notBefore),
      notAfter: iso(certificate.notAfter),
      daysLeft: certificate.daysLeft,
    },
    keyPairs: one.pairs.map((pair) => keyPairJson(pair, now)),
    nextStep: one.nextStep,
  };
}

export function triedJson(tried: TriedKey) {
  return {
    fingerprint: tried.fingerprint,
    at: iso(tried.at),
    tokenHost: tried.target.tokenHost,
    audience: tried.target.audience,
    result: tried.result,
    code: tried.code,
    message: tried.message,
  };
}
