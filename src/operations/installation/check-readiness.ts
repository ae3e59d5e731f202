// Whether this process can serve: its database takes writes. One that can only be read cannot keep what happens.

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

export const checkReadiness = {
  act: 'installation.checkReadiness',
  connectionOf: () => null,
  async run({ writeProof, log }) {
    try {
      await writeProof.renewed();
      return { database: true };
    } catch (error) {
      log.write('warn', 'The database cannot be written.', { error });
      return { database: false };
    }
  },
  view: (readiness) => readiness,
} satisfies Act<Pick<Context, 'log'> & { writeProof: WriteProof }, void, { database: boolean }>;
