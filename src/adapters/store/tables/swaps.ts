// Swaps in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { together } from '../../../domain/field-table.ts';
import type { RowClaim } from '../../../domain/lease.ts';
import type { AskedDeploy, SlotComponent, Swap, SwapProblem, SwapSigner } from '../../../domain/rotation/swap.ts';
import { type SwapPhase, swapEnds, swapPhases } from '../../../domain/rotation/swap-phases.ts';
import type { SwapWriter } from '../../../domain/rotation/swap-store.ts';
import type { SealedText } from '../../../domain/vault/sealed.ts';
import {
  arrayOf,
  bytes,
  flag,
  integer,
  json,
  nullable,
  oneOf,
  optional,
  record,
  text,
  unionBy,
} from '../../../formats/value-codec.ts';
import { refusing } from '../database.ts';
import { among, assignments, atMost, insertInto, sql } from '../sql.ts';
import { requireRootKey } from './key-columns.ts';
import { hasComeToLook } from './look-due.ts';
import { RowClaims } from './row-claims.ts';
import { rowCodec } from './rows.ts';
import { Window } from './transaction.ts';

const phases = [...Object.keys(swapPhases), ...Object.keys(swapEnds)] as SwapPhase[];
const asked = nullable(
  json(
    record<AskedDeploy>({
      askedAt: integer,
      id: nullable(text),
      userId: optional(nullable(text)),
      endedAt: nullable(integer),
    }),
  ),
);
const message = text;
const problem = unionBy<'type', SwapProblem>('type', {
  signInFailed: { message, username: optional(text) },
  noTokenAtHand: { tried: optional(integer) },
  oldExpired: {},
  pairGone: { fingerprint: text },
  notPermitted: { permissions: arrayOf(text), username: optional(text) },
  componentNotFound: { appName: text },
  otherKind: { kind: oneOf('connected-app', 'external-client-app'), fullName: text },
  componentAmbiguous: { fullNames: arrayOf(text) },
  componentUnreadable: { fullName: text, message },
  otherCertificate: { fingerprint: text },
  fieldsChanged: {},
  outsideWindow: { window: text },
  deployRunning: { by: nullable(text) },
  checkFailed: { message },
  deployFailed: { message },
  deployCanceled: {},
  notReceived: {},
  orgSilent: { message },
  notAccepted: {},
  overtaken: {},
  bothRefused: {},
});

export const swapPhase = oneOf(...phases);
export const swapProblem = json(problem);
export const swapProblemShape = problem;

const rows = rowCodec<Swap>('swap', {
  id: text,
  clientAppId: text,
  connectionId: text,
  phase: swapPhase,
  askedBy: text,
  isScheduled: flag,
  ignoresWindow: flag,
  putsBack: flag,
  signsInAs: nullable(json(record<SwapSigner>({ connectionId: text, username: nullable(text) }))),
  askedAt: integer,
  oldKeyPairId: text,
  newKeyPairId: text,
  component: nullable(
    json(
      record<SlotComponent>({
        type: text,
        fullName: text,
        path: text,
        knownBy: oneOf('consumerKey', 'certificate', 'name'),
      }),
    ),
  ),
  keptForm: together<SealedText>({ formatVersion: oneOf(1), rootKeyId: text, sealed: bytes }),
  deployedDigest: nullable(text),
  knownDeployIds: json<readonly string[]>(arrayOf(text)),
  deploy: asked,
  deploysAsked: integer,
  restore: asked,
  restoresAsked: integer,
  problem: nullable(swapProblem),
  waitsFor: nullable(text),
  lookAt: integer,
  endedAt: nullable(integer),
  seenAt: nullable(integer),
});

const isNewest = sql`not exists (
  select 1 from swap as later where later.client_app_id = swap.client_app_id
    and (later.asked_at > swap.asked_at or (later.asked_at = swap.asked_at and later.id > swap.id)))`;

export class StoredSwaps extends Window implements SwapWriter {
  readonly #claims = new RowClaims(this.queries, rows);

  byId(id: string): Promise<Swap | null> {
    return this.selectOne(rows, sql`where id = ${id}`);
  }

  openOf(clientAppId: string): Promise<Swap | null> {
    return this.selectOne(rows, sql`where client_app_id = ${clientAppId} and ended_at is null`);
  }

  lastOf(clientAppId: string): Promise<Swap | null> {
    return this.selectOne(rows, sql`where client_app_id = ${clientAppId} order by asked_at desc, id desc ${atMost(1)}`);
  }

  lastOfApps(clientAppIds: readonly string[]): Promise<Swap[]> {
    return this.select(rows, sql`where client_app_id in ${among(clientAppIds)} and ${isNewest}`);
  }

  unseen(): Promise<Swap[]> {
    const unseen = sql`where phase in ('stopped', 'rolledBack', 'refused') and seen_at is null and ${isNewest}`;
    return this.select(rows, sql`${unseen} order by ended_at, id`);
  }

  async insert(swap: Swap, audit: AuditEntry): Promise<void> {
    await refusing(
      'swap_client_app_id_key',
      () => new LatchkeyError('swapUnderWay', { appName: audit.subject.name }),
      this.write(insertInto('swap', rows.row(swap)), audit),
    );
  }

  claim(id: string, claim: RowClaim): Promise<Swap | null> {
    return this.#claims.take(claim, sql`id = ${id} and ended_at is null and ${this.#claims.isFree(claim)}`);
  }

  claimDue(now: number, claim: RowClaim): Promise<Swap | null> {
    const { words } = this.queries;
    return this.#claims.take(
      claim,
      sql`id in (select id from swap where ended_at is null and ${hasComeToLook(now)} and ${this.#claims.isUnheld(claim)}
        order by look_at, id ${atMost(1)}${words.forUpdateSkipLocked})`,
    );
  }

  release(id: string, holder: string): Promise<void> {
    return this.#claims.release(id, holder);
  }

  lockHeld(id: string, holder: string): Promise<Swap | null> {
    const held = sql`where id = ${id} and claimed_by = ${holder} and ended_at is null`;
    return this.selectOne(rows, held, this.queries.words.forUpdate);
  }

  async update(swap: Swap, audit: AuditEntry | null): Promise<void> {
    if (swap.keptForm !== null) await requireRootKey(this.queries, swap.keptForm);
    await this.write(sql`update swap set ${assignments(rows.row(swap))} where id = ${swap.id}`, audit);
  }
}
