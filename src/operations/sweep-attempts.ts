// Keeps the record of attempts honest and small: an attempt whose process died becomes `unknown`, raw attempts live 7
// days. Long sweeps go in pages, each a transaction of its own; mostly there is nothing to do, in one.

import { attemptLifeMs, openAttemptLimitMs } from '../domain/token/attempt.ts';
import type { Context } from './context.ts';

const pageSize = 1_000;

export async function sweepAttempts({ store, clock }: Pick<Context, 'store' | 'clock'>): Promise<void> {
  const now = clock.now();
  for (let isMore = true; isMore; ) {
    isMore = await store.write(async ({ attempts }) => {
      const givenUp = await attempts.giveUpOpen(now - openAttemptLimitMs, pageSize);
      const deleted = await attempts.deleteFinishedBefore(now - attemptLifeMs, pageSize);
      return givenUp === pageSize || deleted === pageSize;
    });
  }
}
