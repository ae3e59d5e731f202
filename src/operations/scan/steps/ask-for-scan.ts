// Asks for a scan of a connection: a row that whoever is free takes.

import type { Connection } from '../../../domain/connection/connection.ts';
import { newId } from '../../../domain/ports.ts';
import { newScan, type Scan } from '../../../domain/scan/scan.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { auditEntry, type ScanContext, scanSubject } from '../../context.ts';

type Needs = Pick<ScanContext, 'clock' | 'random' | 'actor'>;

/** Errors: scanUnderWay. */
export async function askForScan(
  context: Needs,
  tx: WriteTransaction,
  connection: Pick<Connection, 'id' | 'name'>,
  { isScheduled = false }: { isScheduled?: boolean } = {},
): Promise<Scan> {
  const excluded = await tx.scanExclusions.of(connection.id);
  const number = await tx.scans.nextNumber(connection.id);
  const scan = newScan({
    id: newId(context.random),
    connectionId: connection.id,
    number,
    askedBy: isScheduled ? 'schedule' : context.actor.name,
    isScheduled,
    askedAt: context.clock.now(),
    excluded: excluded && { ...excluded, alongWith: [] },
  });
  const subject = scanSubject(scan, connection.name);
  await tx.scans.insert(scan, auditEntry(context, 'scan.asked', subject, null, { isScheduled }));
  return scan;
}
