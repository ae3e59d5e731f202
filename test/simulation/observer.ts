// Looks into an installation's database after each commit, over a connection of its own: what has been committed, as another
// process would see it. Triggers that only a simulated database has note which rows a commit touched, so that looking costs what
// changed and not what there is; `unseenChange` reads everything and proves that nothing slips through.

import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { auditHash } from '../../src/domain/audit/audit-entry.ts';

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
  hasKey: number;
  /** Upper-case hex of the SHA-256 of its public key. */
  keyHash: string;
}

export interface SeenConnection {
  id: string;
  client_app_id: string;
  org_id: string | null;
  failure_code: string | null;
  failing_since: number | null;
  next_look_at: number;
  claimed_until: number;
  probed_closely_until: number | null;
}

export interface SeenApp {
  id: string;
  consumer_key: string | null;
  wanted_key_pair_id: string | null;
  retention_days: number | null;
}

export interface SeenSwap {
  id: string;
  client_app_id: string;
  phase: string;
  asked_at: number;
  ended_at: number | null;
  look_at: number;
  claimed_until: number;
  old_key_pair_id: string;
  new_key_pair_id: string;
  problem: string | null;
}

export interface SeenRollout {
  id: string;
  phase: string;
  waves: number;
  canary_wave: number;
  look_at: number;
  claimed_until: number;
}

export interface SeenRolloutApp {
  client_app_id: string;
  wave: number | null;
  swap_id: string | null;
  not_begun: string | null;
}

export interface SeenAudit {
  sequence: number;
  at: number;
  action: string;
  subject_id: string;
  actor_from: string;
}

export interface SeenRows {
  pairs: Map<string, SeenPair>;
  connections: Map<string, SeenConnection>;
  apps: Map<string, SeenApp>;
  swaps: Map<string, SeenSwap>;
  rollouts: Map<string, SeenRollout>;
}

export type Kind = keyof SeenRows;
export interface Change {
  /** Of an app of a rollout, the id is that of the rollout. */
  kind: Kind | 'audit' | 'rolloutApps';
  id: string;
}

const tables: Readonly<Record<Kind, { table: string; columns: string }>> = {
  pairs: {
    table: 'key_pair',
    columns: `id, client_app_id, fingerprint, state, since, settled_at,
      (select last_accepted_at from key_pair_acceptance where key_pair_id = key_pair.id) as last_accepted_at, not_after, issued_at,
      sealed_private_key is not null as hasKey, hex(public_key_hash) as keyHash`,
  },
  connections: {
    table: 'connection',
    columns: `id, client_app_id, org_id, failure ->> 'code' as failure_code, failure ->> 'since' as failing_since,
      next_look_at, claimed_until, probed_closely_until`,
  },
  apps: { table: 'client_app', columns: 'id, consumer_key, wanted_key_pair_id, retention_days' },
  swaps: {
    table: 'swap',
    columns: `id, client_app_id, phase, asked_at, ended_at, look_at, coalesce(claimed_until, 0) as claimed_until,
      old_key_pair_id, new_key_pair_id, problem ->> 'type' as problem`,
  },
  rollouts: {
    table: 'rollout',
    columns: 'id, phase, waves, canary_wave, look_at, coalesce(claimed_until, 0) as claimed_until',
  },
};
export const kinds = Object.keys(tables) as Kind[];

export class Observer {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #changesRead = 0;
  #chain = { sequence: 0, hash: '0'.repeat(64) };

  /** The file must hold its tables already. */
  constructor(file: string) {
    this.#database = new DatabaseSync(file, { timeout: 0 });
    this.#database.exec('create table simulated_change (kind text not null, id text not null) strict');
    for (const kind of kinds) {
      for (const [event, row] of [
        ['insert', 'new'],
        ['update', 'new'],
        ['delete', 'old'],
      ] as const) {
        this.#database.exec(`create trigger simulated_${kind}_${event} after ${event} on ${tables[kind].table}
          begin insert into simulated_change (kind, id) values ('${kind}', ${row}.id); end`);
      }
    }
    for (const event of ['insert', 'update'])
      this.#database.exec(`create trigger simulated_acceptance_${event} after ${event} on key_pair_acceptance
        begin insert into simulated_change (kind, id) values ('pairs', new.key_pair_id); end`);
    this.#database.exec(`create trigger simulated_audit after insert on audit_entry
      begin insert into simulated_change (kind, id) values ('audit', new.sequence); end`);
    for (const event of ['insert', 'update']) {
      this.#database.exec(`create trigger simulated_rollout_app_${event} after ${event} on rollout_app
        begin insert into simulated_change (kind, id) values ('rolloutApps', new.rollout_id); end`);
    }
    this.#database.exec('pragma query_only = on');
  }

  /** What was written since this was asked last. */
  newChanges(): Change[] {
    const rows = this.#all<Change & { place: number }>(
      'select rowid as place, kind, id from simulated_change where rowid > ? order by rowid',
      this.#changesRead,
    );
    this.#changesRead = rows.at(-1)?.place ?? this.#changesRead;
    return rows.length < 2 ? rows : [...new Map(rows.map((row) => [`${row.kind} ${row.id}`, row])).values()];
  }

  row<K extends Kind>(kind: K, id: string): SeenRows[K] extends Map<string, infer R> ? R | undefined : never;
  row(kind: Kind, id: string): unknown {
    const { table, columns } = tables[kind];
    return this.#prepare(`select ${columns} from ${table} where id = ?`).get(id);
  }

  /** Words for the first row that differs from what its changes told; null when there is none. */
  unseenChange(seen: SeenRows): string | null {
    for (const kind of kinds) {
      const { table, columns } = tables[kind];
      const rows = this.#all<{ id: string }>(`select ${columns} from ${table}`);
      const known: Map<string, unknown> = seen[kind];
      if (rows.length !== known.size) return `${table}: ${rows.length} rows, not ${known.size}`;
      const other = rows.find((row) => JSON.stringify(row) !== JSON.stringify(known.get(row.id)));
      if (other !== undefined) return `${table} ${other.id}`;
    }
    return null;
  }

  rolloutApps(rolloutId: string): SeenRolloutApp[] {
    return this.#all('select client_app_id, wave, swap_id, not_begun from rollout_app where rollout_id = ?', rolloutId);
  }

  /** When the oldest attempt began that has no outcome yet. */
  oldestOpenAttemptAt(): number | null {
    const query = "select min(started_at) as at from attempt where outcome in ('open', 'unknown') and outcome = 'open'";
    return this.#first<{ at: number | null }>(query)?.at ?? null;
  }

  /** What the attempt is for whose intent was recorded last. */
  lastPurpose(): string {
    return this.#first<{ purpose: string }>('select purpose from attempt order by rowid desc limit 1')?.purpose ?? '';
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

  #all<R>(query: string, ...values: (number | string)[]): R[] {
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
