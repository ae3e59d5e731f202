// What connections and client apps need from the database. A write fails with the error `changedMeanwhile` when the row's
// revision is not the one that was read; names and consumer keys are unique, a second one fails with
// `connectionExists` or `consumerKeyTaken`.

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { ClientApp } from '../client-app/client-app.ts';
import type { Instant } from '../ports.ts';
import type { Connection } from './connection.ts';

/** As long as it is the same, the row and that of its client app are. */
export type ConnectionMark = Pick<Connection, 'id' | 'revision' | 'clientAppId'> & { appRevision: number };

export interface ConnectionReader {
  byName(name: string): Promise<Connection | null>;
  byId(id: string): Promise<Connection | null>;
  /** Those that are there, in no order; some hundred, since each is a parameter of the statement. */
  byIds(ids: readonly string[]): Promise<Connection[]>;
  ofApp(clientAppId: string): Promise<Connection[]>;
  /** Those whose last sign-in found no token. */
  failingOfApp(clientAppId: string): Promise<Connection[]>;
  /** All of several apps at once. */
  ofApps(clientAppIds: readonly string[]): Promise<Connection[]>;
  /** Those that signed in to the org. */
  ofOrg(orgId: string): Promise<Connection[]>;
  /** In the order of their names, starting after `afterName` ('' for the first page). */
  page(afterName: string, limit: number): Promise<Connection[]>;
  /** The same, of each row no more than tells whether it changed. */
  markPage(afterName: string, limit: number): Promise<ConnectionMark[]>;
  /** In no order. */
  marks(ids: readonly string[]): Promise<ConnectionMark[]>;
  count(): Promise<number>;
}

/** What a claimer of due connections asks for. */
export interface DueRequest {
  /** The latest look that is due: a pass leaves what falls due while it runs to the next one. */
  dueBy: Instant;
  /** What is planned for longer ahead than anything can be was planned by a wrong clock, and is due. */
  now: Instant;
  holder: string;
  limit: number;
  perHost: number;
  leaseMs: number;
  /** What the claimer has under way already, by login host. */
  underWay?: ReadonlyMap<string, number>;
  /** Those that the claimer looks at just now, whatever has become of its claim on them. */
  exceptIds?: readonly string[];
}

export interface ConnectionWriter extends ConnectionReader {
  /**
   * Reads the row and holds it until the transaction ends.
   * @param known As it was read before: handed back where it is still of the same revision, which spares its columns.
   */
  lock(id: string, known?: Connection | null): Promise<Connection | null>;
  insert(connection: Connection, audit: AuditEntry): Promise<void>;
  /** Writes all columns and raises the revision by one. */
  update(connection: Connection, audit: AuditEntry): Promise<void>;
  /**
   * For bookkeeping that is no change of state: lastProbeAt, nextLookAt, backOff, clockSkewSeconds, lastAccepted, probedCloselyUntil,
   * and the time and words of a failure that goes on. Raises the revision like `update`.
   */
  note(connection: Connection): Promise<void>;
  /**
   * Looks at every connection of the app at that time, where no earlier look is planned, in one statement: an app has
   * thousands of connections, and while each was written, others would move. A row read before has another revision now.
   */
  lookBy(clientAppId: string, at: Instant): Promise<void>;
  /**
   * Probes every failing connection of the app but `exceptId` closely for `closeProbingMs` from now, beginning now: what
   * was mended for one is mended for all. One that is probed so for most of that time already is left as it is.
   */
  probeFailingClosely(clientAppId: string, exceptId: string, now: Instant, closeProbingMs: number): Promise<void>;
  /** Removes the connection and its tokens and attempts; with its last connection the app and its key pairs go. */
  remove(id: string, audit: AuditEntry): Promise<void>;
  /**
   * Claims up to `limit` connections that are due, oldest first, and that no live claim holds, for `leaseMs` of database
   * time; with those that are `underWay` at the same login host, at most `perHost`. Concurrent claimers never get the same one.
   */
  claimDue(request: DueRequest): Promise<Connection[]>;
  releaseClaim(id: string, holder: string): Promise<void>;
}

export interface ClientAppReader {
  byId(id: string): Promise<ClientApp | null>;
  ofConnection(connectionId: string): Promise<ClientApp | null>;
  /** Those that are there, in no order; some hundred, since each is a parameter of the statement. */
  byIds(ids: readonly string[]): Promise<ClientApp[]>;
  byConsumerKey(consumerKey: string): Promise<ClientApp | null>;
  /** Those that agreed to be rotated without hands. */
  handsFree(): Promise<ClientApp[]>;
  page(afterId: string, limit: number): Promise<ClientApp[]>;
  /** Apps that no connection uses any more and that still hold sealed private keys. */
  withoutConnection(): Promise<ClientApp[]>;
}

export interface ClientAppWriter extends ClientAppReader {
  /** As with connections. */
  lock(id: string, known?: ClientApp | null): Promise<ClientApp | null>;
  insert(app: ClientApp, audit: AuditEntry): Promise<void>;
  update(app: ClientApp, audit: AuditEntry): Promise<void>;
  /** Removes the app and its key pairs; `changedMeanwhile` while a connection uses it. */
  remove(app: ClientApp, audit: AuditEntry): Promise<void>;
}
