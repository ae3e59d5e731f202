// The expiry dates of one connection, or of all, printed as a calendar.

import type { AppFacts } from '../../../domain/notice/app-subjects.ts';
import type { CalendarPrinter } from '../../../domain/notice/calendar-feed.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import { findConnection } from '../../connection/steps/find-connection.ts';
import { everyApp } from '../../every-row.ts';

/** @param connectionName Null: every connection. Errors: connectionNotFound. */
export async function expiryCalendar(
  tx: ReadTransaction,
  connectionName: string | null,
  print: CalendarPrinter,
): Promise<string> {
  if (connectionName === null) return print(null, await factsOfApps(tx));
  const { connection, app, pairs } = await findConnection(tx, connectionName);
  return print(connection.name, [{ app, pairs, connections: [connection] }]);
}

async function factsOfApps(tx: ReadTransaction): Promise<AppFacts[]> {
  const found: AppFacts[] = [];
  for await (const app of everyApp(tx))
    found.push({ app, pairs: await tx.keyPairs.ofApp(app.id), connections: await tx.connections.ofApp(app.id) });
  return found;
}
