// Schedules with runs that were missed, with their connections.

import type { Connection } from '../../../domain/connection/connection.ts';
import type { ScanSchedule } from '../../../domain/scan/schedule.ts';
import type { ReadTransaction } from '../../../domain/store.ts';

export interface MissedRuns {
  connection: Connection;
  schedule: ScanSchedule;
}

export async function missedRuns(tx: ReadTransaction): Promise<MissedRuns[]> {
  const schedules = await tx.scanSchedules.withMissed();
  const found = await Promise.all(
    schedules.map(async (schedule) => ({ schedule, connection: await tx.connections.byId(schedule.connectionId) })),
  );
  return found.flatMap(({ schedule, connection }) => (connection === null ? [] : [{ connection, schedule }]));
}
