// Whether this process can serve: its database takes writes, since one that can only be read cannot keep what happens, and its key
// file is there and fits: without it no next process could begin.

import { type Clock, secondMs } from '../../domain/ports.ts';
import type { Store } from '../../domain/store.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';

const longestProofMs = 10 * secondMs;
/** One that failed is tried again sooner: what works again is to be sent work. */
const failedProofMs = secondMs;

/** Writes at most once in 10 s, and once a second while that fails, however often it is asked; anybody may ask. */
export class WriteProof {
  readonly #parts: { store: Store; clock: Clock };
  #nextAtMs = Number.NEGATIVE_INFINITY;
  #proof: Promise<void> = Promise.resolve();

  constructor(parts: { store: Store; clock: Clock }) {
    this.#parts = parts;
  }

  /** Errors: those of the store. */
  async renewed(): Promise<void> {
    const { store, clock } = this.#parts;
    const now = clock.monotonicMs();
    if (now >= this.#nextAtMs) {
      this.#nextAtMs = now + longestProofMs;
      this.#proof = store.write((tx) => tx.facts.set('writtenForReadinessAt', clock.now()));
      // Counted from its end: one that hangs for long is no flood of writes.
      this.#proof.catch(() => {
        this.#nextAtMs = clock.monotonicMs() + failedProofMs;
      });
    }
    await this.#proof;
    await store.read((tx) => tx.facts.get('writtenForReadinessAt'));
  }
}

export interface VaultProof {
  readonly isVaultUsable: boolean;
}

type Needs = Pick<Context, 'log'> & { writeProof: WriteProof; troubles: VaultProof };

export const checkReadiness = {
  act: 'installation.checkReadiness',
  async run({ writeProof, troubles, log }) {
    try {
      await writeProof.renewed();
      return { database: true, vault: troubles.isVaultUsable };
    } catch (error) {
      log.write('warn', 'The database cannot be written.', { error });
      return { database: false, vault: troubles.isVaultUsable };
    }
  },
  view: (readiness) => readiness,
} satisfies Act<Needs, void, { database: boolean; vault: boolean }>;
