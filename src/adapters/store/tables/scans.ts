// Scans in the database. What they found is in component-versions.ts.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { type ErrorCode, errorTable, LatchkeyError } from '../../../domain/errors.ts';
import type { RowClaim } from '../../../domain/lease.ts';
import type { ScanProblem } from '../../../domain/scan/documentation.ts';
import type { LeftOut } from '../../../domain/scan/exclusions.ts';
import { completedStates, type Scan, type ScanFailure } from '../../../domain/scan/scan.ts';
import type { NewestScans, ScanPlace, ScanWriter } from '../../../domain/scan/scan-store.ts';
import {
  arrayOf,
  exactly,
  flag,
  integer,
  json,
  mapOf,
  nullable,
  oneOf,
  record,
  type Shape,
  text,
} from '../../../formats/value-codec.ts';
import { refusing } from '../database.ts';
import { assignments, atMost, insertInto, list, type Sql, sql } from '../sql.ts';
import { ComponentVersions } from './component-versions.ts';
import { RowClaims } from './row-claims.ts';
import { rowCodec } from './rows.ts';
import type { Transaction } from './transaction.ts';

const flagShape: Shape<boolean> = {
  read: (value) => (value === true ? exactly(true) : exactly(false)).read(value),
};

const code = oneOf(...(Object.keys(errorTable) as ErrorCode[]));

export const scanFailure = nullable(json(record<ScanFailure>({ code, parameters: mapOf(text), isSignIn: flagShape })));

const texts: Shape<readonly string[]> = arrayOf(text);

const rows = rowCodec<Scan>('scan', {
  id: text,
  connectionId: text,
  number: integer,
  state: oneOf('PENDING', 'RUNNING', 'COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED', 'CANCELLED'),
  phase: oneOf('waiting', 'listing', 'retrieving', 'ending', 'over'),
  askedBy: text,
  isScheduled: flag,
  askedAt: integer,
  startedAt: nullable(integer),
  endedAt: nullable(integer),
  known: integer,
  done: integer,
  timeLeftMs: nullable(integer),
  apiCalls: integer,
  problems: json<readonly ScanProblem[]>(
    arrayOf(record<ScanProblem>({ type: text, fullName: nullable(text), message: text })),
  ),
  problemCount: integer,
  failure: scanFailure,
  putOff: nullable(text),
  putOffTimes: integer,
  lookAt: integer,
  isCancelWanted: flag,
  byType: nullable(json(mapOf(integer))),
  isLeaving: flag,
  excluded: nullable(json(record<LeftOut>({ types: texts, names: texts, alongWith: texts }))),
});

const open = sql`state in ('PENDING', 'RUNNING')`;
const completed = sql`state in ${list(completedStates)}`;

export class StoredScans extends ComponentVersions implements ScanWriter {
  readonly #transaction: Transaction;
  readonly #claims: RowClaims;

  constructor(transaction: Transaction) {
    super(transaction.queries);
    this.#transaction = transaction;
    this.#claims = new RowClaims(transaction.queries, 'scan', rows.columns);
  }

  async byId(id: string): Promise<Scan | null> {
    return (await this.#scans(sql`where id = ${id}`))[0] ?? null;
  }

  ofConnection(connectionId: string, limit: number): Promise<Scan[]> {
    return this.#scans(
      sql`where connection_id = ${connectionId} and is_leaving = 0 order by number desc ${atMost(limit)}`,
    );
  }

