// Notices that a person saw to, and milder ones of the same subjects, are silent from then on, or until the end of a snooze.

import { longestSnoozeDays } from '../../../domain/notice/notice-settings.ts';
import type { OwnedNotice } from '../../../domain/notice/notice-store.ts';
import { dayMs, iso } from '../../../domain/ports.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import { auditEntry, type NoticeContext } from '../../context.ts';

/** @param snoozeDays 1 to 90: remind again then; null: never again for these thresholds. */
export async function silenceNotices(
  { store, clock, actor }: Pick<NoticeContext, 'store' | 'clock' | 'actor'>,
  choose: (tx: ReadTransaction) => Promise<OwnedNotice[]>,
  snoozeDays: number | null,
): Promise<number> {
  return store.write(async (tx) => {
    const now = clock.now();
    const snoozedUntil =
      snoozeDays === null ? null : now + Math.min(longestSnoozeDays, Math.max(1, snoozeDays)) * dayMs;
    const latest = latestOf(await choose(tx));
    for (const { subject, urgency, severity, occasion, owner } of latest) {
      const audit = auditEntry(
        { clock, actor },
        snoozedUntil === null ? 'notice.acknowledged' : 'notice.snoozed',
        { type: 'notice', id: subject, name: `${subject} ${occasion}` },
        null,
        { urgency, snoozedUntil: iso(snoozedUntil) },
      );
      await tx.notices.acknowledge({ subject, urgency, severity, snoozedUntil }, now, audit);
      await tx.notices.lookBy(owner, now);
    }
    return latest.length;
  });
}

/** The most urgent notice of each subject, of those that can be silenced. */
export function latestOf(notices: readonly OwnedNotice[]): OwnedNotice[] {
  const latest = new Map<string, OwnedNotice>();
  for (const notice of notices) {
    if (notice.severity !== 'reminder' && notice.severity !== 'urgent') continue;
    const known = latest.get(notice.subject);
    if (known === undefined || known.urgency < notice.urgency) latest.set(notice.subject, notice);
  }
  return [...latest.values()];
}
