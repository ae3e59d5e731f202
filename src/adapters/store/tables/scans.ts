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
import { among, assignments, atMost, insertInto, type Sql, sql } from '../sql.ts';
import { ComponentVersions } from './component-versions.ts';
import { RowClaims } from './row-claims.ts';
import { rowCodec } from './rows.ts';

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
const completed = sql`state in ${among(completedStates)}`;

export class StoredScans extends ComponentVersions implements ScanWriter {
  readonly #claims = new RowClaims(this.queries, rows);
  readonly #scans = (where: Sql) => this.select(rows, where);

  byId(id: string): Promise<Scan | null> {
    return this.selectOne(rows, sql`where id = ${id}`);
  }

  ofConnection(connectionId: string, limit: number): Promise<Scan[]> {
    return this.#scans(
      sql`where connection_id = ${connectionId} and is_leaving = 0 order by number desc ${atMost(limit)}`,
    );
  }

  newest({ connections, states, before, limit }: NewestScans): Promise<Scan[]> {
    const of = connections && sql`and connection_id in (select id from connection where name in ${among(connections)})`;
    const at = states && sql`and state in ${among(states)}`;
    const behind = before && sql`and (asked_at, id) < (${before.askedAt}, ${before.id})`;
    return this.select(
      rows,
      sql`
      where is_leaving = 0 ${of ?? sql``} ${at ?? sql``} ${behind ?? sql``}
      order by asked_at desc, id desc ${atMost(limit)}`,
    );
  }

  byNumber({ connectionId, number }: ScanPlace): Promise<Scan | null> {
    return this.selectOne(rows, sql`where connection_id = ${connectionId} and number = ${number}`);
  }

  async nextNumber(connectionId: string): Promise<number> {
    const last = await this.queries.first<{ n: number | null }>(
      sql`select max(number) as n from scan where connection_id = ${connectionId}`,
    );
    return Number(last?.n ?? 0) + 1;
  }

  openOf(connectionId: string): Promise<Scan | null> {
    return this.selectOne(rows, sql`where connection_id = ${connectionId} and ${open}`);
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
    const units = await this.queries.all<{ unit: string }>(sql`select unit from scan_unit where scan_id = ${scanId}`);
    return units.map(({ unit }) => unit);
  }

  async insert(scan: Scan, audit: AuditEntry): Promise<void> {
    const { number } = scan;
    await refusing(
      'scan_connection_id_key',
      () => new LatchkeyError('scanUnderWay', { name: audit.subject.name, number }),
      this.write(insertInto('scan', rows.row(scan)), audit),
    );
  }

  claim(id: string, claim: RowClaim): Promise<Scan | null> {
    return this.#claims.take(claim, sql`id = ${id} and ${open} and ${this.#claims.isFree(claim)}`);
  }

  claimDue(now: number, claim: RowClaim): Promise<Scan | null> {
    const { words } = this.queries;
    return this.#claims.take(
      claim,
      sql`id in (select id from scan where ${open} and look_at <= ${now} and ${this.#claims.isUnheld(claim)}
        order by look_at, id ${atMost(1)}${words.forUpdateSkipLocked})`,
    );
  }

  release(id: string, holder: string): Promise<void> {
    return this.#claims.release(id, holder);
  }

  lock(id: string): Promise<Scan | null> {
    return this.selectOne(rows, sql`where id = ${id} ${this.queries.words.forUpdate}`);
  }

  async lockHeld(id: string, holder: string): Promise<Scan | null> {
    const { forUpdate } = this.queries.words;
    return this.selectOne(rows, sql`where id = ${id} and claimed_by = ${holder} and ${open} ${forUpdate}`);
  }

  async update(scan: Scan, audit: AuditEntry | null): Promise<void> {
    await this.write(sql`update scan set ${assignments(rows.row(scan))} where id = ${scan.id}`, audit);
  }

  async unitDone(scanId: string, unit: string): Promise<void> {
    await this.write(
      sql`insert into scan_unit (scan_id, unit) values (${scanId}, ${unit}) on conflict (scan_id, unit) do nothing`,
    );
  }

  async dropUnits(scanId: string): Promise<void> {
    await this.write(sql`delete from scan_unit where scan_id = ${scanId}`);
  }

  async remove(id: string): Promise<void> {
    await this.write(sql`delete from scan where id = ${id}`);
  }
}
