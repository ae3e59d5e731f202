// Asks for the scans whose time has come, and resumes schedules whose connection works again. Level-triggered, for any number of
// processes: each schedule moves in one transaction.

import { atDue, resumed } from '../../../domain/scan/schedule.ts';
import { auditEntry, type ScanContext } from '../../context.ts';
import { askForScan } from '../steps/ask-for-scan.ts';

type Needs = Pick<ScanContext, 'store' | 'clock' | 'random' | 'actor'>;
const atMost = 100;

export async function runSchedules(context: Needs): Promise<{ asked: number }> {
  await resumeVerified(context);
  const { store, clock } = context;
  const due = await store.read((tx) => tx.scanSchedules.due(clock.now(), atMost));
  let asked = 0;
  for (const { connectionId } of due) {
    const isAsked = await store.write(async (tx) => {
      const now = clock.now();
      const seen = await tx.scanSchedules.of(connectionId);
      const connection = await tx.connections.byId(connectionId);
      if (seen === null || connection === null || seen.nextAt > now) return false;
      const { schedule, runs } = atDue(seen, now, (await tx.scans.openOf(connectionId)) !== null);
      await tx.scanSchedules.put(schedule, null);
      if (runs) await askForScan(context, tx, connection, { isScheduled: true });
      return runs;
    });
    if (isAsked) asked += 1;
  }
  return { asked };
}

/** Once the connection was accepted after the pause. What was missed waits for somebody to run it. */
async function resumeVerified(context: Needs): Promise<void> {
  const { store, clock } = context;
  for (const { connectionId } of await store.read((tx) => tx.scanSchedules.pausedByFailure())) {
    await store.write(async (tx) => {
      const schedule = await tx.scanSchedules.of(connectionId);
      const connection = await tx.connections.byId(connectionId);
      const acceptedAt = connection?.lastAccepted?.at ?? 0;
      if (connection === null || schedule?.pausedBy !== 'failure' || connection.failure !== null) return;
      if (acceptedAt < (schedule.pausedAt ?? 0)) return;
      const subject = { type: 'scanSchedule', id: connectionId, name: connection.name } as const;
      const entry = auditEntry(context, 'scanSchedule.resumed', subject, null, {
        code: schedule.failure?.code ?? null,
      });
      await tx.scanSchedules.put(resumed(schedule, clock.now()), entry);
    });
  }
}
