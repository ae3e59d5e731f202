// Client apps in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { type ClientApp, clientAppFields } from '../../../domain/client-app/client-app.ts';
import type { ClientAppReader, ClientAppWriter } from '../../../domain/connection/connection-store.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { fieldsWritten, storedFields } from '../../../domain/field-table.ts';
import { refusing } from '../database.ts';
import { among, assignments, insertInto, nothing, type Sql, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';
import { leaveStray } from './stray-keys.ts';
import type { Transaction } from './transaction.ts';

const rows = rowCodec<ClientApp>('client_app', storedFields(clientAppFields));
const kept = fieldsWritten(clientAppFields, 'kept', 'noted');
const consumerKeyTaken = () => new LatchkeyError('consumerKeyTaken');

export class StoredClientApps implements ClientAppReader, ClientAppWriter {
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  byId(id: string): Promise<ClientApp | null> {
    return this.#first(sql`where id = ${id}`);
  }

  ofConnection(connectionId: string): Promise<ClientApp | null> {
    return this.#first(sql`where id = (select client_app_id from connection where id = ${connectionId})`);
  }

  byIds(ids: readonly string[]): Promise<ClientApp[]> {
    return this.#all(sql`where id in ${among(ids)}`);
  }

  byConsumerKey(consumerKey: string): Promise<ClientApp | null> {
    return this.#first(sql`where consumer_key = ${consumerKey}`);
  }

  handsFree(): Promise<ClientApp[]> {
    return this.#all(sql`where rotation = 'hands-free' order by id`);
  }

  page(afterId: string, limit: number): Promise<ClientApp[]> {
    return this.#all(sql`where id > ${afterId} order by id limit ${limit}`);
  }

  withoutConnection(): Promise<ClientApp[]> {
    return this.#all(sql`
      where not exists (select 1 from connection where client_app_id = client_app.id)
        and exists (select 1 from key_pair where client_app_id = client_app.id and state <> 'destroyed')
        order by created_at, id`);
  }

  async lock(id: string, known: ClientApp | null = null): Promise<ClientApp | null> {
    const { queries } = this.#transaction;
    const { forUpdate } = queries.words;
    if (known === null) return this.#first(sql`where id = ${id}`, forUpdate);
    const row = await queries.first<{ revision: number }>(
      sql`select revision from client_app where id = ${id}${forUpdate}`,
    );
    return row?.revision === known.revision ? known : this.#first(sql`where id = ${id}`);
  }

  async insert(app: ClientApp, audit: AuditEntry): Promise<void> {
    const { queries } = this.#transaction;
    const inserted = queries.run(insertInto('client_app', rows.row(app)));
    await refusing('client_app_consumer_key_key', consumerKeyTaken, inserted);
    this.#transaction.audit(audit);
  }

  async update(app: ClientApp, audit: AuditEntry): Promise<void> {
    const { queries } = this.#transaction;
    const { id, revision } = app;
    const updated = queries.run(
      sql`update client_app set ${assignments(rows.rowOf(app, kept))}, revision = revision + 1 where id = ${id} and revision = ${revision}`,
    );
    if ((await refusing('client_app_consumer_key_key', consumerKeyTaken, updated)) === 0) {
      throw new LatchkeyError('changedMeanwhile', { type: 'clientApp', name: app.name });
    }
    this.#transaction.audit(audit);
  }

  async remove(app: ClientApp, audit: AuditEntry): Promise<void> {
    const { queries, commitment } = this.#transaction;
    const user = await queries.first(sql`select id from connection where client_app_id = ${app.id} limit 1`);
    if (user !== null) throw new LatchkeyError('changedMeanwhile', { type: 'clientApp', name: app.name });
    await leaveStray(queries, 'key_pair', sql`client_app_id = ${app.id}`);
    await leaveStray(queries, 'key_request', sql`client_app_id = ${app.id}`);
    await queries.run(sql`delete from key_pair where client_app_id = ${app.id}`);
    await queries.run(sql`delete from key_request where client_app_id = ${app.id}`);
    await queries.run(sql`delete from client_app where id = ${app.id}`);
    commitment.erasesSecrets = true;
    this.#transaction.audit(audit);
  }

  async #first(where: Sql, lock: Sql = nothing): Promise<ClientApp | null> {
    const row = await this.#transaction.queries.first(sql`select ${rows.columns} from client_app ${where}${lock}`);
    return row && rows.read(row);
  }

  async #all(where: Sql): Promise<ClientApp[]> {
    return (await this.#transaction.queries.all(sql`select ${rows.columns} from client_app ${where}`)).map(rows.read);
  }
}
