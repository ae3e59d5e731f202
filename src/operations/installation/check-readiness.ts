// Whether this process can serve: its database takes writes, since one that can only be read cannot keep what happens, and its key
// file is there and fits: without it no next process could begin.

import { type Clock, secondMs } from '../../domain/ports.ts';
import type { Store } from '../../domain/store.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';

const longestProofMs = 10 * secondMs;

/** Writes at most once in 10 s, however often it is asked; anybody may ask. */
export class WriteProof {
  readonly #parts: { store: Store; clock: Clock };
  #provenAtMs = Number.NEGATIVE_INFINITY;
  #proof: Promise<void> = Promise.resolve();

  constructor(parts: { store: Store; clock: Clock }) {
    this.#parts = parts;
  }

  /** Errors: those of the store. */
  async renewed(): Promise<void> {
    const { store, clock } = this.#parts;
    const now = clock.monotonicMs();
    if (now - this.#provenAtMs >= longestProofMs) {
      this.#provenAtMs = now;
      this.#proof = store.write((tx) => tx.facts.set('writtenForReadinessAt', clock.now()));
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
  connectionOf: () => null,
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
