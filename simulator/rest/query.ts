// GET /services/data/vNN.0/query and /tooling/query: runs the query, or describes its columns when asked with columns=true,
// as sf does before it prints.

import { type Exchange, json, type Reply } from '../exchange.ts';
import { parseQuery } from '../soql/parse-query.ts';
import { toRecords } from '../soql/records.ts';
import { runQuery } from '../soql/run-query.ts';
import { Database } from '../tables/database.ts';
import type { Tables } from '../tables/table.ts';
import type { Caller } from './authorize.ts';
import { describeColumns } from './query-columns.ts';

export function answerQuery({ state, org, url }: Exchange, caller: Caller, tables: Tables, base: string): Reply {
  const query = parseQuery(url.searchParams.get('q') ?? '');
  const found = runQuery(query, new Database(tables, org, caller), state.time.now());
  if (url.searchParams.get('columns') === 'true') return json(describeColumns(query, found));
  return json({ totalSize: found.total, done: true, records: toRecords(found, `${base}/sobjects`) });
}
