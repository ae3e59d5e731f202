// One line of the audit: who, from where, what, to what, before and after. Entries form a hash chain, so that a
// changed, removed or inserted line shows. Never holds a secret: `before` and `after` are facts for people.

import { createHash } from 'node:crypto';
import type { Actor } from '../access/actor.ts';
import { type Instant, iso } from '../ports.ts';
import type { AuditSubjectType, AuditVerb } from './audit-verbs.ts';

export type AuditValue =
  | string
  | number
  | boolean
  | null
  | readonly AuditValue[]
  | { readonly [key: string]: AuditValue };

export interface AuditSubject {
  type: AuditSubjectType;
  id: string;
  /** What people call it: a connection's name, a fingerprint. */
  name: string;
}

/** What an operation hands to the store together with the change itself. */
export interface AuditEntry {
  at: Instant;
  actor: Actor;
  action: AuditVerb;
  subject: AuditSubject;
  before: AuditValue;
  after: AuditValue;
}

/** An entry as it is kept: its place in the chain and the hashes that hold it there. */
export interface ChainedAuditEntry extends Omit<AuditEntry, 'action'> {
  /** Also one that an older release wrote. */
  action: string;
  /** 1, 2, 3 … without a gap. */
  sequence: number;
  /** Hex SHA-256 of the entry before; 64 zeros for the first. */
  previousHash: string;
  hash: string;
  /** Null: made without the vault, or by an older release. See audit-mac.ts. */
  mac: string | null;
}

/** As it is exported, and as its hash reads it. */
export type ExportedAuditEntry = Omit<ChainedAuditEntry, 'at' | 'mac'> & { at: string };

export function exportedEntry(entry: ChainedAuditEntry): ExportedAuditEntry {
  const { mac: _, ...exported } = entry;
  return { ...exported, at: iso(entry.at) };
}

export const firstPreviousHash = '0'.repeat(64);

/**
 * Hex SHA-256 over a JSON array without spaces of the sequence, the previous hash and the entry, its time as the export shows
 * it and the keys of `before` and `after` in order: whoever has the export can compute it with any tool.
 */
export function auditHash(
  sequence: number,
  previousHash: string,
  entry: Omit<AuditEntry, 'action'> & { action: string },
): string {
  const { at, actor, action, subject, before, after } = entry;
  const canonical = JSON.stringify([
    sequence,
    previousHash,
    new Date(at).toISOString(),
    [actor.name, actor.from],
    action,
    [subject.type, subject.id, subject.name],
    sortKeys(before),
    sortKeys(after),
  ]);
  return createHash('sha256').update(canonical).digest('hex');
}

/** The first place where the chain does not hold, or null. Pages may be checked one after the other. */
export function firstBreak(
  entries: readonly Omit<ChainedAuditEntry, 'mac'>[],
  expected: { sequence: number; previousHash: string },
): { sequence: number; reason: 'missing' | 'changed' | 'unlinked' } | null {
  let { sequence, previousHash } = expected;
  for (const entry of entries) {
    if (entry.sequence !== sequence) return { sequence, reason: 'missing' };
    if (entry.previousHash !== previousHash) return { sequence, reason: 'unlinked' };
    if (entry.hash !== auditHash(sequence, previousHash, entry)) return { sequence, reason: 'changed' };
    previousHash = entry.hash;
    sequence += 1;
  }
  return null;
}

function sortKeys(value: AuditValue): AuditValue {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const sorted = Object.entries(value as Record<string, AuditValue>).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, inner]) => [key, sortKeys(inner)]));
}
