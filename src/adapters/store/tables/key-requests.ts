// Key requests in the database, each with its private key in one row, until the key pair's row takes both over.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import type { KeyRequest, KeyRequestReader, KeyRequestWriter } from '../../../domain/key-pair/key-request.ts';
import type { KeyReference } from '../../../domain/vault/key-reference.ts';
import { bytes, integer, text } from '../../../formats/value-codec.ts';
import { among, insertInto, type Sql, sql } from '../sql.ts';
import { type KeyColumns, keyColumnNames, keyColumns, requireSlot } from './key-columns.ts';
import { keyAlgorithm, rowOf as pairRowOf } from './key-pair-row.ts';
import { rowCodec } from './rows.ts';
import { leaveStray, takeOver } from './stray-keys.ts';
import { Window } from './transaction.ts';

const rows = rowCodec<KeyRequest>('key_request', {
  id: text,
  clientAppId: text,
  algorithm: keyAlgorithm,
  publicKeyHash: bytes,
  subject: text,
  requestDer: bytes,
  requestedAt: integer,
});

export class StoredKeyRequests extends Window implements KeyRequestReader, KeyRequestWriter {
  byId(id: string): Promise<KeyRequest | null> {
    return this.selectOne(rows, sql`where id = ${id}`);
  }

  ofApp(clientAppId: string): Promise<KeyRequest[]> {
    return this.ofApps([clientAppId]);
  }

  ofApps(clientAppIds: readonly string[]): Promise<KeyRequest[]> {
    return this.select(rows, sql`where client_app_id in ${among(clientAppIds)} order by requested_at desc, id desc`);
  }

  async insert(request: KeyRequest, key: KeyReference, audit: AuditEntry): Promise<void> {
    const { queries } = this;
    await requireSlot(queries, key);
    await takeOver(queries, request.id, key);
    await this.write(insertInto('key_request', { ...rows.row(request), ...keyColumns(key) }), audit);
  }

  async issue(pair: KeyPair, audit: AuditEntry): Promise<void> {
    const { id, clientAppId, publicKeyHash } = pair;
    const [key] = await this.queries.all<KeyColumns>(sql`
      delete from key_request where id = ${id} and client_app_id = ${clientAppId} and public_key_hash = ${publicKeyHash}
      returning ${keyColumnNames}`);
    if (key === undefined) throw changedMeanwhile();
    await this.write(insertInto('key_pair', { ...pairRowOf(pair), ...key }), audit);
  }

  async discard(id: string, audit: AuditEntry): Promise<void> {
    await leaveStray(this.queries, 'key_request', sql`id = ${id}`);
    await this.#change(sql`delete from key_request where id = ${id}`, audit);
    this.transaction.commitment.erasesSecrets = true;
  }

  moveToApp(id: string, clientAppId: string, audit: AuditEntry): Promise<void> {
    return this.#change(sql`update key_request set client_app_id = ${clientAppId} where id = ${id}`, audit);
  }

  async #change(query: Sql, audit: AuditEntry): Promise<void> {
    if ((await this.queries.run(query)) === 0) throw changedMeanwhile();
    this.transaction.audit(audit);
  }
}

function changedMeanwhile(): LatchkeyError {
  return new LatchkeyError('changedMeanwhile', { type: 'keyRequest', name: null });
}
