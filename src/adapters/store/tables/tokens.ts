// Cached tokens in the database, sealed. A dropped token leaves its row with the generation alone.

import type { CachedToken, CachedTokenReader, CachedTokenWriter } from '../../../domain/token/cached-token.ts';
import type { Queries } from '../database.ts';
import { assignments, insertInto, type Sql, sql } from '../sql.ts';
import { bytes } from './transaction.ts';

interface TokenColumns {
  seal_version: 1;
  root_key_id: string;
  sealed: Uint8Array;
  token_hash: string;
  instance_url: string;
  key_pair_id: string;
  issued_at: number;
  refresh_at: number;
  good_until: number;
}

interface TokenRow extends TokenColumns {
  connection_id: string;
  generation: number;
}

const tokenColumns = sql`
  connection_id, generation, seal_version, root_key_id, sealed, token_hash, instance_url, key_pair_id, issued_at, refresh_at,
  good_until`;

const dropped: Record<keyof TokenColumns, null> = {
  seal_version: null,
  root_key_id: null,
  sealed: null,
  token_hash: null,
  instance_url: null,
  key_pair_id: null,
  issued_at: null,
  refresh_at: null,
  good_until: null,
};

export class StoredTokens implements CachedTokenReader, CachedTokenWriter {
  readonly #queries: Queries;

  constructor(queries: Queries) {
    this.#queries = queries;
  }

  async get(connectionId: string): Promise<CachedToken | null> {
    const row = await this.#queries.first<TokenRow>(
      sql`select ${tokenColumns} from cached_token where connection_id = ${connectionId} and token_hash is not null`,
    );
    return row && tokenOf(row);
  }

  async generation(connectionId: string): Promise<number | null> {
    const row = await this.#queries.first<{ generation: number }>(
      sql`select generation from cached_token where connection_id = ${connectionId} and token_hash is not null`,
    );
    return row?.generation ?? null;
  }

  async put(token: Omit<CachedToken, 'generation'>): Promise<CachedToken> {
    const columns = { ...columnsOf(token) };
    const row = { connection_id: token.connectionId, generation: 1, ...columns };
    const written = await this.#queries.first<{ generation: number }>(sql`
      ${insertInto('cached_token', row)} on conflict (connection_id)
      do update set ${assignments(columns)}, generation = cached_token.generation + 1
      returning generation`);
    if (written === null) throw new Error('the token was not written');
    return { ...token, generation: written.generation };
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
    return this.#queries.run(sql`update cached_token set ${assignments(dropped)} ${where}`);
  }
}

function columnsOf(token: Omit<CachedToken, 'generation'>): TokenColumns {
  return {
    seal_version: token.sealed.formatVersion,
    root_key_id: token.sealed.rootKeyId,
    sealed: token.sealed.sealed,
    token_hash: token.tokenHash,
    instance_url: token.instanceUrl,
    key_pair_id: token.keyPairId,
    issued_at: token.issuedAt,
    refresh_at: token.refreshAt,
    good_until: token.goodUntil,
  };
}

function tokenOf(row: TokenRow): CachedToken {
  return {
    connectionId: row.connection_id,
    generation: row.generation,
    sealed: { formatVersion: row.seal_version, rootKeyId: row.root_key_id, sealed: bytes(row.sealed) },
    tokenHash: row.token_hash,
    instanceUrl: row.instance_url,
    keyPairId: row.key_pair_id,
    issuedAt: row.issued_at,
    refreshAt: row.refresh_at,
    goodUntil: row.good_until,
  };
}
