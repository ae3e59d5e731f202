// A fleet in the database of a bench, written by the store itself: many connections, five to a client app, each app with one
// active key pair and each connection with a cached token. One RSA key serves all pairs, sealed anew for each.

import { createHash, randomBytes } from 'node:crypto';
import { systemCryptoEngine } from '../../src/adapters/system/crypto-engine.ts';
import type { AuditEntry } from '../../src/domain/audit/audit-entry.ts';
import type { AuditVerb } from '../../src/domain/audit/audit-verbs.ts';
import { type ClientApp, clientAppFields } from '../../src/domain/client-app/client-app.ts';
import { type Connection, connectionFields } from '../../src/domain/connection/connection.ts';
import { newRecord } from '../../src/domain/field-table.ts';
import type { KeyPair } from '../../src/domain/key-pair/key-pair.ts';
import { dayMs, hourMs } from '../../src/domain/ports.ts';
import { Secret } from '../../src/domain/secret.ts';
import { tokenHash } from '../../src/domain/token/cached-token.ts';
import type { KeyReference } from '../../src/domain/vault/key-reference.ts';
import { fingerprint, publicKeyHash } from '../../src/formats/x509.ts';
import { sealToken } from '../../src/operations/token/steps/sealed-token.ts';
import type { BenchInstallation } from './installation.ts';

const perApp = 5;
const appsInOneWrite = 100;

/** One in ten has the label. The first `due` connections are to be looked at now, the others in a day. */
export async function writeFleet(
  { context }: BenchInstallation,
  fleet: { connections: number; due: number; loginUrl: string; label?: string },
): Promise<void> {
  const { store, signerKeys, clock } = context;
  const now = clock.now();
  const { pkcs8, spki } = await systemCryptoEngine.makeRsaKey(2_048);
  const apps = fleet.connections / perApp;
  for (let first = 0; first < apps; first += appsInOneWrite) {
    const numbers = Array.from({ length: appsInOneWrite }, (_, index) => first + index);
    const pairs: [KeyPair, KeyReference][] = [];
    for (const number of numbers) {
      const pair = keyPair(number, publicKeyHash(spki), now);
      const { reference } = await signerKeys.adopt(pair.id, new Secret<Uint8Array>(Buffer.from(pkcs8)));
      pairs.push([pair, reference]);
    }
    const connections = numbers.flatMap((number) =>
      Array.from({ length: perApp }, (_, place) => {
        const order = number * perApp + place;
        const labels = fleet.label !== undefined && number % 10 === 0 ? [fleet.label] : [];
        return { ...connection(order, number, fleet.loginUrl, order < fleet.due ? now : now + dayMs), labels };
      }),
    );
    const tokens = await Promise.all(connections.map((one) => token(context, one.id, now)));
    await store.write(async (tx) => {
      for (const number of numbers) await tx.clientApps.insert(clientApp(number, now), entry('clientApp.added', now));
      for (const [pair, reference] of pairs) await tx.keyPairs.insert(pair, reference, entry('keyPair.issued', now));
      for (const one of connections) await tx.connections.insert(one, entry('connection.added', now));
      for (const one of tokens) await tx.tokens.put(one);
    });
  }
}

export const connectionIdOf = (number: number) => `connection-${number}`;

async function token(context: BenchInstallation['context'], connectionId: string, now: number) {
  const accessToken = new Secret(`00D5g000004CvHf!${randomBytes(72).toString('base64url')}`);
  const instanceUrl = 'https://acme.my.salesforce.com';
  return {
    connectionId,
    sealed: await sealToken(context, connectionId, { accessToken, instanceUrl }),
    tokenHash: tokenHash(accessToken),
    instanceUrl,
    keyPairId: 'pair-0',
    issuedAt: now,
    refreshAt: now + hourMs,
    goodUntil: now + 2 * hourMs,
  };
}

function keyPair(number: number, hash: Uint8Array, now: number): KeyPair {
  // No certificate is read here, but its size counts.
  const certificateDer = new Uint8Array(createHash('shake256', { outputLength: 850 }).update(String(number)).digest());
  return {
    id: `pair-${number}`,
    clientAppId: `app-${number}`,
    algorithm: 'rsa-2048',
    fingerprint: fingerprint(certificateDer),
    certificateDer,
    publicKeyHash: hash,
    subject: `OU=Latchkey 20260101-A1B2C3D4, CN=acme-${number}`,
    notBefore: now - hourMs,
    notAfter: now + 300 * dayMs,
    origin: 'generated',
    issuedAt: now - hourMs,
    standing: { state: 'active', since: now - hourMs, settledAt: now - hourMs, lastAcceptedAt: now - hourMs },
  };
}

function connection(number: number, app: number, loginUrl: string, nextLookAt: number): Connection {
  const lookedAt = nextLookAt - 2 * dayMs;
  return newRecord(connectionFields, {
    id: connectionIdOf(number),
    name: `acme-${number}`,
    clientAppId: `app-${app}`,
    username: `integration-${number}@acme.example`,
    loginUrl,
    contacts: ['salesforce-admins@acme.example'],
    lastAccepted: { at: lookedAt, keyPairId: `pair-${app}` },
    lastProbeAt: lookedAt,
    nextLookAt,
    createdAt: nextLookAt - 90 * dayMs,
  });
}

function clientApp(number: number, now: number): ClientApp {
  const consumerKey = `3MVG9.${String(number).padStart(79, '0')}`;
  return newRecord(clientAppFields, { id: `app-${number}`, consumerKey, createdAt: now });
}

function entry(action: AuditVerb, at: number): AuditEntry {
  const subject = { type: 'connection', id: 'bench', name: 'bench' } as const;
  return { at, actor: { name: 'bench', from: 'bench' }, action, subject, before: null, after: null };
}
