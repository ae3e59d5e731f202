// GET /services/data/vNN.0/limits/recordCount: how many records there are of each object, or of those that are named. An org counts
// now and then; here the count is that of the moment.

import { json, type Reply } from '../exchange.ts';
import { DATA_TABLES } from '../tables/data-tables.ts';
import { Database } from '../tables/database.ts';
import { ApiRefusal } from './api-refusal.ts';
import type { Asked } from './asked.ts';

export function countRecords({ exchange, caller }: Asked): Reply {
  const wanted = exchange.url.searchParams.get('sObjects')?.split(',') ?? Object.keys(DATA_TABLES);
  const database = new Database(DATA_TABLES, exchange.org, caller, exchange.state.time.now());
  const counts = wanted.flatMap((name) => {
    try {
      const table = database.find(name.trim());
      return [{ count: database.rows(table).length, name: table.name }];
    } catch (error) {
      // Objects that are not there, or not for this user, are left out.
      if (error instanceof ApiRefusal) return [];
      throw error;
    }
  });
  return json({ sObjects: counts });
}
