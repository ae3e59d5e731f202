// Keeps the record of attempts honest and small: an attempt whose process died becomes `unknown`, raw attempts live 7
// days. Long sweeps go in pages, each a transaction of its own.

import { attemptLifeMs, openAttemptLimitMs } from '../domain/token/attempt.ts';
import type { Context } from './context.ts';

const pageSize = 1_000;

export async function sweepAttempts({ store, clock }: Pick<Context, 'store' | 'clock'>): Promise<void> {
  const now = clock.now();
  await inPages(() => store.write((tx) => tx.attempts.giveUpOpen(now - openAttemptLimitMs, pageSize)));
  await inPages(() => store.write((tx) => tx.attempts.deleteFinishedBefore(now - attemptLifeMs, pageSize)));
}

async function inPages(sweepPage: () => Promise<number>): Promise<void> {
  while ((await sweepPage()) === pageSize);
}
