// Rollouts in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { RowClaim } from '../../../domain/lease.ts';
import { type AppLeftOut, notBegunCodes, type Rollout, type RolloutApp } from '../../../domain/rotation/rollout.ts';
import type { RolloutWriter } from '../../../domain/rotation/rollout-store.ts';
import { arrayOf, integer, json, nullable, oneOf, record, text } from '../../../formats/value-codec.ts';
import { refusing } from '../database.ts';
import { assignments, atMost, insertInto, sql } from '../sql.ts';
import { hasComeToLook } from './look-due.ts';
import { RowClaims } from './row-claims.ts';
import { rowCodec } from './rows.ts';
import { swapPhase, swapProblem } from './swaps.ts';
import { Window } from './transaction.ts';

const leftOut = record<AppLeftOut>({
  appName: text,
  connections: arrayOf(text),
  why: oneOf('guided', 'nothingInUse', 'handover', 'rotatedLately', 'outsideWindow'),
});

const rows = rowCodec<Rollout>('rollout', {
  id: text,
  phase: oneOf('running', 'stopped', 'done'),
  pattern: text,
  labels: json<readonly string[]>(arrayOf(text)),
  batch: integer,
  stopAfter: integer,
  askedBy: text,
  askedAt: integer,
  waves: integer,
  canaryWave: integer,
  leftOut: json<readonly AppLeftOut[]>(arrayOf(leftOut)),
  stoppedBy: nullable(text),
  lookAt: integer,
  endedAt: nullable(integer),
});

/** With what the app and the swap say. */
const appRows = rowCodec<RolloutApp>(
  'rollout_app',
  {
    clientAppId: text,
    appName: text,
    connection: text,
    wave: nullable(integer),
    swapId: nullable(text),
    notBegun: nullable(oneOf(...notBegunCodes)),
    phase: nullable(swapPhase),
    problem: nullable(swapProblem),
  },
  'client_app_id',
);

export class StoredRollouts extends Window implements RolloutWriter {
  readonly #claims = new RowClaims(this.queries, rows);

  last(): Promise<Rollout | null> {
    return this.selectOne(rows, sql`order by asked_at desc, id desc ${atMost(1)}`);
  }

  byId(id: string): Promise<Rollout | null> {
    return this.selectOne(rows, sql`where id = ${id}`);
  }

  async appsOf(id: string): Promise<RolloutApp[]> {
    const found = await this.queries.all<object>(sql`
      select a.client_app_id, c.name as app_name, a.connection, a.wave, a.swap_id, a.not_begun, s.phase, s.problem
      from rollout_app a join client_app c on c.id = a.client_app_id left join swap s on s.id = a.swap_id
      where a.rollout_id = ${id} order by a.place`);
    return found.map(appRows.read);
  }

  async insert(
    rollout: Rollout,
    apps: readonly Pick<RolloutApp, 'clientAppId' | 'connection'>[],
    audit: AuditEntry,
  ): Promise<void> {
    const { queries } = this;
    await this.#alone(queries.run(insertInto('rollout', rows.row(rollout))));
    for (const [place, { clientAppId, connection }] of apps.entries()) {
      const row = { rollout_id: rollout.id, client_app_id: clientAppId, place, connection };
      await queries.run(insertInto('rollout_app', row));
    }
    this.transaction.audit(audit);
  }

  claimRunning(now: number, claim: RowClaim): Promise<Rollout | null> {
    const due = sql`phase = 'running' and ${hasComeToLook(now)} and ${this.#claims.isFree(claim)}`;
    return this.#claims.take(claim, due);
  }

  release(id: string, holder: string): Promise<void> {
    return this.#claims.release(id, holder);
  }

  lockHeld(id: string, holder: string): Promise<Rollout | null> {
    const held = sql`where id = ${id} and claimed_by = ${holder} and phase = 'running'`;
    return this.selectOne(rows, held, this.queries.words.forUpdate);
  }

  async update(rollout: Rollout, audit: AuditEntry | null): Promise<void> {
    await this.#alone(
      this.write(sql`update rollout set ${assignments(rows.row(rollout))} where id = ${rollout.id}`, audit),
    );
  }

  async place(
    id: string,
    { clientAppId, wave, swapId, notBegun }: Pick<RolloutApp, 'clientAppId' | 'wave' | 'swapId' | 'notBegun'>,
  ): Promise<void> {
    await this.write(sql`
      update rollout_app set ${assignments({ wave, swap_id: swapId, not_begun: notBegun })}
      where rollout_id = ${id} and client_app_id = ${clientAppId}`);
  }

  #alone<T>(work: Promise<T>): Promise<T> {
    return refusing('rollout_phase_key', () => new LatchkeyError('rolloutUnderWay'), work);
  }
}
