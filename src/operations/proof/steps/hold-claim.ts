// Keeps the claim on a proof while something goes on. Without it another process would take the proof for killed.

import type { ProofContext } from '../../context.ts';
import { proofLeaseMs } from './begin-proof.ts';

export async function whileClaimed<T>(
  { store, clock, log }: ProofContext,
  id: string,
  holder: string,
  work: () => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const renewing = (async () => {
    while (!over.signal.aborted) {
      await clock.sleep(proofLeaseMs / 3, over.signal).catch(() => undefined);
      if (over.signal.aborted) return;
      try {
        await store.write((tx) => tx.proofs.claim(id, { holder, leaseMs: proofLeaseMs }));
      } catch (error) {
        log.write('warn', 'The claim on experiments could not be renewed; it is tried again.', { error });
      }
    }
  })();
  try {
    return await work();
  } finally {
    over.abort();
    await renewing;
    await store.write((tx) => tx.proofs.release(id, holder));
  }
}
