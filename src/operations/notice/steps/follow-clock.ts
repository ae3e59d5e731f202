// After a clock that ran ahead was set right. What was planned by it would be looked at too late, and what was told
// before its time would count as told when its time comes: both are taken back, so that nothing is missed.

import { hourMs } from '../../../domain/ports.ts';
import type { NoticeContext } from '../../context.ts';

/** Thresholds are days: an hour delays nothing that matters, and the clocks of two processes never differ so much. */
const toleratedMs = hourMs;

export async function followClock({
  store,
  clock,
  log,
}: Pick<NoticeContext, 'store' | 'clock' | 'log'>): Promise<void> {
  const sweptAt = await store.read((tx) => tx.facts.get('noticesSweptAt'));
  const aheadMs = (sweptAt ?? 0) - clock.now();
  if (aheadMs <= toleratedMs) return;
  log.write('warn', 'The clock went back since notices were last looked for; everything is looked at anew.', {
    aheadMs,
  });
  await store.write(async (tx) => {
    const now = clock.now();
    await tx.notices.takeBackAhead(now);
    await tx.notices.lookAtAll(now);
    await tx.facts.set('noticesStartedAt', Math.min(now, (await tx.facts.get('noticesStartedAt')) ?? now));
    await tx.facts.set('noticesSweptAt', now);
  });
}
