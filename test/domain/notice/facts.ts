// Facts for the tests of notices: an app, its key pairs and a connection, each with what a test does not care about.

import type { ClientApp } from '../../../src/domain/client-app/client-app.ts';
import type { Connection } from '../../../src/domain/connection/connection.ts';
import type { KeyPair, KeyPairStanding } from '../../../src/domain/key-pair/key-pair.ts';
import { dayMs, type Instant } from '../../../src/domain/ports.ts';

export function anApp(changes: Partial<ClientApp> = {}): ClientApp {
  return {
    id: 'app-1',
    kind: 'connected-app',
    name: 'Acme Sync',
    consumerKey: '3MVG9abcdefghijklmnopqrstuvwxyz',
    wantedKeyPairId: null,
    changedAt: null,
    rotateEveryDays: null,
    rotateBeforeDays: null,
    retentionDays: null,
    destructionHeldSince: null,
    createdAt: 0,
    revision: 0,
    ...changes,
  };
}

export function aConnection(changes: Partial<Connection> = {}): Connection {
  return {
    id: 'connection-1',
    name: 'acme-prod',
    clientAppId: 'app-1',
    username: 'sync@acme.example',
    loginUrl: 'https://acme.my.salesforce.com',
    audience: null,
    found: null,
    org: { orgId: '00D000000000001EAA', userId: '005000000000001AAA', instanceUrl: 'https://acme.my.salesforce.com' },
    expiredPolicy: 'refuse',
    contacts: ['admin@acme.example'],
    noticeDays: null,
    lastAccepted: null,
    failure: null,
    backOff: null,
    clockSkewSeconds: 0,
    probedCloselyUntil: null,
    lastProbeAt: null,
    nextLookAt: 0,
    createdAt: 0,
    revision: 0,
    ...changes,
  };
}

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
