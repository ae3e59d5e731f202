// What the reconciler writes after each pass: that it ran, and a record of attempts that stays honest and small. An attempt
// whose process died becomes `unknown`, raw attempts live 7 days. Long sweeps go in pages, each a transaction of its own;
// mostly there is nothing to do, in one.

import { sweepKeptAnswers } from '../../../domain/access/kept-answer.ts';
import { sweepNonces } from '../../../domain/org/org-link.ts';
import { minuteMs } from '../../../domain/ports.ts';
import { attemptLifeMs, openAttemptLimitMs } from '../../../domain/token/attempt.ts';
import type { Context } from '../../context.ts';

const pageSize = 1_000;
/** An idle process looks for work every few seconds; who watches it counts in minutes. */
const recordedEveryMs = minuteMs;

export async function endPass({ store, clock }: Pick<Context, 'store' | 'clock'>): Promise<void> {
  const now = clock.now();
  for (let isMore = true; isMore; ) {
    isMore = await store.write(async ({ attempts, facts, keptAnswers, orgLinks }) => {
      const ranAt = await facts.get('reconcilerRanAt');
      // A transaction that changes nothing waits for no disk.
      if (ranAt === null || Math.abs(now - ranAt) >= recordedEveryMs) {
        await facts.set('reconcilerRanAt', now);
        await sweepKeptAnswers(keptAnswers, now);
        await sweepNonces(orgLinks, now);
      }
      const givenUp = await attempts.giveUpOpen(now - openAttemptLimitMs, pageSize);
      const deleted = await attempts.deleteFinishedBefore(now - attemptLifeMs, pageSize);
      return givenUp === pageSize || deleted === pageSize;
    });
  }
}
