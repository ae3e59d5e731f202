// Keys in devices that no pair and no request holds, in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { KeyReference } from '../../../domain/vault/key-reference.ts';
import type { StrayKey, StrayKeyWriter } from '../../../domain/vault/stray-key.ts';
import { type Codec, integer, nullable, text } from '../../../formats/value-codec.ts';
import type { Queries } from '../database.ts';
import { assignments, insertInto, type Sql, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';
import { Window } from './transaction.ts';

const rows = rowCodec<StrayKey>(
  'stray_key',
  {
    keyPairId: text,
    providerUri: text,
    deviceKeyId: nullable(text),
    dueAt: integer,
    tries: integer,
    trouble: nullable(text) as Codec<StrayKey['trouble']>,
    goneAt: nullable(integer),
  },
  'key_pair_id',
);

export class StoredStrayKeys extends Window implements StrayKeyWriter {
  readonly #all = (rest: Sql) => this.select(rows, rest);

  due(now: number, limit: number): Promise<StrayKey[]> {
    // A backup that was put back may hold again what was to be destroyed.
    return this.#all(sql`where due_at <= ${now}
      and not exists (select 1 from key_pair where key_pair.id = key_pair_id and key_pair.device_key_id is not null)
      order by due_at, key_pair_id limit ${limit}`);
  }

  all(): Promise<StrayKey[]> {
    return this.#all(sql`order by due_at, key_pair_id`);
  }

  async expect(keyPairId: string, providerUri: string, dueAt: number): Promise<void> {
    const row = { keyPairId, providerUri, deviceKeyId: null, dueAt, tries: 0, trouble: null, goneAt: null };
    await this.write(insertInto('stray_key', rows.row(row)));
  }

  async note(key: StrayKey, audit: AuditEntry | null): Promise<void> {
    const columns = rows.rowOf(key, ['dueAt', 'tries', 'trouble', 'goneAt']);
    await this.write(sql`update stray_key set ${assignments(columns)} where key_pair_id = ${key.keyPairId}`, audit);
  }

  async remove(keyPairId: string, audit: AuditEntry | null): Promise<void> {
    await this.write(sql`delete from stray_key where key_pair_id = ${keyPairId}`, audit);
  }
}

/** A row of ours holds it from now on. */
export async function takeOver(queries: Queries, keyPairId: string, key: KeyReference): Promise<void> {
  if ('device' in key) await queries.run(sql`delete from stray_key where key_pair_id = ${keyPairId}`);
}

/** To be called before the rows go or are erased. @param which rows of `table`. */
export async function leaveStray(queries: Queries, table: 'key_pair' | 'key_request', which: Sql): Promise<void> {
  const from = table === 'key_pair' ? sql`key_pair` : sql`key_request`;
  await queries.run(sql`
    insert into stray_key (key_pair_id, provider_uri, device_key_id, due_at)
    select id, provider_uri, device_key_id, 0 from ${from} where device_key_id is not null and ${which}
    on conflict (key_pair_id) do nothing`);
}
