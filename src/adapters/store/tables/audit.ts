// The audit chain. Entries of a transaction are kept back until its end and appended just before the commit: the head
// of the chain is the one row that all transactions want, so it is locked last and shortest, and never stands before
// another lock. They are in the same transaction all the same: no entry, no act.

import {
  type AuditEntry,
  type AuditSubject,
  type AuditValue,
  auditHash,
  type ChainedAuditEntry,
} from '../../../domain/audit/audit-entry.ts';
import type { AuditHead, AuditReader, AuditWriter } from '../../../domain/audit/audit-store.ts';
import type { Queries } from '../database.ts';
import { inPortions, insertAllInto, nothing, type Row, type Sql, sql, storableText } from '../sql.ts';

interface AuditRow {
  sequence: number;
  previous_hash: string;
  hash: string;
  at: number;
  actor_name: string;
  actor_from: string;
  action: string;
  subject_type: AuditSubject['type'];
  subject_id: string;
  subject_name: string;
  value_before: string;
  value_after: string;
}

export class StoredAudit implements AuditReader, AuditWriter {
  readonly #queries: Queries;
  #kept: AuditEntry[] = [];

  constructor(queries: Queries) {
    this.#queries = queries;
  }

  keep(entry: AuditEntry): void {
    this.#kept.push(entry);
  }

  async append(entry: AuditEntry): Promise<void> {
    this.keep(entry);
  }

  /** Writes what was kept, in order. */
  async flush(): Promise<void> {
    if (this.#kept.length === 0) return;
    let { sequence, hash } = await this.#head(this.#queries.words.forUpdate);
    const rows: Row[] = [];
    for (const entry of this.#kept.splice(0).map(storable)) {
      const previousHash = hash;
      sequence += 1;
      hash = auditHash(sequence, previousHash, entry);
      rows.push({ ...rowOf({ ...entry, sequence, previousHash, hash }) });
    }
    for (const [first, ...others] of inPortions(rows)) {
      if (first !== undefined) await this.#queries.run(insertAllInto('audit_entry', [first, ...others]));
    }
    await this.#queries.run(sql`update audit_head set sequence = ${sequence}, hash = ${hash}`);
  }

  async page(after: number, limit: number): Promise<ChainedAuditEntry[]> {
    await this.flush();
    return this.#select(sql`where sequence > ${after} order by sequence limit ${limit}`);
  }

  async newest(limit: number, subjectId?: string): Promise<ChainedAuditEntry[]> {
    await this.flush();
    const ofSubject = subjectId === undefined ? nothing : sql`where subject_id = ${subjectId}`;
    return this.#select(sql`${ofSubject} order by sequence desc limit ${limit}`);
  }

  async head(): Promise<AuditHead> {
    await this.flush();
    return this.#head(nothing);
  }

  async #select(rest: Sql): Promise<ChainedAuditEntry[]> {
    return (await this.#queries.all<AuditRow>(sql`select * from audit_entry ${rest}`)).map(entryOf);
  }

  async #head(lock: Sql): Promise<AuditHead> {
    const head = await this.#queries.first<AuditHead>(sql`select sequence, hash from audit_head where id = 1${lock}`);
    // An act whose entry cannot be written does not happen.
    if (head === null) throw new Error('the head of the audit chain is gone');
    return { sequence: head.sequence, hash: head.hash };
  }
}

/** The entry as both databases give it back, so that its hash holds there. */
function storable(entry: AuditEntry): AuditEntry {
  const { actor, action, subject } = entry;
  return {
    ...entry,
    actor: { name: storableText(actor.name), from: storableText(actor.from) },
    action: storableText(action),
    subject: { type: subject.type, id: storableText(subject.id), name: storableText(subject.name) },
  };
}

function rowOf(entry: ChainedAuditEntry): AuditRow {
  return {
    sequence: entry.sequence,
    previous_hash: entry.previousHash,
    hash: entry.hash,
    at: entry.at,
    actor_name: entry.actor.name,
    actor_from: entry.actor.from,
    action: entry.action,
    subject_type: entry.subject.type,
    subject_id: entry.subject.id,
    subject_name: entry.subject.name,
    value_before: JSON.stringify(entry.before),
    value_after: JSON.stringify(entry.after),
  };
}

function entryOf(row: AuditRow): ChainedAuditEntry {
  return {
    sequence: row.sequence,
    previousHash: row.previous_hash,
    hash: row.hash,
    at: row.at,
    actor: { name: row.actor_name, from: row.actor_from },
    action: row.action,
    subject: { type: row.subject_type, id: row.subject_id, name: row.subject_name },
    before: value(row.value_before),
    after: value(row.value_after),
  };
}

/** A value that was tampered into something else than JSON is kept as text: the hash then tells. */
function value(text: string): AuditValue {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
