// Whether the audit is what was written: every entry there, unchanged, in its place, and made with the vault.

import { wrongInput } from '../errors.ts';
import type { Secret } from '../secret.ts';
import { type ChainedAuditEntry, firstBreak, firstPreviousHash } from './audit-entry.ts';
import { judgeMac } from './audit-mac.ts';
import type { AuditHead } from './audit-store.ts';

/**
 * missing, changed, unlinked: an entry · forged: its MAC is not ours · beyondHead: it stands behind the recorded end · headGone: the
 * recorded end is no more · otherHead: not the entry that was kept, or the audit ends before it.
 */
type BreakReason = 'missing' | 'changed' | 'unlinked' | 'forged' | 'beyondHead' | 'headGone' | 'otherHead';

export interface AuditVerdict {
  /** How many entries hold, from the first on. */
  entries: number;
  /** What an auditor writes down: with it a later rewriting of everything shows as well. */
  head: AuditHead;
  brokenAt: { sequence: number; reason: BreakReason } | null;
  /** Null: not checked, without the vault or in an export. */
  macs: MacCount | null;
}

export interface MacCount {
  valid: number;
  /** The first entry with one; before it none was made. Null: there is none. */
  from: number | null;
  /** Entries after it that have none: written where the vault did not open, or by somebody who has not got it. The first few. */
  without: readonly number[];
  /** Of a key that is gone. */
  ofAnotherKey: number;
}

/** For entries that were exported. Their end cannot be checked without a head that was kept elsewhere. */
export function verifyExportedAudit(
  entries: readonly Omit<ChainedAuditEntry, 'mac'>[],
  kept: AuditHead | null = null,
): AuditVerdict {
  const chain = new AuditChain(null, kept);
  chain.add(entries.map((entry) => ({ ...entry, mac: null })));
  return chain.verdict();
}

/** `N:HASH`, as `audit head` prints it. Errors: invalidInput. */
export function readHead(text: string): AuditHead {
  const [, sequence, hash] = /^\s*(\d{1,15}):([0-9a-f]{64})\s*$/.exec(text) ?? [];
  if (sequence !== undefined && hash !== undefined) return { sequence: Number(sequence), hash };
  throw wrongInput('head', 'notAHead');
}

export function headText({ sequence, hash }: AuditHead): string {
  return `${sequence}:${hash}`;
}

/** So many entries without a MAC are named. */
const mostNamed = 20;

export class AuditChain {
  end: AuditHead = { sequence: 0, hash: firstPreviousHash };
  brokenAt: AuditVerdict['brokenAt'] = null;
  readonly #key: Secret<Uint8Array> | null;
  /** That somebody wrote down, and that must be an entry of this chain. */
  readonly #kept: AuditHead | null;
  readonly #macs = { valid: 0, from: null as number | null, without: [] as number[], ofAnotherKey: 0 };

  constructor(key: Secret<Uint8Array> | null, kept: AuditHead | null) {
    this.#key = key;
    this.#kept = kept;
  }

  add(entries: readonly ChainedAuditEntry[]): void {
    const expected = { sequence: this.end.sequence + 1, previousHash: this.end.hash };
    const firstBroken = firstBreak(entries, expected);
    for (const entry of entries) {
      if (entry.sequence === firstBroken?.sequence) break;
      const reason = this.#judge(entry);
      if (reason !== null) {
        this.brokenAt = { sequence: entry.sequence, reason };
        return;
      }
      this.end = { sequence: entry.sequence, hash: entry.hash };
    }
    this.brokenAt = firstBroken;
  }

  /** What is wrong about an entry whose hash holds. */
  #judge(entry: ChainedAuditEntry): BreakReason | null {
    const { sequence, hash } = entry;
    if (sequence === this.#kept?.sequence && hash !== this.#kept.hash) return 'otherHead';
    if (this.#key === null) return null;
    switch (judgeMac(this.#key, entry)) {
      case 'forged':
        return 'forged';
      case 'valid':
        this.#macs.valid += 1;
        this.#macs.from ??= sequence;
        return null;
      case 'anotherKey':
        this.#macs.ofAnotherKey += 1;
        return null;
      case 'none':
        if (this.#macs.from !== null && this.#macs.without.length < mostNamed) this.#macs.without.push(sequence);
        return null;
    }
  }

  /** @param head As the database records it; null: that record is gone. Left out: there is none for an export. */
  verdict(head?: AuditHead | null): AuditVerdict {
    const { end } = this;
    const macs = this.#key === null ? null : this.#macs;
    return { entries: end.sequence, head: end, brokenAt: this.brokenAt ?? this.#brokenEnd(head), macs };
  }

  #brokenEnd(head: AuditHead | null | undefined): AuditVerdict['brokenAt'] {
    const { sequence, hash } = this.end;
    if (head === null) return { sequence, reason: 'headGone' };
    if (head !== undefined && head.sequence > sequence) return { sequence: sequence + 1, reason: 'missing' };
    if (head !== undefined && head.sequence < sequence) return { sequence: head.sequence + 1, reason: 'beyondHead' };
    if (head !== undefined && head.hash !== hash) return { sequence, reason: 'changed' };
    if (this.#kept !== null && this.#kept.sequence > sequence) return { sequence: sequence + 1, reason: 'otherHead' };
    return null;
  }
}
