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
import { auditMac } from '../../../domain/audit/audit-mac.ts';
import type { AuditFilter, AuditHead, AuditReader, AuditWriter } from '../../../domain/audit/audit-store.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { Secret } from '../../../domain/secret.ts';
import { type Codec, integer, nullable, text } from '../../../formats/value-codec.ts';
import type { Queries } from '../database.ts';
import { inPortions, insertAllInto, nothing, type Row, type Sql, sql, storableText } from '../sql.ts';
import { rowCodec } from './rows.ts';

type AuditRow = Omit<ChainedAuditEntry, 'actor' | 'subject' | 'before' | 'after'> & {
  actorName: string;
  actorFrom: string;
  subjectType: AuditSubject['type'];
  subjectId: string;
  subjectName: string;
  valueBefore: AuditValue;
  valueAfter: AuditValue;
};

/** A value that was tampered into something else than JSON is kept as text: the hash then tells. */
const value: Codec<AuditValue> = {
  read(stored) {
    const written = text.read(stored);
    try {
      return JSON.parse(written);
    } catch {
      return written;
    }
  },
  write: (value) => JSON.stringify(value),
};

const rows = rowCodec<AuditRow>(
  'audit_entry',
  {
    sequence: integer,
    previousHash: text,
    hash: text,
    at: integer,
    actorName: text,
    actorFrom: text,
    action: text,
    // Tampered with or newer than this program: the hash tells, and what it says is shown.
    subjectType: text as Codec<AuditSubject['type']>,
    subjectId: text,
    subjectName: text,
    valueBefore: value,
    valueAfter: value,
    mac: nullable(text),
  },
  'sequence',
);

const headRow = rowCodec<AuditHead>('audit_head', { sequence: integer, hash: text });

/** Null: there is none, and entries are written without a MAC. */
export type AuditKey = Secret<Uint8Array> | null | 'unasked';

/** A transaction would write an entry: the key is opened outside of it, and the transaction begun again. */
export class AuditKeyNeeded extends Error {}

export class StoredAudit implements AuditReader, AuditWriter {
  readonly #queries: Queries;
  readonly #key: AuditKey;
  #kept: AuditEntry[] = [];

  constructor(queries: Queries, key: AuditKey) {
    this.#queries = queries;
    this.#key = key;
  }

  keep(entry: AuditEntry): void {
    this.#kept.push(entry);
  }

  key(): Secret<Uint8Array> | null {
    if (this.#key === 'unasked') throw new AuditKeyNeeded();
    return this.#key;
  }

  async append(entry: AuditEntry): Promise<void> {
    this.keep(entry);
  }

  /** Writes what was kept, in order. */
  async flush(): Promise<void> {
    if (this.#kept.length === 0) return;
    const key = this.key();
    let { sequence, hash } = await this.#head(this.#queries.words.forUpdate);
    const written: Row[] = [];
    for (const entry of this.#kept.splice(0).map(storable)) {
      const previousHash = hash;
      sequence += 1;
      hash = auditHash(sequence, previousHash, entry);
      const mac = key && auditMac(key, hash);
      written.push(rowOf({ ...entry, sequence, previousHash, hash, mac }));
    }
    for (const [first, ...others] of inPortions(written)) {
      if (first !== undefined) await this.#queries.run(insertAllInto('audit_entry', [first, ...others]));
    }
    await this.#queries.run(sql`update audit_head set sequence = ${sequence}, hash = ${hash}`);
  }

  async page(after: number, limit: number): Promise<ChainedAuditEntry[]> {
    await this.flush();
    return this.#select(sql`where sequence > ${after} order by sequence limit ${limit}`);
  }

  async newest(
    limit: number,
    { subjectId, before, action, actorName }: AuditFilter = {},
  ): Promise<ChainedAuditEntry[]> {
    await this.flush();
    const older = before === undefined ? nothing : sql`and sequence < ${before}`;
    const ofSubject = subjectId === undefined ? nothing : sql`and subject_id = ${subjectId}`;
    const ofAction = action === undefined ? nothing : sql`and action = ${action}`;
    const ofActor = actorName === undefined ? nothing : sql`and actor_name = ${actorName}`;
    return this.#select(
      sql`where sequence > 0 ${older} ${ofSubject} ${ofAction} ${ofActor} order by sequence desc limit ${limit}`,
    );
  }

  async head(): Promise<AuditHead> {
    await this.flush();
    return this.#head(nothing);
  }

  async #select(rest: Sql): Promise<ChainedAuditEntry[]> {
    return (await this.#queries.all(sql`select ${rows.columns} from audit_entry ${rest}`)).map(entryOf);
  }

  async #head(lock: Sql): Promise<AuditHead> {
    const head = await this.#queries.first(sql`select id, sequence, hash from audit_head where id = 1${lock}`);
    // An act whose entry cannot be written does not happen.
    if (head === null) throw new LatchkeyError('auditHeadGone');
    return headRow.read(head);
  }
}

/** The entry as both databases give it back, so that its hash holds there. */
function storable(entry: AuditEntry): AuditEntry {
  const { actor, subject } = entry;
  return {
    ...entry,
    actor: { name: storableText(actor.name), from: storableText(actor.from) },
    subject: { type: subject.type, id: storableText(subject.id), name: storableText(subject.name) },
  };
}

function rowOf({ actor, subject, before, after, ...entry }: ChainedAuditEntry): Row {
  return rows.row({
    ...entry,
    actorName: actor.name,
    actorFrom: actor.from,
    subjectType: subject.type,
    subjectId: subject.id,
    subjectName: subject.name,
    valueBefore: before,
    valueAfter: after,
  });
}

function entryOf(row: object): ChainedAuditEntry {
  const read = rows.read(row);
  return {
    sequence: read.sequence,
    previousHash: read.previousHash,
    hash: read.hash,
    mac: read.mac,
    at: read.at,
    actor: { name: read.actorName, from: read.actorFrom },
    action: read.action,
    subject: { type: read.subjectType, id: read.subjectId, name: read.subjectName },
    before: read.valueBefore,
    after: read.valueAfter,
  };
}
