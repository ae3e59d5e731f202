// Connections in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { Connection } from '../../../domain/connection/connection.ts';
import type { ConnectionReader, ConnectionWriter, DueRequest } from '../../../domain/connection/connection-store.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { refusing } from '../database.ts';
import { assignments, insertInto, list, nothing, type Sql, sql } from '../sql.ts';
import { claimDue } from './claim-due.ts';
import { type ConnectionRow, connectionColumns, connectionOf, foldedName, rowOf } from './connection-row.ts';
import type { Transaction } from './transaction.ts';

export class StoredConnections implements ConnectionReader, ConnectionWriter {
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  byName(name: string): Promise<Connection | null> {
    return this.#first(sql`where name_folded = ${foldedName(name)}`);
  }

  byId(id: string): Promise<Connection | null> {
    return this.#first(sql`where id = ${id}`);
  }

  byIds(ids: readonly string[]): Promise<Connection[]> {
    return this.#all(sql`where id in ${list(ids)}`);
  }

  ofApp(clientAppId: string): Promise<Connection[]> {
    return this.#all(sql`where client_app_id = ${clientAppId} order by name_folded`);
  }

  failingOfApp(clientAppId: string): Promise<Connection[]> {
    return this.#all(sql`where client_app_id = ${clientAppId} and failure is not null order by name_folded`);
  }

  ofApps(clientAppIds: readonly string[]): Promise<Connection[]> {
    return this.#all(sql`where client_app_id in ${list(clientAppIds)} order by name_folded`);
  }

  ofOrg(orgId: string): Promise<Connection[]> {
    return this.#all(sql`where org_id = ${orgId} and user_id is not null order by name_folded`);
  }

  page(afterName: string, limit: number): Promise<Connection[]> {
    return this.#all(sql`where name_folded > ${foldedName(afterName)} order by name_folded limit ${limit}`);
  }

  async count(): Promise<number> {
    const { queries } = this.#transaction;
    return (await queries.first<{ count: number }>(sql`select count(*) as count from connection`))?.count ?? 0;
  }

  lock(id: string): Promise<Connection | null> {
    return this.#first(sql`where id = ${id}`, this.#transaction.queries.words.forUpdate);
  }

  async insert(connection: Connection, audit: AuditEntry): Promise<void> {
    const inserted = this.#transaction.queries.run(insertInto('connection', { ...rowOf(connection) }));
    await this.#refusingName(connection, inserted);
    this.#transaction.audit(audit);
  }

  async update(connection: Connection, audit: AuditEntry): Promise<void> {
    const { id, created_at, revision, ...row } = rowOf(connection);
    await this.#refusingName(connection, this.#write(connection, row));
    this.#transaction.audit(audit);
  }

  async note(connection: Connection): Promise<void> {
    const row = rowOf(connection);
    await this.#write(connection, {
      last_accepted_at: row.last_accepted_at,
      last_accepted_key_pair_id: row.last_accepted_key_pair_id,
      failure: row.failure,
      back_off_until: row.back_off_until,
      back_off_hold_ms: row.back_off_hold_ms,
      clock_skew_seconds: row.clock_skew_seconds,
      watched_until: row.watched_until,
      last_probe_at: row.last_probe_at,
      next_look_at: row.next_look_at,
    });
  }

  async lookBy(clientAppId: string, at: number): Promise<void> {
    await this.#transaction.queries.run(
      sql`update connection set next_look_at = ${at}, revision = revision + 1
        where client_app_id = ${clientAppId} and next_look_at > ${at}`,
    );
  }

  async probeFailingClosely(clientAppId: string, exceptId: string, now: number, closeProbingMs: number): Promise<void> {
    const until = now + closeProbingMs;
    await this.#transaction.queries.run(
      sql`update connection set watched_until = ${until}, revision = revision + 1,
          next_look_at = case when next_look_at > ${now} then ${now} else next_look_at end
        where client_app_id = ${clientAppId} and id <> ${exceptId} and failure is not null
          and (watched_until is null or watched_until < ${now + Math.floor(closeProbingMs / 2)} or watched_until > ${until})`,
    );
  }

  /** Attempts, counts and the token go with the row (on delete cascade); keys are never removed by a cascade. */
  async remove(id: string, audit: AuditEntry): Promise<void> {
    const { queries, commitment } = this.#transaction;
    const [removed] = await queries.all<{ client_app_id: string }>(
      sql`delete from connection where id = ${id} returning client_app_id`,
    );
    if (removed === undefined) throw new LatchkeyError('changedMeanwhile', { what: 'The connection' });
    const appId = removed.client_app_id;
    const other = await queries.first(sql`select id from connection where client_app_id = ${appId} limit 1`);
    if (other === null) {
      await queries.run(sql`delete from key_pair where client_app_id = ${appId}`);
      await queries.run(sql`delete from client_app where id = ${appId}`);
      commitment.erasesSecrets = true;
    }
    this.#transaction.audit(audit);
  }

  async claimDue(request: DueRequest): Promise<Connection[]> {
    const rows = await claimDue(this.#transaction.queries, request);
    return rows.map(connectionOf);
  }

  async releaseClaim(id: string, holder: string): Promise<void> {
    await this.#transaction.queries.run(
      sql`update connection set claimed_by = null, claimed_until = 0 where id = ${id} and claimed_by = ${holder}`,
    );
  }

  async #write(connection: Connection, row: Partial<ConnectionRow>): Promise<number> {
    const { id, revision, name } = connection;
    const written = await this.#transaction.queries.run(
      sql`update connection set ${assignments(row)}, revision = revision + 1 where id = ${id} and revision = ${revision}`,
    );
    if (written === 0) throw new LatchkeyError('changedMeanwhile', { what: `The connection "${name}"` });
    return written;
  }

  #refusingName({ name }: Connection, work: Promise<number>): Promise<number> {
    return refusing('connection_name_folded_key', () => new LatchkeyError('connectionExists', { name }), work);
  }

  async #first(where: Sql, lock: Sql = nothing): Promise<Connection | null> {
    const row = await this.#transaction.queries.first<ConnectionRow>(
      sql`select ${connectionColumns} from connection ${where}${lock}`,
    );
    return row && connectionOf(row);
  }

  async #all(where: Sql): Promise<Connection[]> {
    return (
      await this.#transaction.queries.all<ConnectionRow>(sql`select ${connectionColumns} from connection ${where}`)
    ).map(connectionOf);
  }
}
