// Takes note that a person saw to a message, by its signed link or by command: its notices and milder ones of the same
// subjects are silent from then on, or until the end of a snooze. More urgent ones are not.

import { verifyAcknowledgement } from '../../domain/notice/acknowledgement-token.ts';
import type { NoticeMessage } from '../../domain/notice/notice-message.ts';
import type { NoticeOwner } from '../../domain/notice/notice-owner.ts';
import type { OwnedNotice } from '../../domain/notice/notice-store.ts';
import { dayMs, type Instant, iso } from '../../domain/ports.ts';
import type { ReadTransaction } from '../../domain/store.ts';
import { auditEntry } from '../context.ts';
import type { NoticeContext } from './notice-context.ts';
import { acknowledgementKey } from './steps/acknowledgement-key.ts';

export const longestSnoozeDays = 90;

export type AcknowledgementView =
  | { type: 'open'; message: NoticeMessage; isAcknowledged: boolean; expiresAt: Instant }
  | { type: 'expired'; expiredAt: Instant }
  /** Forged, mistyped, signed by a key that is gone, or of a message that is gone. */
  | { type: 'unknown' };

type Parts = Pick<NoticeContext, 'store' | 'clock' | 'sealer' | 'random' | 'log' | 'actor'>;

/** What the page behind a link shows. Changes nothing: mail scanners press links. */
export async function readAcknowledgement(parts: Parts, token: string): Promise<AcknowledgementView> {
  const verdict = verifyAcknowledgement(await acknowledgementKey(parts), token, parts.clock.now());
  if (verdict.type === 'expired') return verdict;
  if (verdict.type === 'forged') return { type: 'unknown' };
  return parts.store.read(async (tx) => {
    const stored = await tx.notices.message(verdict.messageId);
    if (stored === null) return { type: 'unknown' };
    const notices = await tx.notices.noticesOfMessage(verdict.messageId);
    const silenced = await tx.notices.acknowledgementsOf(notices.map(({ subject }) => subject));
    const isAcknowledged = latestOf(notices).every((notice) =>
      silenced.some(({ subject, urgency }) => subject === notice.subject && urgency >= notice.urgency),
    );
    return { type: 'open', message: stored.message, isAcknowledged, expiresAt: verdict.expiresAt };
  });
}

export type AcknowledgementOutcome =
  | { type: 'acknowledged'; notices: number }
  | Exclude<AcknowledgementView, { type: 'open' }>;

/**
 * The button of that page. The actor is whoever holds the link, so the audit names the recipient of the message.
 * @param snoozeDays 1 to 90: remind again then; null: never again for these thresholds.
 */
export async function acknowledgeByLink(
  parts: Parts,
  token: string,
  snoozeDays: number | null,
): Promise<AcknowledgementOutcome> {
  const view = await readAcknowledgement(parts, token);
  if (view.type !== 'open') return view;
  const { id, channel, recipient } = view.message;
  const actor = { name: recipient === '' ? channel : recipient, from: 'acknowledgement link' };
  return { type: 'acknowledged', notices: await acknowledgeMessage({ ...parts, actor }, id, snoozeDays) };
}

/** By the id that stands in the message. 0: there is no such message, or nothing in it to acknowledge. */
export function acknowledgeMessage(
  parts: Pick<Parts, 'store' | 'clock' | 'actor'>,
  messageId: string,
  snoozeDays: number | null,
): Promise<number> {
  return acknowledge(parts, (tx) => tx.notices.noticesOfMessage(messageId), snoozeDays);
}

/** Everything that was told about a connection and its app and is still open. */
export function acknowledgeConnection(
  parts: Pick<Parts, 'store' | 'clock' | 'actor'>,
  connection: { id: string; clientAppId: string },
  snoozeDays: number | null,
): Promise<number> {
  const open = async (tx: ReadTransaction) => {
    const owners: NoticeOwner[] = [
      { type: 'connection', id: connection.id },
      { type: 'app', id: connection.clientAppId },
    ];
    return tx.notices.claimedOf((await tx.notices.openSubjects(owners)).map(({ subject }) => subject));
  };
  return acknowledge(parts, open, snoozeDays);
}

async function acknowledge(
  { store, clock, actor }: Pick<Parts, 'store' | 'clock' | 'actor'>,
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
function latestOf(notices: readonly OwnedNotice[]): OwnedNotice[] {
  const latest = new Map<string, OwnedNotice>();
  for (const notice of notices) {
    if (notice.severity !== 'reminder' && notice.severity !== 'urgent') continue;
    const known = latest.get(notice.subject);
    if (known === undefined || known.urgency < notice.urgency) latest.set(notice.subject, notice);
  }
  return [...latest.values()];
}
