// GET /services/data/vNN.0/query and /tooling/query: runs the query, or describes its columns when asked with columns=true,
// as sf does before it prints. What does not fit into one answer is fetched by its nextRecordsUrl.

import { type Exchange, json, type Reply } from '../exchange.ts';
import { drawId } from '../orgs/identifiers.ts';
import { keepJob } from '../orgs/metadata-jobs.ts';
import { parseQuery } from '../soql/parse-query.ts';
import { toRecords } from '../soql/records.ts';
import { type Found, runQuery } from '../soql/run-query.ts';
import { malformed } from '../soql/tokens.ts';
import { Database } from '../tables/database.ts';
import type { Tables } from '../tables/table.ts';
import { ApiRefusal } from './api-refusal.ts';
import type { Asked } from './asked.ts';
import type { Caller } from './authorize.ts';
import { describeColumns } from './query-columns.ts';

const PAGE = 2000;

export function answerQuery(exchange: Exchange, caller: Caller, tables: Tables, base: string): Reply {
  const soql = exchange.url.searchParams.get('q') ?? '';
  const found = find(exchange, caller, tables, soql);
  if (exchange.url.searchParams.get('columns') === 'true') return json(describeColumns(parseQuery(soql), found));
  return page(exchange, found, base, { soql, offset: 0 });
}

/** The next records of a query that was asked before, which is run anew. */
export function answerMore(
  { exchange, caller, parts: [id = '', from = ''] }: Asked,
  tables: Tables,
  base: string,
): Reply {
  const soql = exchange.org.cursors.get(id);
  if (soql === undefined) throw new ApiRefusal(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  return page(exchange, find(exchange, caller, tables, soql), base, { soql, offset: Number(from), id });
}

export function find({ state, org }: Exchange, caller: Caller, tables: Tables, soql: string): Found {
  const now = state.time.now();
  const found = runQuery(parseQuery(soql), new Database(tables, org, caller, now), now);
  const hasComplex = found.columns.some(({ type }) => type === 'complex');
  if (hasComplex && found.total > 1) {
    const message =
      'When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row for retrieval.';
    throw malformed(`${message} Result size: ${found.total}`);
  }
  // So an org answers for the name of a value set that it does not have.
  if (hasComplex && found.total === 0) {
    throw new ApiRefusal(400, 'INVALID_FIELD', 'the entity is either inaccessible or not supported in Metadata API');
  }
  return found;
}

interface Place {
  soql: string;
  offset: number;
  id?: string;
}

function page({ org, state }: Exchange, found: Found, base: string, { soql, offset, id }: Place): Reply {
  const { records, total: totalSize } = found;
  const shown = toRecords({ ...found, records: records.slice(offset, offset + PAGE) }, `${base}/sobjects`);
  if (offset + PAGE >= records.length) return json({ totalSize, done: true, records: shown });
  const cursor = id ?? drawId(state.random, '01g');
  keepJob(org.cursors, cursor, soql);
  return json({ totalSize, done: false, nextRecordsUrl: `${base}/query/${cursor}-${offset + PAGE}`, records: shown });
}