  newest({ connections, states, before, limit }: NewestScans): Promise<Scan[]> {
    const of = connections && sql`and connection_id in (select id from connection where name in ${list(connections)})`;
    const at = states && sql`and state in ${list(states)}`;
    const behind = before && sql`and (asked_at, id) < (${before.askedAt}, ${before.id})`;
    return this.#scans(sql`
      where is_leaving = 0 ${of ?? sql``} ${at ?? sql``} ${behind ?? sql``}
      order by asked_at desc, id desc ${atMost(limit)}`);
  }

  async byNumber({ connectionId, number }: ScanPlace): Promise<Scan | null> {
    return (await this.#scans(sql`where connection_id = ${connectionId} and number = ${number}`))[0] ?? null;
  }

  async nextNumber(connectionId: string): Promise<number> {
    const last = await this.#transaction.queries.first<{ n: number | null }>(
      sql`select max(number) as n from scan where connection_id = ${connectionId}`,
    );
    return Number(last?.n ?? 0) + 1;
  }

  async openOf(connectionId: string): Promise<Scan | null> {
    return (await this.#scans(sql`where connection_id = ${connectionId} and ${open}`))[0] ?? null;
  }

  async lastCompleted(connectionId: string, before = Number.MAX_SAFE_INTEGER): Promise<Scan | null> {
    const found = await this.#scans(sql`
      where connection_id = ${connectionId} and number < ${before} and ${completed} and is_leaving = 0
      order by number desc ${atMost(1)}`);
    return found[0] ?? null;
  }

  async nextCompleted(connectionId: string, behind: number): Promise<Scan | null> {
    const found = await this.#scans(sql`
      where connection_id = ${connectionId} and number > ${behind} and ${completed}
      order by number ${atMost(1)}`);
    return found[0] ?? null;
  }

  beyondKept(connectionId: string, kept: number): Promise<Scan[]> {
    return this.#scans(sql`
      where connection_id = ${connectionId} and ${completed} and is_leaving = 0
        and number <= (select number from scan where connection_id = ${connectionId} and ${completed} and is_leaving = 0
          order by number desc limit 1 offset ${kept})`);
  }

  leaving(limit: number): Promise<Scan[]> {
    return this.#scans(sql`
      where is_leaving = 1 or (state in ('FAILED', 'CANCELLED') and exists (
        select 1 from component_version v where v.connection_id = scan.connection_id and v.since_number = scan.number))
      order by id ${atMost(limit)}`);
  }

  async unitsDone(scanId: string): Promise<string[]> {
    const units = await this.#transaction.queries.all<{ unit: string }>(
      sql`select unit from scan_unit where scan_id = ${scanId}`,
    );
    return units.map(({ unit }) => unit);
  }

  async insert(scan: Scan, audit: AuditEntry): Promise<void> {
    const { number } = scan;
    await refusing(
      'scan_connection_id_key',
      () => new LatchkeyError('scanUnderWay', { name: audit.subject.name, number }),
      this.#transaction.queries.run(insertInto('scan', rows.row(scan))),
    );
    this.#transaction.audit(audit);
  }

  async claim(id: string, claim: RowClaim): Promise<Scan | null> {
    const claimed = await this.#claims.take(claim, sql`id = ${id} and ${open} and ${this.#claims.isFree(claim)}`);
    return claimed && rows.read(claimed);
  }

  async claimDue(now: number, claim: RowClaim): Promise<Scan | null> {
    const { words } = this.#transaction.queries;
    const claimed = await this.#claims.take(
      claim,
      sql`id in (select id from scan where ${open} and look_at <= ${now} and ${this.#claims.isUnheld(claim)}
        order by look_at, id ${atMost(1)}${words.forUpdateSkipLocked})`,
    );
    return claimed && rows.read(claimed);
  }

  release(id: string, holder: string): Promise<void> {
    return this.#claims.release(id, holder);
  }

  async lock(id: string): Promise<Scan | null> {
    return (await this.#scans(sql`where id = ${id} ${this.#transaction.queries.words.forUpdate}`))[0] ?? null;
  }

  async lockHeld(id: string, holder: string): Promise<Scan | null> {
    const { forUpdate } = this.#transaction.queries.words;
    return (await this.#scans(sql`where id = ${id} and claimed_by = ${holder} and ${open} ${forUpdate}`))[0] ?? null;
  }

  async update(scan: Scan, audit: AuditEntry | null): Promise<void> {
    await this.#transaction.queries.run(sql`update scan set ${assignments(rows.row(scan))} where id = ${scan.id}`);
    if (audit !== null) this.#transaction.audit(audit);
  }

  async unitDone(scanId: string, unit: string): Promise<void> {
    await this.#transaction.queries.run(
      sql`insert into scan_unit (scan_id, unit) values (${scanId}, ${unit}) on conflict (scan_id, unit) do nothing`,
    );
  }

  async dropUnits(scanId: string): Promise<void> {
    await this.#transaction.queries.run(sql`delete from scan_unit where scan_id = ${scanId}`);
  }

  async remove(id: string): Promise<void> {
    await this.#transaction.queries.run(sql`delete from scan where id = ${id}`);
  }

  async #scans(where: Sql): Promise<Scan[]> {
    return (await this.#transaction.queries.all(sql`select ${rows.columns} from scan ${where}`)).map(rows.read);
  }
}
