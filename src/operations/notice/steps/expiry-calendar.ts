// The expiry dates of one connection, or of all, printed as a calendar.

import type { AppFacts } from '../../../domain/notice/app-subjects.ts';
import type { CalendarPrinter } from '../../../domain/notice/calendar-feed.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import { findConnection } from '../../connection/steps/find-connection.ts';

const pageSize = 200;

/** @param connectionName Null: every connection. Errors: connectionNotFound. */
export async function expiryCalendar(
  tx: ReadTransaction,
  connectionName: string | null,
  print: CalendarPrinter,
): Promise<string> {
  if (connectionName === null) return print(null, await everyApp(tx));
  const { connection, app, pairs } = await findConnection(tx, connectionName);
  return print(connection.name, [{ app, pairs, connections: [connection] }]);
}

async function everyApp(tx: ReadTransaction): Promise<AppFacts[]> {
  const found: AppFacts[] = [];
  for (let afterId = ''; ; ) {
    const apps = await tx.clientApps.page(afterId, pageSize);
    for (const app of apps) {
      found.push({ app, pairs: await tx.keyPairs.ofApp(app.id), connections: await tx.connections.ofApp(app.id) });
    }
    const last = apps.at(-1);
    if (last === undefined) return found;
    afterId = last.id;
  }
}
