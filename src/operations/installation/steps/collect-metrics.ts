// What a monitoring system wants to know, read in pages so that no scrape holds the database or the process for long.
// Whoever asks often is given the answer of a moment ago.

import type { MetricsSnapshot } from '../../../domain/installation/metrics-snapshot.ts';
import { hourMs, type Instant, secondMs } from '../../../domain/ports.ts';
import { type ConnectionState, connectionState, shownPair, urgency } from '../../../domain/status/connection-state.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import { rationedNow } from '../../../domain/token/rationing.ts';
import { readFindingId } from '../../../domain/watch/watch-ids.ts';
import type { Context } from '../../context.ts';
import { everyRow } from '../../every-row.ts';
import { certificatesAt } from './clock-trust.ts';

type Parts = Pick<Context, 'store' | 'clock' | 'settings' | 'clockTrust'>;

/** A series for each costs a monitoring system some KB; fleets beyond this are watched by their counts. */
const mostSeries = 10_000;
const pageSize = 100;
const freshMs = 15 * secondMs;

/** Concurrent callers share one reading, and one reading serves for 15 seconds. */
export function metricsSource(parts: Parts): () => Promise<MetricsSnapshot> {
  let reading: Promise<MetricsSnapshot> | null = null;
  let readAt = -Infinity;
  return () => {
    const nowMs = parts.clock.monotonicMs();
    if (reading === null || nowMs - readAt > freshMs) {
      readAt = nowMs;
      reading = collectMetrics(parts).catch((error: unknown) => {
        reading = null;
        throw error;
      });
    }
    return reading;
  };
}

export async function collectMetrics(parts: Parts): Promise<MetricsSnapshot> {
  const { store, clock } = parts;
  const at = clock.now();
  const snapshot: MetricsSnapshot = {
    at,
    connections: [],
    omitted: 0,
    states: Object.fromEntries(Object.keys(urgency).map((state) => [state, 0])) as Record<ConnectionState, number>,
    reconcilerLagMs: 0,
    ...(await store.read((tx) => installationMetrics(tx, at))),
    watched: [],
    findings: [],
  };
  await addConnections(parts, snapshot);
  await addWatched(parts, snapshot);
  await addFindings(parts, snapshot);
  return snapshot;
}

async function installationMetrics(tx: ReadTransaction, at: Instant) {
  return {
    loops: {
      reconciler: await tx.facts.get('reconcilerRanAt'),
      notices: await tx.facts.get('noticesSweptAt'),
      watch: await tx.facts.get('watchRanAt'),
    },
    messages: await tx.notices.counts(at - 24 * hourMs),
    attempts: await tx.attempts.total(),
    lastBackupAt: await tx.facts.get('lastBackupAt'),
    troubles: (await tx.facts.get('troubles')) ?? [],
  };
}

async function addConnections(parts: Parts, snapshot: MetricsSnapshot): Promise<void> {
  for (let after: string | null = ''; after !== null; ) {
    after = await parts.store.read((tx) => addConnectionPage(parts, tx, snapshot, after ?? ''));
    // Lets requests and other loops in: the embedded database answers without ever waiting.
    await parts.clock.sleep(1);
  }
}

async function addConnectionPage(
  parts: Parts,
  tx: ReadTransaction,
  snapshot: MetricsSnapshot,
  after: string,
): Promise<string | null> {
  const page = await tx.connections.page(after, pageSize);
  for (const connection of page) {
    const app = await tx.clientApps.byId(connection.clientAppId);
    if (app === null) continue;
    const pairs = await tx.keyPairs.ofApp(app.id);
    const ageAt = await certificatesAt(parts, { connection, pairs }, tx);
    const state = connectionState({ connection, app, pairs, certificatesAt: ageAt }, parts.settings, snapshot.at);
    snapshot.states[state] += 1;
    snapshot.reconcilerLagMs = Math.max(snapshot.reconcilerLagMs, snapshot.at - connection.nextLookAt);
    if (snapshot.connections.length >= mostSeries) {
      snapshot.omitted += 1;
      continue;
    }
    snapshot.connections.push({
      name: connection.name,
      state,
      notAfter: shownPair(pairs)?.notAfter ?? null,
      lastAcceptedAt: connection.lastAccepted?.at ?? null,
      failingSince: connection.failure?.since ?? null,
      rationedUntil: rationedNow(connection.rationedUntil, snapshot.at),
    });
  }
  return page.at(-1)?.name ?? null;
}

async function addWatched({ store }: Parts, snapshot: MetricsSnapshot): Promise<void> {
  for (let after = ''; snapshot.watched.length < mostSeries; ) {
    const page = await store.read((tx) => tx.watchedCertificates.page(after, pageSize));
    snapshot.watched.push(...page.map(({ id, label, certificate }) => ({ id, label, notAfter: certificate.notAfter })));
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

async function addFindings({ store }: Parts, snapshot: MetricsSnapshot): Promise<void> {
  const counts = new Map<string, MetricsSnapshot['findings'][number]>();
  const findings = everyRow(
    (after, limit) => store.read((tx) => tx.findings.standingPage(after, limit)),
    ({ id }) => id,
  );
  for await (const { id, severity } of findings) {
    const kind = readFindingId(id)?.kind ?? 'other';
    const entry = counts.get(`${kind} ${severity}`) ?? { kind, severity, count: 0 };
    counts.set(`${kind} ${severity}`, { ...entry, count: entry.count + 1 });
  }
  snapshot.findings = [...counts.values()];
}
