// Drives one scan from where it stands to its end, or until it is put off, cancelled, or left to another process.

import type { AuditVerb } from '../../../domain/audit/audit-verbs.ts';
import { minuteMs } from '../../../domain/ports.ts';
import type { ComponentKey } from '../../../domain/scan/component.ts';
import { afterEvent, isOpen, type Scan } from '../../../domain/scan/scan.ts';
import { pausedByFailure } from '../../../domain/scan/schedule.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { stumbling } from '../../../domain/token/sign-in-result.ts';
import { connectionOnly } from '../../connection/steps/find-connection.ts';
import { auditEntry, type ScanContext, scanSubject } from '../../context.ts';
import { cleanScan } from './clean-scan.ts';
import { endingOf, OrgCalls } from './org-calls.ts';
import { readContents } from './read-contents.ts';
import { readInventory } from './read-inventory.ts';
import { ScanEnding } from './scan-ending.ts';
import { ScanWork } from './scan-work.ts';

/** A process that dies leaves its scan to others after this; a living one renews it meanwhile. */
export const scanLeaseMs = 30_000;
/** With an hour or five minutes between: the org is away for a day, or its limit does not come back. */
const mostPutOffs = 30;

interface Driving {
  holder: string;
  signal?: AbortSignal | undefined;
  tell?: (scan: Scan) => void;
}

/** @param taken as it was claimed. The scan as it is then. */
export async function driveScan(context: ScanContext, taken: Scan, driving: Driving): Promise<Scan> {
  const { holder, tell = () => {} } = driving;
  const ending = new AbortController();
  const signals = [ending.signal, ...(driving.signal === undefined ? [] : [driving.signal])];
  const renewing = renew(context, taken, holder, ending);
  try {
    const connection = await context.store.read((tx) => connectionOnly(tx, taken.connectionId));
    const scan = await move(context, taken, holder, connection.name, { type: 'begun' }, 'scan.began');
    const signal = AbortSignal.any(signals);
    const calls = new OrgCalls(context, connection, { calls: scan.apiCalls, signal });
    const work = new ScanWork(context, scan, { holder, calls, tell });
    return await ended(context, scan, holder, connection.name, async () => {
      // Before an org is asked that may not answer.
      if (scan.isCancelWanted) throw new ScanEnding({ type: 'cancelled' });
      const described = await calls.begin();
      if (described.type !== 'read') throw endingOf(connection.name, described);
      await work.begin('listing');
      await readInventory(work, described.value, scan.excluded);
      await work.begin('retrieving');
      await readContents(work);
      await work.begin('ending');
      return complete(context, work, holder, connection.name);
    });
  } finally {
    ending.abort();
    await renewing;
    await context.store.write((tx) => tx.scans.release(taken.id, holder));
    await tidy(context, taken);
  }
}

/** Of one that ended without results, and of those that are kept long enough. */
async function tidy({ store, settings }: ScanContext, { id, connectionId }: Scan): Promise<void> {
  const scan = await store.read((tx) => tx.scans.byId(id));
  if (scan === null || isOpen(scan)) return;
  if (scan.byType === null) return cleanScan(store, scan);
  if (settings.scansKept === null) return;
  const kept = settings.scansKept;
  const leaving = await store.write(async (tx) => {
    const beyond = (await tx.scans.beyondKept(connectionId, kept)).map((one) => ({ ...one, isLeaving: true }));
    for (const one of beyond) await tx.scans.update(one, null);
    return beyond;
  });
  for (const one of leaving) await cleanScan(store, one);
}

async function ended(
  context: ScanContext,
  scan: Scan,
  holder: string,
  name: string,
  work: () => Promise<Scan>,
): Promise<Scan> {
  try {
    return await work();
  } catch (error) {
    const ending = error instanceof ScanEnding ? error.ending : stumbled(context, error);
    switch (ending.type) {
      case 'left':
        return (await context.store.read((tx) => tx.scans.byId(scan.id))) ?? scan;
      case 'cancelled':
        return move(context, scan, holder, name, { type: 'cancelled' }, 'scan.cancelled');
      case 'failed':
        return move(context, scan, holder, name, ending, 'scan.failed');
      case 'putOff': {
        const { why, waitMs } = ending;
        const parameters = { name, why };
        const failure = { code: 'scanGivenUp', parameters, isSignIn: false } as const;
        if (scan.putOffTimes >= mostPutOffs)
          return move(context, scan, holder, name, { type: 'failed', failure }, 'scan.failed');
        return move(context, scan, holder, name, { type: 'putOff', why, until: context.clock.now() + waitMs }, null);
      }
    }
  }
}

