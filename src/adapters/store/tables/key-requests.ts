// Key requests in the database, each with its private key in one row, until the key pair's row takes both over.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import type { KeyRequest, KeyRequestReader, KeyRequestWriter } from '../../../domain/key-pair/key-request.ts';
import type { KeyAlgorithm } from '../../../domain/vault/key-algorithm.ts';
import type { KeyReference } from '../../../domain/vault/key-reference.ts';
import { insertInto, type Sql, sql } from '../sql.ts';
import { type KeyColumns, keyColumnNames, keyColumns, requireSlot } from './key-columns.ts';
import { rowOf as pairRowOf } from './key-pair-row.ts';
import { bytes, type Transaction } from './transaction.ts';

interface KeyRequestRow {
  id: string;
  client_app_id: string;
  algorithm: KeyAlgorithm;
  public_key_hash: Uint8Array;
  subject: string;
  request_der: Uint8Array;
  requested_at: number;
}

export class StoredKeyRequests implements KeyRequestReader, KeyRequestWriter {
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  async byId(id: string): Promise<KeyRequest | null> {
    const [request] = await this.#select(sql`where id = ${id}`);
    return request ?? null;
  }

  ofApp(clientAppId: string): Promise<KeyRequest[]> {
    return this.#select(sql`where client_app_id = ${clientAppId} order by requested_at desc, id desc`);
  }

  async insert(request: KeyRequest, key: KeyReference, audit: AuditEntry): Promise<void> {
    const { queries } = this.#transaction;
    await requireSlot(queries, key);
    await queries.run(insertInto('key_request', { ...rowOf(request), ...keyColumns(key) }));
    this.#transaction.audit(audit);
  }

  async issue(pair: KeyPair, audit: AuditEntry): Promise<void> {
    const { queries } = this.#transaction;
    const { id, clientAppId, publicKeyHash } = pair;
    const [key] = await queries.all<KeyColumns>(sql`
      delete from key_request where id = ${id} and client_app_id = ${clientAppId} and public_key_hash = ${publicKeyHash}
      returning ${keyColumnNames}`);
    if (key === undefined) throw changedMeanwhile();
    await queries.run(insertInto('key_pair', { ...pairRowOf(pair), ...key }));
    this.#transaction.audit(audit);
  }

  async discard(id: string, audit: AuditEntry): Promise<void> {
    await this.#change(sql`delete from key_request where id = ${id}`, audit);
    this.#transaction.commitment.erasesSecrets = true;
  }

  moveToApp(id: string, clientAppId: string, audit: AuditEntry): Promise<void> {
    return this.#change(sql`update key_request set client_app_id = ${clientAppId} where id = ${id}`, audit);
  }

  async #change(query: Sql, audit: AuditEntry): Promise<void> {
    if ((await this.#transaction.queries.run(query)) === 0) throw changedMeanwhile();
    this.#transaction.audit(audit);
  }

  async #select(rest: Sql): Promise<KeyRequest[]> {
    const rows = await this.#transaction.queries.all<KeyRequestRow>(sql`
      select id, client_app_id, algorithm, public_key_hash, subject, request_der, requested_at from key_request ${rest}`);
    return rows.map(requestOf);
  }
}

function rowOf(request: KeyRequest): KeyRequestRow {
  return {
    id: request.id,
    client_app_id: request.clientAppId,
    algorithm: request.algorithm,
    public_key_hash: request.publicKeyHash,
    subject: request.subject,
    request_der: request.requestDer,
    requested_at: request.requestedAt,
  };
}

function requestOf(row: KeyRequestRow): KeyRequest {
  return {
    id: row.id,
    clientAppId: row.client_app_id,
    algorithm: row.algorithm,
    publicKeyHash: bytes(row.public_key_hash),
    subject: row.subject,
    requestDer: bytes(row.request_der),
    requestedAt: row.requested_at,
  };
}

function changedMeanwhile(): LatchkeyError {
  return new LatchkeyError('changedMeanwhile', { what: 'The key request' });
}
