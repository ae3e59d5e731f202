// Connections in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { type Connection, connectionFields } from '../../../domain/connection/connection.ts';
import type {
  ConnectionMark,
  ConnectionReader,
  ConnectionWriter,
  DueRequest,
} from '../../../domain/connection/connection-store.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { fieldsWritten, storedFields } from '../../../domain/field-table.ts';
import { refusing } from '../database.ts';
import { among, assignments, insertInto, nothing, type Row, type Sql, sql } from '../sql.ts';
import { claimDue } from './claim-due.ts';
import { rowCodec } from './rows.ts';
import { leaveStray } from './stray-keys.ts';
import type { Transaction } from './transaction.ts';

const rows = rowCodec<Connection>('connection', storedFields(connectionFields));
const kept = fieldsWritten(connectionFields, 'kept', 'noted');
const noted = fieldsWritten(connectionFields, 'noted');

/** Names are letters, digits, dot, dash and underscore of ASCII, so lower case is the whole folding. */
function foldedName(name: string): string {
  return name.toLowerCase();
}

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
    return this.#all(sql`where id in ${among(ids)}`);
  }

  ofApp(clientAppId: string): Promise<Connection[]> {
    return this.#all(sql`where client_app_id = ${clientAppId} order by name_folded`);
  }

  failingOfApp(clientAppId: string): Promise<Connection[]> {
    return this.#all(sql`where client_app_id = ${clientAppId} and failure is not null order by name_folded`);
  }

  ofApps(clientAppIds: readonly string[]): Promise<Connection[]> {
    return this.#all(sql`where client_app_id in ${among(clientAppIds)} order by name_folded`);
  }

  ofOrg(orgId: string): Promise<Connection[]> {
    return this.#all(sql`where org_id = ${orgId} order by name_folded`);
  }

  page(afterName: string, limit: number): Promise<Connection[]> {
    return this.#all(sql`where name_folded > ${foldedName(afterName)} order by name_folded limit ${limit}`);
  }

  markPage(afterName: string, limit: number): Promise<ConnectionMark[]> {
    return this.#marks(sql`where name_folded > ${foldedName(afterName)} order by name_folded limit ${limit}`);
  }

  marks(ids: readonly string[]): Promise<ConnectionMark[]> {
    return this.#marks(sql`where id in ${among(ids)}`);
  }

  async count(): Promise<number> {
    const { queries } = this.#transaction;
    return (await queries.first<{ count: number }>(sql`select count(*) as count from connection`))?.count ?? 0;
  }

  async lock(id: string, known: Connection | null = null): Promise<Connection | null> {
    const { queries } = this.#transaction;
    const { forUpdate } = queries.words;
    if (known === null) return this.#first(sql`where id = ${id}`, forUpdate);
    const row = await queries.first<{ revision: number }>(
      sql`select revision from connection where id = ${id}${forUpdate}`,
    );
    return row?.revision === known.revision ? known : this.#first(sql`where id = ${id}`);
  }

  async insert(connection: Connection, audit: AuditEntry): Promise<void> {
    const row = { ...rows.row(connection), ...folded(connection) };
    await refusingName(connection, this.#transaction.queries.run(insertInto('connection', row)));
    this.#transaction.audit(audit);
  }

  async update(connection: Connection, audit: AuditEntry): Promise<void> {
    const row = { ...rows.rowOf(connection, kept), ...folded(connection) };
    await refusingName(connection, this.#write(connection, row));
    this.#transaction.audit(audit);
  }

  async note(connection: Connection): Promise<void> {
    await this.#write(connection, rows.rowOf(connection, noted));
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
      sql`update connection set probed_closely_until = ${until}, revision = revision + 1,
          next_look_at = case when next_look_at > ${now} then ${now} else next_look_at end
        where client_app_id = ${clientAppId} and id <> ${exceptId} and failure is not null
          and (probed_closely_until is null or probed_closely_until > ${until}
            or probed_closely_until < ${now + Math.floor(closeProbingMs / 2)})`,
    );
  }

  /** Attempts, counts and the token go with the row (on delete cascade); keys are never removed by a cascade. */
  async remove(id: string, audit: AuditEntry): Promise<void> {
    const { queries, commitment } = this.#transaction;
    const [removed] = await queries.all<{ client_app_id: string }>(
      sql`delete from connection where id = ${id} returning client_app_id`,
    );
    if (removed === undefined) throw new LatchkeyError('changedMeanwhile', { type: 'connection', name: null });
    const appId = removed.client_app_id;
    const other = await queries.first(sql`select id from connection where client_app_id = ${appId} limit 1`);
    if (other === null) {
      await leaveStray(queries, 'key_pair', sql`client_app_id = ${appId}`);
      await leaveStray(queries, 'key_request', sql`client_app_id = ${appId}`);
      await queries.run(sql`delete from key_pair where client_app_id = ${appId}`);
      await queries.run(sql`delete from key_request where client_app_id = ${appId}`);
      await queries.run(sql`delete from client_app where id = ${appId}`);
      commitment.erasesSecrets = true;
    }
    this.#transaction.audit(audit);
  }

  async claimDue(request: DueRequest): Promise<Connection[]> {
    return (await claimDue(this.#transaction.queries, rows.columns, request)).map(rows.read);
  }

  async releaseClaim(id: string, holder: string): Promise<void> {
    await this.#transaction.queries.run(
      sql`update connection set claimed_by = null, claimed_until = 0 where id = ${id} and claimed_by = ${holder}`,
    );
  }

  async #write(connection: Connection, row: Row): Promise<void> {
    const { id, revision, name } = connection;
    const written = await this.#transaction.queries.run(
      sql`update connection set ${assignments(row)}, revision = revision + 1 where id = ${id} and revision = ${revision}`,
    );
    if (written === 0) throw new LatchkeyError('changedMeanwhile', { type: 'connection', name });
  }

  async #first(where: Sql, lock: Sql = nothing): Promise<Connection | null> {
    const row = await this.#transaction.queries.first(sql`select ${rows.columns} from connection ${where}${lock}`);
    return row && rows.read(row);
  }

  async #marks(where: Sql): Promise<ConnectionMark[]> {
    const marked = await this.#transaction.queries.all<MarkRow>(
      sql`select id, revision, client_app_id,
          (select revision from client_app where client_app.id = connection.client_app_id) as app_revision
        from connection ${where}`,
    );
    return marked.map(({ id, revision, client_app_id, app_revision }) => ({
      ...{ id, revision },
      clientAppId: client_app_id,
      appRevision: app_revision,
    }));
  }

  async #all(where: Sql): Promise<Connection[]> {
    return (await this.#transaction.queries.all(sql`select ${rows.columns} from connection ${where}`)).map(rows.read);
  }
}

interface MarkRow {
  id: string;
  revision: number;
  client_app_id: string;
  app_revision: number;
}

function folded({ name }: Connection): Row {
  return { name_folded: foldedName(name) };
}

function refusingName<T>({ name }: Connection, work: Promise<T>): Promise<T> {
  return refusing('connection_name_folded_key', () => new LatchkeyError('connectionExists', { name }), work);
}
