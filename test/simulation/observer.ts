// Looks into an installation's database between two events, over a connection of its own that can write nothing: what has
// been committed, as another process would see it. Asks first whether anything was, since mostly nothing was.

import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { auditHash } from '../../src/domain/audit/audit-entry.ts';
import { hourMs } from '../../src/domain/ports.ts';
import { lookAtLeastEveryMs } from '../../src/domain/rotation/probe-schedule.ts';
import { openAttemptLimitMs } from '../../src/domain/token/attempt.ts';

export interface SeenPair {
  id: string;
  client_app_id: string;
  fingerprint: string;
  state: string;
  since: number | null;
  settled_at: number | null;
  last_accepted_at: number | null;
  not_after: number;
  issued_at: number;
  abandoned_reason: string | null;
  hasKey: number;
  /** Upper-case hex of the SHA-256 of its public key. */
  keyHash: string;
}

export interface SeenConnection {
  id: string;
  name: string;
  client_app_id: string;
  org_id: string | null;
  failure: string | null;
  next_look_at: number;
  back_off_until: number | null;
}

export interface SeenApp {
  id: string;
  consumer_key: string | null;
  wanted_key_pair_id: string | null;
  retention_days: number | null;
}

export interface SeenAudit {
  sequence: number;
  at: number;
  action: string;
  subject_id: string;
  actor_from: string;
}

export class Observer {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #version = -1;
  #chain = { sequence: 0, hash: '0'.repeat(64) };

  constructor(file: string) {
    this.#database = new DatabaseSync(file, { readOnly: true, timeout: 0 });
  }

  /** Whether anybody has committed since this was asked last. */
  hasChanged(): boolean {
    const { data_version: version } = this.#first<{ data_version: number }>('pragma data_version') ?? {
      data_version: 0,
    };
    if (version === this.#version) return false;
    this.#version = version;
    return true;
  }

  auditSequence(): number {
    return this.#first<{ sequence: number }>('select sequence from audit_head')?.sequence ?? 0;
  }

  /** Everything whose change needs an audit entry, in one text, and how far the audit goes. */
  states(): { text: string; sequence: number } {
    const row = this.#first<{ pairs: string; connections: string; apps: string; sequence: number }>(`select
      (select group_concat(state || coalesce(settled_at, '') || (sealed_private_key is null)) from key_pair) as pairs,
      (select group_concat(coalesce(org_id, '') || coalesce(failure ->> 'code', '')) from connection) as connections,
      (select group_concat(coalesce(wanted_key_pair_id, '')) from client_app) as apps,
      (select sequence from audit_head) as sequence`);
    return { text: `${row?.pairs} ${row?.connections} ${row?.apps}`, sequence: row?.sequence ?? 0 };
  }

  pairs(): SeenPair[] {
    return this.#all(`select id, client_app_id, fingerprint, state, since, settled_at, last_accepted_at, not_after, issued_at,
      abandoned_reason, sealed_private_key is not null as hasKey, hex(public_key_hash) as keyHash from key_pair order by id`);
  }

  connections(): SeenConnection[] {
    return this.#all(
      'select id, name, client_app_id, org_id, failure, next_look_at, back_off_until from connection order by id',
    );
  }

  apps(): SeenApp[] {
    return this.#all('select id, consumer_key, wanted_key_pair_id, retention_days from client_app order by id');
  }

  /**
   * The earliest time at which a reconciler finds something to do: what is due and not claimed, what was planned by a wrong
   * clock, or an attempt to give up. By the machine's clock.
   */
  workableAt(now: number): number {
    const ahead = this.#first<{ at: number | null }>('select max(next_look_at) as at from connection')?.at ?? 0;
    if (ahead > now + lookAtLeastEveryMs + hourMs) return now;
    const due = 'select min(max(next_look_at, claimed_until)) as at from connection';
    const open = "select min(started_at) as at from attempt where outcome = 'open'";
    const giveUpAt = (this.#first<{ at: number | null }>(open)?.at ?? Infinity) + openAttemptLimitMs + 1;
    return Math.min(this.#first<{ at: number | null }>(due)?.at ?? Infinity, giveUpAt);
  }

  /** Every connection works and nobody watches, no attempt is open, and no look was planned by a wrong clock. */
  isAtEase(now: number): boolean {
    const stirring = `select
      exists (select 1 from connection where failure is not null or watched_until > ? or next_look_at > ?) or
      exists (select 1 from attempt where outcome = 'open') as stirs`;
    return this.#first<{ stirs: number }>(stirring, now, now + lookAtLeastEveryMs + hourMs)?.stirs === 0;
  }

  /** What the attempt is for whose intent was recorded last. */
  lastPurpose(): string {
    return this.#first<{ purpose: string }>('select purpose from attempt order by rowid desc limit 1')?.purpose ?? '';
  }

  openAttempts(startedBefore: number): number {
    const query = "select count(*) as count from attempt where outcome = 'open' and started_at < ?";
    return this.#first<{ count: number }>(query, startedBefore)?.count ?? 0;
  }

  /** The entries since this was asked last; throws when their chain does not hold. */
  newAudit(): SeenAudit[] {
    const rows = this.#all<SeenAudit & Record<string, string | number>>(
      'select * from audit_entry where sequence > ? order by sequence',
      this.#chain.sequence,
    );
    for (const row of rows) {
      const entry = {
        at: row.at,
        actor: { name: String(row.actor_name), from: row.actor_from },
        action: row.action,
        subject: { type: row.subject_type as 'keyPair', id: row.subject_id, name: String(row.subject_name) },
        before: JSON.parse(String(row.value_before)),
        after: JSON.parse(String(row.value_after)),
      };
      const isNext = row.sequence === this.#chain.sequence + 1;
      if (!isNext || row.hash !== auditHash(row.sequence, this.#chain.hash, entry)) {
        throw new Error(`the audit chain breaks at entry ${row.sequence}`);
      }
      this.#chain = { sequence: row.sequence, hash: String(row.hash) };
    }
    return rows;
  }

  close(): void {
    this.#database.close();
  }

  #all<R>(query: string, ...values: number[]): R[] {
    return this.#prepare(query).all(...values) as R[];
  }

  #first<R>(query: string, ...values: number[]): R | undefined {
    return this.#prepare(query).get(...values) as R | undefined;
  }

  #prepare(query: string): StatementSync {
    const kept = this.#statements.get(query) ?? this.#database.prepare(query);
    this.#statements.set(query, kept);
    return kept;
  }
}
