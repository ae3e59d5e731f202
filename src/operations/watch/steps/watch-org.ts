// Reads the certificates of one org, judges them, and keeps what was found.

import { lastAcceptedPair } from '../../../domain/key-pair/candidates.ts';
import { dayMs, hourMs, type Instant } from '../../../domain/ports.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import { findingKinds } from '../../../domain/watch/finding-kinds.ts';
import { judgeOrg } from '../../../domain/watch/judge-org.ts';
import type { OrgReading } from '../../../domain/watch/org-reading.ts';
import type { HeldApp } from '../../../domain/watch/watch-facts.ts';
import type { OrgWatchResult, ProvedApp } from '../../../domain/watch/watch-result.ts';
import type { ReadingSummary } from '../../../domain/watch/watched-place.ts';
import { connectionOnly } from '../../connection/steps/find-connection.ts';
import type { WatchContext } from '../../context.ts';
import { gatherFacts } from './gather-facts.ts';
import { keepVerdict } from './keep-verdict.ts';
import { readOrg } from './read-org.ts';

/** Between two readings of one place. */
export const watchEveryMs = dayMs;
const readAgainMs = hourMs;

export async function watchOrg(
  context: WatchContext,
  connectionId: string,
  signal?: AbortSignal,
): Promise<OrgWatchResult> {
  // The org of a connection is known after its first sign-in, which the token may be.
  const orgId = (await orgOf(context, connectionId)) ?? (await signedInOrg(context, connectionId));
  const reading = await readOrg(context, connectionId, orgId, signal);
  return context.store.write(async (tx) => {
    const connection = await connectionOnly(tx, connectionId);
    const { facts, before, connections } = await gatherFacts(tx, reading, context.settings);
    const verdict = judgeOrg(facts);
    const contacts = [...new Set(connections.flatMap((one) => one.contacts))].sort();
    const kept = await keepVerdict(context, tx, orgId, verdict, `${reading.host} (${orgId})`, contacts);
    const lastReading = summaryOf(reading, before);
    await tx.watchedPlaces.note({ place: orgId, lookAt: nextReadingAt(reading), lastReading });
    const expiring = verdict.findings
      .filter(({ kind }) => findingKinds[kind].lasts === 'expiry')
      .map((finding) => {
        const { kind, severity } = finding;
        return { kind, severity, ...context.findingPrinter.judged(finding) };
      });
    const proved = provedApps(facts.held);
    return { connection: connection.name, reading, ours: keysOf(facts.held), proved, expiring, ...kept };
  });
}

/** What was not read this time keeps what was known of it. */
function summaryOf({ at, apps, notRead, unreadable }: OrgReading, before: ReadingSummary | null): ReadingSummary {
  if (apps !== null) return { at, notRead, unreadable, appsReadAt: at };
  return { at, notRead, unreadable: before?.unreadable ?? [], appsReadAt: before?.appsReadAt ?? null };
}

/** A permission is not granted within the hour; an org that did not answer may be back. */
function nextReadingAt({ at, notRead }: OrgReading): Instant {
  return at + (notRead.every(({ permission }) => permission !== null) ? watchEveryMs : readAgainMs);
}

function keysOf(held: readonly HeldApp[]): string[] {
  return held.flatMap(({ app }) => app.consumerKey ?? []);
}

function provedApps(held: readonly HeldApp[]): ProvedApp[] {
  return held
    .filter(({ app }) => app.kind === 'external-client-app')
    .map(({ app, pairs, connectionName }) => {
      const pair = lastAcceptedPair(pairs);
      const at = pair?.standing.lastAcceptedAt ?? null;
      const accepted =
        pair === undefined || at === null ? null : { fingerprint: pair.fingerprint, at, notAfter: pair.notAfter };
      return { appName: app.name, connection: connectionName, accepted };
    });
}

async function signedInOrg(context: WatchContext, connectionId: string): Promise<string> {
  await context.tokens.acquire(connectionId);
  const orgId = await orgOf(context, connectionId);
  if (orgId === null) throw new TypeError('a connection that signed in has an org');
  return orgId;
}

function orgOf({ store }: WatchContext, connectionId: string): Promise<string | null> {
  return store.read(async (tx: ReadTransaction) => (await connectionOnly(tx, connectionId)).org?.orgId ?? null);
}
