// One change of the vault at a time, over all processes: two that replace slots at once could each remove the other's.

import { LatchkeyError } from '../../../domain/errors.ts';
import { minuteMs, newId } from '../../../domain/ports.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import type { Context } from '../../context.ts';

export interface VaultLease {
  /** To be called in each transaction that changes slots or reseals. Errors: changedMeanwhile when the lease was lost. */
  keep(tx: WriteTransaction): Promise<void>;
}

const resource = 'vault';
/** How long a change that died holds off the next one; each transaction of a living one extends it. */
const durationMs = minuteMs;

/** Errors: alreadyRunning, and those of `work`. */
export async function holdingVault<T>(
  { store, random }: Pick<Context, 'store' | 'random'>,
  work: (lease: VaultLease) => Promise<T>,
): Promise<T> {
  const holder = newId(random);
  const claim = (tx: WriteTransaction) => tx.leases.claim(resource, holder, durationMs);
  if ((await store.write(claim)) === null) {
    throw new LatchkeyError('alreadyRunning', { what: 'changeOfVault' });
  }
  try {
    return await work({
      async keep(tx) {
        if ((await claim(tx)) === null) throw new LatchkeyError('changedMeanwhile', { type: 'vault', name: null });
      },
    });
  } finally {
    await store.write(async (tx) => {
      // Each claim has a number of its own, and of transactions that failed nobody knows the last.
      const last = await claim(tx);
      if (last !== null) await tx.leases.release(last);
    });
  }
}
