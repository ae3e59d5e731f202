// Reads every place that is due: orgs once a day, files and hosts too. Level-triggered: which orgs there are follows from
// the audit, as the notices do, and what is due from an indexed time. One org that fails costs the others nothing.

import type { Connection } from '../../../domain/connection/connection.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { hourMs, minuteMs } from '../../../domain/ports.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import { folderOf } from '../../../domain/watch/watch-ids.ts';
import { elsewhere, type WatchedPlace } from '../../../domain/watch/watched-place.ts';
import type { WatchContext } from '../../context.ts';
import { watchElsewhere } from '../steps/elsewhere.ts';
import { forgetPlace } from '../steps/keep-verdict.ts';
import { watchFolder } from '../steps/source-folder.ts';
import { watchEveryMs, watchOrg } from '../steps/watch-org.ts';

interface WatchReport {
  read: number;
  failed: number;
}

const auditPage = 500;
const atOnce = 4;
/** Longer than any reading takes; a process that dies leaves its place to others after this. */
const claimMs = 15 * minuteMs;
const againAfterFailureMs = hourMs;
/** No reading is planned for so long ahead, but by a clock that ran ahead. */
const neverAheadMs = watchEveryMs + hourMs;

export async function runWatches(context: WatchContext, signal?: AbortSignal): Promise<WatchReport> {
  await enrollOrgs(context);
  const report = { read: 0, failed: 0 };
  const dueBefore = context.clock.now();
  const lane = async () => {
    for (;;) {
      if (signal?.aborted) return;
      const place = await takeDue(context, dueBefore);
      if (place === null) return;
      await readPlace(context, place, report, signal);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  await context.store.write((tx) => tx.facts.set('watchRanAt', context.clock.now()));
  return report;
}

/** A connection that was added, pinned or moved: its org is watched from now on. */
async function enrollOrgs({ store, clock }: Pick<WatchContext, 'store' | 'clock'>): Promise<void> {
  for (;;) {
    const isMore = await store.write(async (tx) => {
      const after = (await tx.facts.get('watchAuditSequence')) ?? 0;
      const entries = await tx.audit.page(after, auditPage);
      const last = entries.at(-1);
      if (last === undefined) return false;
      const ids = new Set(entries.flatMap(({ subject }) => (subject.type === 'connection' ? [subject.id] : [])));
      for (const id of ids) {
        const orgId = (await tx.connections.byId(id))?.org?.orgId;
        if (orgId !== undefined) await tx.watchedPlaces.enroll(orgId, clock.now());
      }
      await tx.facts.set('watchAuditSequence', last.sequence);
      return true;
    });
    if (!isMore) return;
  }
}

/** What falls due in this run is left to the next one, also where the clock goes back in it. */
async function takeDue({ store, clock }: WatchContext, dueBefore: number): Promise<WatchedPlace | null> {
  for (;;) {
    const now = clock.now();
    const dueBy = Math.min(dueBefore, now);
    const due = await store.read((tx) => tx.watchedPlaces.due(dueBy, now + neverAheadMs, atOnce * 4));
    if (due.length === 0) return null;
    for (const place of due) {
      const until = clock.now() + claimMs;
      if (await store.write((tx) => tx.watchedPlaces.begin(place, until))) return { ...place, lookAt: until };
    }
  }
}

async function readPlace(
  context: WatchContext,
  place: WatchedPlace,
  report: WatchReport,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    const folder = folderOf(place.place);
    if (place.place === elsewhere) await watchElsewhere(context, signal);
    else if (folder !== null) await watchFolder(context, folder, signal);
    else {
      const connection = await context.store.read((tx) => bestConnection(tx, place.place));
      if (connection === null) return await leave(context, place);
      await watchOrg(context, connection.id, signal);
    }
    report.read += 1;
  } catch (error) {
    if (signal?.aborted) {
      await context.store.write((tx) => tx.watchedPlaces.note({ ...place, lookAt: context.clock.now() }));
      return;
    }
    report.failed += 1;
    // That a connection does not sign in is told by its own notices.
    const level = error instanceof LatchkeyError && error.kind === 'connection' ? 'info' : 'error';
    context.log.write(level, 'The certificates of a place could not be read; it is tried again.', {
      place: place.place,
      error,
    });
    const lookAt = context.clock.now() + againAfterFailureMs;
    await context.store.write((tx) => tx.watchedPlaces.note({ ...place, lookAt }));
  }
}

/** Any connection of the org reads the same; one that works, and the first by name, so that it is the same each day. */
async function bestConnection(tx: ReadTransaction, orgId: string): Promise<Connection | null> {
  const connections = await tx.connections.ofOrg(orgId);
  return connections.find(({ failure }) => failure === null) ?? connections[0] ?? null;
}

/** The last connection to the org is gone: nothing of it is watched, and what was found is nobody's any more. */
async function leave(context: WatchContext, { place }: WatchedPlace): Promise<void> {
  await context.store.write((tx) => forgetPlace(context, tx, place));
}
