// Client apps in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { AppKind, ClientApp } from '../../../domain/client-app/client-app.ts';
import type { ClientAppReader, ClientAppWriter } from '../../../domain/connection/connection-store.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { refusing } from '../database.ts';
import { assignments, insertInto, list, nothing, type Sql, sql } from '../sql.ts';
import type { Transaction } from './transaction.ts';

interface ClientAppRow {
  id: string;
  kind: AppKind;
  name: string;
  consumer_key: string | null;
  wanted_key_pair_id: string | null;
  changed_at: number | null;
  rotate_every_days: number | null;
  rotate_before_days: number | null;
  retention_days: number | null;
  destruction_held_since: number | null;
  created_at: number;
  revision: number;
}

const appColumns = sql`
  id, kind, name, consumer_key, wanted_key_pair_id, changed_at, rotate_every_days, rotate_before_days, retention_days,
  destruction_held_since, created_at, revision`;

const consumerKeyTaken = () => new LatchkeyError('consumerKeyTaken');

export class StoredClientApps implements ClientAppReader, ClientAppWriter {
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  byId(id: string): Promise<ClientApp | null> {
    return this.#first(sql`where id = ${id}`);
  }

  async byIds(ids: readonly string[]): Promise<ClientApp[]> {
    const { queries } = this.#transaction;
    return (await queries.all<ClientAppRow>(sql`select ${appColumns} from client_app where id in ${list(ids)}`)).map(
      appOf,
    );
  }

  byConsumerKey(consumerKey: string): Promise<ClientApp | null> {
    return this.#first(sql`where consumer_key = ${consumerKey}`);
  }

  async page(afterId: string, limit: number): Promise<ClientApp[]> {
    const { queries } = this.#transaction;
    const rows = await queries.all<ClientAppRow>(
      sql`select ${appColumns} from client_app where id > ${afterId} order by id limit ${limit}`,
    );
    return rows.map(appOf);
  }

  async withoutConnection(): Promise<ClientApp[]> {
    const { queries } = this.#transaction;
    const rows = await queries.all<ClientAppRow>(
      sql`select ${appColumns} from client_app
        where not exists (select 1 from connection where client_app_id = client_app.id)
        and exists (select 1 from key_pair where client_app_id = client_app.id and state <> 'destroyed')
        order by created_at, id`,
    );
    return rows.map(appOf);
  }

  lock(id: string): Promise<ClientApp | null> {
    return this.#first(sql`where id = ${id}`, this.#transaction.queries.words.forUpdate);
  }

  async insert(app: ClientApp, audit: AuditEntry): Promise<void> {
    const { queries } = this.#transaction;
    const inserted = queries.run(insertInto('client_app', { ...rowOf(app) }));
    await refusing('client_app_consumer_key_key', consumerKeyTaken, inserted);
    this.#transaction.audit(audit);
  }

  async update(app: ClientApp, audit: AuditEntry): Promise<void> {
    const { queries } = this.#transaction;
    const { id, created_at, revision, ...row } = rowOf(app);
    const updated = queries.run(
      sql`update client_app set ${assignments(row)}, revision = revision + 1 where id = ${id} and revision = ${revision}`,
    );
    if ((await refusing('client_app_consumer_key_key', consumerKeyTaken, updated)) === 0) {
      throw new LatchkeyError('changedMeanwhile', { what: `The client app "${app.name}"` });
    }
    this.#transaction.audit(audit);
  }

  async remove(app: ClientApp, audit: AuditEntry): Promise<void> {
    const { queries, commitment } = this.#transaction;
    const user = await queries.first(sql`select id from connection where client_app_id = ${app.id} limit 1`);
    if (user !== null) throw new LatchkeyError('changedMeanwhile', { what: `The client app "${app.name}"` });
    await queries.run(sql`delete from key_pair where client_app_id = ${app.id}`);
    await queries.run(sql`delete from key_request where client_app_id = ${app.id}`);
    await queries.run(sql`delete from client_app where id = ${app.id}`);
    commitment.erasesSecrets = true;
    this.#transaction.audit(audit);
  }

  async #first(where: Sql, lock: Sql = nothing): Promise<ClientApp | null> {
    const row = await this.#transaction.queries.first<ClientAppRow>(
      sql`select ${appColumns} from client_app ${where}${lock}`,
    );
    return row && appOf(row);
  }
}

function rowOf(app: ClientApp): ClientAppRow {
  return {
    id: app.id,
    kind: app.kind,
    name: app.name,
    consumer_key: app.consumerKey,
    wanted_key_pair_id: app.wantedKeyPairId,
    changed_at: app.changedAt,
    rotate_every_days: app.rotateEveryDays,
    rotate_before_days: app.rotateBeforeDays,
    retention_days: app.retentionDays,
    destruction_held_since: app.destructionHeldSince,
    created_at: app.createdAt,
    revision: app.revision,
  };
}

function appOf(row: ClientAppRow): ClientApp {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    consumerKey: row.consumer_key,
    wantedKeyPairId: row.wanted_key_pair_id,
    changedAt: row.changed_at,
    rotateEveryDays: row.rotate_every_days,
    rotateBeforeDays: row.rotate_before_days,
    retentionDays: row.retention_days,
    destructionHeldSince: row.destruction_held_since,
    createdAt: row.created_at,
    revision: row.revision,
  };
}