/** What nobody foresaw may pass, as a database that is away does; it is in the log. */
function stumbled({ log }: ScanContext, error: unknown): ScanEnding['ending'] {
  log.write('error', 'A scan stumbled; it goes on in a minute.', { error });
  return { type: 'putOff', why: stumbling(error), waitMs: minuteMs };
}

/** Nothing where it is held by another, or over. */
async function move(
  context: ScanContext,
  seen: Scan,
  holder: string,
  name: string,
  event: Parameters<typeof afterEvent>[1],
  verb: AuditVerb | null,
): Promise<Scan> {
  return context.store.write(async (tx) => {
    const held = await tx.scans.lockHeld(seen.id, holder);
    if (held === null) return (await tx.scans.byId(seen.id)) ?? seen;
    const scan = afterEvent(held, event, context.clock.now());
    const isNews = verb !== null && held.state !== scan.state;
    const entry = isNews ? auditEntry(context, verb, scanSubject(scan, name), held.state, auditedEnd(scan)) : null;
    await tx.scans.update(scan, entry);
    await pauseSchedule(context, tx, scan, name);
    return scan;
  });
}

/** Where a scheduled scan could not sign in. */
async function pauseSchedule(context: ScanContext, tx: WriteTransaction, scan: Scan, name: string): Promise<void> {
  if (scan.failure?.isSignIn !== true || !scan.isScheduled) return;
  const schedule = await tx.scanSchedules.of(scan.connectionId);
  if (schedule === null || schedule.pausedBy !== null) return;
  const paused = pausedByFailure(schedule, scan.failure, scan.askedAt, context.clock.now());
  const subject = { type: 'scanSchedule', id: scan.connectionId, name } as const;
  await tx.scanSchedules.put(
    paused,
    auditEntry(context, 'scanSchedule.paused', subject, null, { code: scan.failure.code }),
  );
}

function auditedEnd({ state, failure, byType, problemCount, apiCalls }: Scan) {
  const components = byType === null ? null : Object.values(byType).reduce((sum, count) => sum + count, 0);
  return {
    state,
    ...(failure && { failure: failure.code }),
    ...(components !== null && { components, problems: problemCount, apiCalls }),
  };
}

/** Rows that are as they were go first; then all that this scan found is seen at once. */
async function complete(context: ScanContext, work: ScanWork, holder: string, name: string): Promise<Scan> {
  const pending = await work.read((tx) => tx.scans.pendingCount(work.place));
  if (pending > 0) throw new Error(`the contents of ${pending} components were left unread`);
  for (let after: ComponentKey = { type: '', fullName: '' }; ; ) {
    const looked = await work.write((tx) => tx.scans.dropSame(work.place, after, 500));
    const last = looked.at(-1);
    if (last === undefined) break;
    after = last;
  }
  const byType = await work.read((tx) => tx.scans.countsAt(work.place));
  await work.write((tx) => tx.scans.dropUnits(work.scanId));
  const seen = await work.read((tx) => tx.scans.byId(work.scanId));
  if (seen === null) throw new ScanEnding({ type: 'left' });
  return move(context, seen, holder, name, { type: 'completed', byType }, 'scan.completed');
}

/** Until it is over. Who lost the claim, or is to cancel, stops asking the org. */
async function renew({ store, clock, log }: ScanContext, { id }: Scan, holder: string, over: AbortController) {
  while (!over.signal.aborted) {
    await clock.sleep(scanLeaseMs / 3, over.signal).catch(() => undefined);
    if (over.signal.aborted) return;
    try {
      const scan = await store.write((tx) => tx.scans.claim(id, { holder, leaseMs: scanLeaseMs }));
      if (scan === null || scan.isCancelWanted) over.abort();
    } catch (error) {
      log.write('warn', 'The claim on a scan could not be renewed; it is tried again.', { error });
    }
  }
}
