// What faces show as JSON, in one place: camelCase, times in ISO 8601 UTC, fingerprints as openssl prints them. Never a
// secret.

import type { KeyPair } from '../domain/key-pair/key-pair.ts';
import type { Instant } from '../domain/ports.ts';
import { daysUntil } from '../domain/status/connection-state.ts';
import type { TriedKey } from '../domain/token/sign-in-result.ts';
import type { ConnectionStatus } from './status/status.ts';

export function iso(at: Instant): string;
export function iso(at: Instant | null): string | null;
export function iso(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

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

export function connectionJson({ connection, app, state, nextStep }: ConnectionStatus) {
  return {
    name: connection.name,
    state,
    loginUrl: connection.loginUrl,
    username: connection.username,
    consumerKey: app.consumerKey,
    audience: connection.audience ?? connection.found?.audience ?? null,
    appKind: app.kind,
    appName: app.name,
    contacts: connection.contacts,
    orgId: connection.org?.orgId ?? null,
    instanceUrl: connection.org?.instanceUrl ?? null,
    expiredPolicy: connection.expiredPolicy,
    rotateEveryDays: app.rotateEveryDays,
    rotateBeforeDays: app.rotateBeforeDays,
    retentionDays: app.retentionDays,
    lastAcceptedAt: iso(connection.lastAccepted?.at ?? null),
    failure: connection.failure && {
      code: connection.failure.code,
      message: connection.failure.message,
      since: iso(connection.failure.since),
    },
    nextLookAt: iso(connection.nextLookAt),
    createdAt: iso(connection.createdAt),
    nextStep,
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
