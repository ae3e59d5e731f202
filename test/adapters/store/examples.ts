// Rows for the tests of the store: whole, valid, and told apart by their names. No real keys: the store never looks inside.

import { createHash } from 'node:crypto';
import type { AuditEntry } from '../../../src/domain/audit/audit-entry.ts';
import type { AuditVerb } from '../../../src/domain/audit/audit-verbs.ts';
import type { ClientApp } from '../../../src/domain/client-app/client-app.ts';
import type { Connection } from '../../../src/domain/connection/connection.ts';
import type { DueRequest } from '../../../src/domain/connection/connection-store.ts';
import type { KeyPair, KeyPairStanding } from '../../../src/domain/key-pair/key-pair.ts';
import type { KeyRequest } from '../../../src/domain/key-pair/key-request.ts';
import type { Store } from '../../../src/domain/store.ts';
import type { Attempt } from '../../../src/domain/token/attempt.ts';
import type { CachedToken } from '../../../src/domain/token/cached-token.ts';
import type { DeviceKeyReference } from '../../../src/domain/vault/key-reference.ts';
import type { RootKeySlot, SealedKey } from '../../../src/domain/vault/sealed.ts';
import { aClientApp, aConnection } from '../../support/connections.ts';

export const start = Date.UTC(2026, 0, 1);

export const rootKeyId = 'root-1';

/** @param action The store takes any word. */
export function entry(action = 'thing.happened', id = 'subject-1'): AuditEntry {
  return {
    at: start,
    actor: { name: 'root', from: 'test' },
    action: action as AuditVerb,
    subject: { type: 'connection', id, name: 'acme' },
    before: null,
    after: { b: [1, 'two', null], a: true },
  };
}

export function dueRequest(changes: Partial<DueRequest> = {}): DueRequest {
  return { dueBy: start, now: start, holder: 'me', limit: 9, perHost: 9, leaseMs: 60_000, ...changes };
}

export function slot(id = 'slot-1', root = rootKeyId): RootKeySlot {
  return {
    id,
    rootKeyId: root,
    createdAt: start,
    provider: {
      type: 'passphrase',
      kdf: 'scrypt',
      salt: new Uint8Array([1, 2, 255]),
      cost: 2 ** 17,
      blockSize: 8,
      parallelization: 1,
    },
    wrappedRootKey: new Uint8Array([9, 8, 7]),
  };
}

export function clientApp(id = 'app-1', changes: Partial<ClientApp> = {}): ClientApp {
  return aClientApp({ id, name: `App of ${id}`, consumerKey: `3MVG9.${id}`, ...changes });
}

export function connection(name = 'acme', changes: Partial<Connection> = {}): Connection {
  const own = { id: `id-of-${name}`, name, loginUrl: 'https://login.salesforce.com', contacts: [], org: null };
  return aConnection({ ...own, ...changes });
}

/** A connection in which nothing is null that can be something beside the rest. */
export function fullConnection(name = 'full'): Connection {
  return connection(name, {
    audience: 'https://acme.my.salesforce.com',
    found: { tokenHost: 'https://acme.my.salesforce.com', audience: 'https://login.salesforce.com' },
    org: { orgId: '00D000000000001', userId: '005000000000001', instanceUrl: 'https://acme.my.salesforce.com' },
    expiredPolicy: 'allow-expired',
    contacts: ['ops@example.com', 'zoë@example.com'],
    noticeDays: [30, 7],
    lastAccepted: { at: start + 1, keyPairId: 'pair-1' },
    failure: { since: start, at: start + 2, code: 'noAnswer', message: 'connection reset “so”' },
    backOff: { until: start + 15_000, holdMs: 15_000 },
    clockSkewSeconds: -61.5,
    probedCloselyUntil: start + 900_000,
    lastProbeAt: start - 1,
  });
}

export function sealedKey(text = 'private key', root = rootKeyId): SealedKey {
  return {
    formatVersion: 1,
    rootKeyId: root,
    wrappedDataKey: new Uint8Array(Buffer.from(`data key of ${text}`)),
    sealedPrivateKey: new Uint8Array(Buffer.from(text)),
  };
}

export function keyPair(id = 'pair-1', changes: Partial<KeyPair> = {}): KeyPair {
  const digest = createHash('sha256').update(id).digest();
  return {
    id,
    clientAppId: 'app-1',
    algorithm: 'rsa-2048',
    fingerprint: (digest.toString('hex').toUpperCase().match(/../g) ?? []).join(':'),
    certificateDer: new Uint8Array([0x30, 0x82, 0, 255]),
    publicKeyHash: new Uint8Array(digest),
    subject: `CN=acme ${id}`,
    notBefore: start - 300_000,
    notAfter: start + 365 * 86_400_000,
    origin: 'generated',
    issuedAt: start,
    standing: { state: 'issued', lastAcceptedAt: null },
    ...changes,
  };
}

export function keyRequest(id = 'pair-9', changes: Partial<KeyRequest> = {}): KeyRequest {
  const { clientAppId, algorithm, publicKeyHash, subject } = keyPair(id);
  const requestDer = new Uint8Array([0x30, 0x81, 9]);
  return { id, clientAppId, algorithm, publicKeyHash, subject, requestDer, requestedAt: start, ...changes };
}

export const device: DeviceKeyReference = { providerUri: 'pkcs11:token=latchkey', keyId: '0a1b' };

export function standing(pair: KeyPair, next: KeyPairStanding): KeyPair {
  return { ...pair, standing: next };
}

export function active(pair: KeyPair): KeyPair {
  return standing(pair, { state: 'active', since: start, settledAt: null, lastAcceptedAt: start });
}

export function attempt(id = 'attempt-1', changes: Partial<Attempt> = {}): Attempt {
  return {
    id,
    connectionId: 'id-of-acme',
    clientAppId: 'app-1',
    keyPairId: 'pair-1',
    username: null,
    purpose: 'token',
    tokenHost: 'https://login.salesforce.com',
    audience: 'https://login.salesforce.com',
    startedAt: start,
    finishedAt: null,
    outcome: { type: 'open' },
    ...changes,
  };
}

export function token(hash: string, changes: Partial<CachedToken> = {}): Omit<CachedToken, 'generation'> {
  return {
    connectionId: 'id-of-acme',
    sealed: { formatVersion: 1, rootKeyId, sealed: new Uint8Array(Buffer.from(`sealed ${hash}`)) },
    tokenHash: hash,
    keyPairId: 'pair-1',
    issuedAt: start,
    refreshAt: start + 1_000,
    goodUntil: start + 2_000,
    ...changes,
  };
}

/** A vault slot, the app `app-1`, the connection `acme` and the issued key pair `pair-1`. */
export async function settle(store: Store): Promise<void> {
  await store.write(async (tx) => {
    await tx.vault.insertFirst(slot(), entry('vault.created', 'vault'));
    await tx.clientApps.insert(clientApp(), entry('clientApp.added', 'app-1'));
    await tx.connections.insert(connection(), entry('connection.added', 'id-of-acme'));
    await tx.keyPairs.insert(keyPair(), { sealed: sealedKey() }, entry('keyPair.issued', 'pair-1'));
  });
}
