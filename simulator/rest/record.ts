// GET /services/data/vNN.0/sobjects/X/ID: one record, whole or with the fields that are asked for. sf reads its user so.

import { json, type Reply } from '../exchange.ts';
import { parseQuery } from '../soql/parse-query.ts';
import { toRecords } from '../soql/records.ts';
import { runQuery } from '../soql/run-query.ts';
import { Database } from '../tables/database.ts';
import { findName, type Tables } from '../tables/table.ts';
import { ApiRefusal, notFound, notSimulated } from './api-refusal.ts';
import type { Asked } from './asked.ts';

/** `base` is that of the API, with /tooling where it is the Tooling API. */
export function answerRecord({ exchange, caller, parts }: Asked, tables: Tables, base: string): Reply {
  const [object = '', id = ''] = parts;
  const name = findName(Object.keys(tables), object);
  const table = name === undefined ? undefined : tables[name];
  if (table === undefined) throw notFound(`the object ${object}`);
  if (!/^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(id)) {
    const message = `Provided external ID field does not exist or is not accessible: ${id}`;
    throw new ApiRefusal(404, 'NOT_FOUND', message);
  }
  const fields = exchange.url.searchParams.get('fields') ?? Object.keys(table.fields).join(',');
  if (!/^[\w.]+(,[\w.]+)*$/.test(fields)) throw notSimulated(`read "${fields}" as a list of fields`);
  const query = parseQuery(`SELECT ${fields} FROM ${object} WHERE Id = '${id}'`);
  const now = exchange.state.time.now();
  const database = new Database(tables, exchange.org, caller, now);
  const [record] = toRecords(runQuery(query, database, now), `${base}/sobjects`);
  if (record === undefined) throw notFound();
  return json(record);
}
