// What we hold for an org and what its last reading left, read in the transaction that writes the verdict: between two
// readings at the same moment the second judges by what the first wrote.

import type { Connection } from '../../../domain/connection/connection.ts';
import { secondMs } from '../../../domain/ports.ts';
import type { Settings } from '../../../domain/settings.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { OrgReading } from '../../../domain/watch/org-reading.ts';
import type { CertificateOwner, HeldApp, RememberedApp, WatchFacts } from '../../../domain/watch/watch-facts.ts';
import { appCertificateId, readFindingId } from '../../../domain/watch/watch-ids.ts';
import type { ReadingSummary } from '../../../domain/watch/watched-place.ts';
import { findingsOfPlace, watchedOfPlace } from './stored-of-place.ts';

interface Gathered {
  facts: WatchFacts;
  before: ReadingSummary | null;
  connections: readonly Connection[];
}

export async function gatherFacts(tx: ReadTransaction, reading: OrgReading, settings: Settings): Promise<Gathered> {
  const connections = await tx.connections.ofOrg(reading.orgId);
  const held = await heldApps(tx, reading, connections);
  const before = (await tx.watchedPlaces.byName(reading.orgId))?.lastReading ?? null;
  const standing = (await findingsOfPlace(tx, reading.orgId)).flatMap(({ id, foundAt }) => {
    const key = readFindingId(id)?.key;
    return key === undefined ? [] : [{ key, foundAt }];
  });
  const facts = {
    reading,
    held,
    owners: await ownersOf(tx, reading),
    remembered: await rememberedApps(tx, reading),
    standing,
    unreadableBefore: (before?.unreadable ?? []).map(({ name }) => name),
    isFirstReading: (before?.appsReadAt ?? null) === null,
    propagationMs: settings.propagationSeconds * secondMs,
  };
  return { facts, before, connections };
}

async function heldApps(
  tx: ReadTransaction,
  { apps }: OrgReading,
  connections: readonly Connection[],
): Promise<HeldApp[]> {
  const ids = new Set(connections.map(({ clientAppId }) => clientAppId));
  for (const { consumerKey } of apps ?? []) {
    const app = consumerKey === null ? null : await tx.clientApps.byConsumerKey(consumerKey);
    if (app !== null) ids.add(app.id);
  }
  const held: HeldApp[] = [];
  for (const id of [...ids].sort()) {
    const app = await tx.clientApps.byId(id);
    if (app === null) continue;
    const connectionName = (await tx.connections.ofApp(id))[0]?.name ?? app.name;
    held.push({ app, pairs: await tx.keyPairs.ofApp(id), connectionName });
  }
  return held;
}

async function ownersOf(tx: ReadTransaction, { apps }: OrgReading): Promise<CertificateOwner[]> {
  const fingerprints = new Set((apps ?? []).flatMap(({ certificate }) => certificate?.fingerprint ?? []));
  const owners: CertificateOwner[] = [];
  for (const fingerprint of fingerprints) {
    for (const { clientAppId } of await tx.keyPairs.byFingerprint(fingerprint)) {
      const [connection] = await tx.connections.ofApp(clientAppId);
      owners.push({ fingerprint, clientAppId, connectionName: connection?.name ?? clientAppId });
    }
  }
  return owners;
}

/** Ids hold a hash of the API name: they are matched from the names that are there now. */
async function rememberedApps(tx: ReadTransaction, { apps, orgId }: OrgReading): Promise<RememberedApp[]> {
  const byId = new Map((await watchedOfPlace(tx, orgId)).map((watched) => [watched.id, watched]));
  return (apps ?? []).flatMap(({ fullName }) => {
    const watched = byId.get(appCertificateId(orgId, fullName));
    return watched === undefined ? [] : [{ fullName, fingerprint: watched.certificate.fingerprint }];
  });
}
