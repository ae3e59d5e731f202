// Every row of a table, a page at a time in the order of its key, so that no table is ever held in memory as a whole unless its
// reader does that.

import type { ClientApp } from '../domain/client-app/client-app.ts';
import type { Connection } from '../domain/connection/connection.ts';
import type { ReadTransaction } from '../domain/store.ts';

const pageSize = 500;

/** @param pageAfter So many of the rows behind a key; fewer at the end. */
export async function* everyRow<Row>(
  pageAfter: (key: string, limit: number) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): AsyncGenerator<Row> {
  for (let after = ''; ; ) {
    const page = await pageAfter(after, pageSize);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = keyOf(last);
  }
}

export function everyConnection(tx: ReadTransaction): AsyncGenerator<Connection> {
  return everyRow(
    (after, limit) => tx.connections.page(after, limit),
    ({ name }) => name,
  );
}

export function everyApp(tx: ReadTransaction): AsyncGenerator<ClientApp> {
  return everyRow(
    (after, limit) => tx.clientApps.page(after, limit),
    ({ id }) => id,
  );
}
