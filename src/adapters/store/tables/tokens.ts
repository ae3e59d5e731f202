// Cached tokens in the database, sealed. A dropped token leaves its row with the generation alone.

import type { CachedToken, CachedTokenReader, CachedTokenWriter } from '../../../domain/token/cached-token.ts';
import { bytes, integer, oneOf, text } from '../../../formats/value-codec.ts';
import type { Queries } from '../database.ts';
import { assignments, insertWhere, type Row, type Sql, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';

type TokenRow = Omit<CachedToken, 'sealed'> & { sealVersion: 1; rootKeyId: string; sealed: Uint8Array };

const rows = rowCodec<TokenRow>(
  'cached_token',
  {
    connectionId: text,
    generation: integer,
    sealVersion: oneOf(1),
    rootKeyId: text,
    sealed: bytes,
    tokenHash: text,
    keyPairId: text,
    issuedAt: integer,
    refreshAt: integer,
    goodUntil: integer,
  },
  'connection_id',
);

export class StoredTokens implements CachedTokenReader, CachedTokenWriter {
  readonly #queries: Queries;

  constructor(queries: Queries) {
    this.#queries = queries;
  }

  async get(connectionId: string): Promise<CachedToken | null> {
    const row = await this.#queries.first(
      sql`select ${rows.columns} from cached_token where connection_id = ${connectionId} and token_hash is not null`,
    );
    return row && tokenOf(row);
  }

  /**
   * Transactions are serialized, so that the slot cannot go while a token comes under its root key. Where the last one was under the
   * same, its column stays as it is: SQLite would take it out of its index and put it in again.
   */
  async put(token: Omit<CachedToken, 'generation'>): Promise<CachedToken | null> {
    const { connectionId, sealed } = token;
    const row = rowOf({ ...token, generation: 1 });
    const { connection_id: _, generation: __, root_key_id: rootKeyId = null, ...columns } = row;
    const hasSlot = sql`exists (select 1 from vault_slot where root_key_id = ${sealed.rootKeyId})`;
    const next = sql`generation = cached_token.generation + 1`;
    const replaced = await this.#queries.first<{ generation: number }>(sql`
      update cached_token set ${assignments(columns)}, ${next}
      where connection_id = ${connectionId} and root_key_id = ${rootKeyId} and ${hasSlot} returning generation`);
    const written =
      replaced ??
      (await this.#queries.first<{ generation: number }>(sql`
        ${insertWhere('cached_token', row, hasSlot)} on conflict (connection_id)
        do update set ${assignments({ ...columns, root_key_id: rootKeyId })}, ${next}
        returning generation`));
    return written && { ...token, generation: written.generation };
  }

  async dropIfHash(connectionId: string, hash: string): Promise<boolean> {
    return (await this.#drop(sql`where connection_id = ${connectionId} and token_hash = ${hash}`)) === 1;
  }

  async drop(connectionId: string): Promise<void> {
    await this.#drop(sql`where connection_id = ${connectionId}`);
  }

  async dropAll(): Promise<void> {
    await this.#drop(sql`where token_hash is not null`);
  }

  #drop(where: Sql): Promise<number> {
    return this.#queries.run(sql`
      update cached_token set seal_version = null, root_key_id = null, sealed = null, token_hash = null,
        key_pair_id = null, issued_at = null, refresh_at = null, good_until = null ${where}`);
  }
}

function rowOf({ sealed, ...token }: CachedToken): Row {
  return rows.row({ ...token, sealVersion: sealed.formatVersion, rootKeyId: sealed.rootKeyId, sealed: sealed.sealed });
}

function tokenOf(row: object): CachedToken {
  const { sealVersion: formatVersion, rootKeyId, sealed, ...token } = rows.read(row);
  return { ...token, sealed: { formatVersion, rootKeyId, sealed } };
}
