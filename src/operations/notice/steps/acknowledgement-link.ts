// What a signed link in a notice is about.

import { verifyAcknowledgement } from '../../../domain/notice/acknowledgement-token.ts';
import { isProven, type NoticeMessage } from '../../../domain/notice/notice-message.ts';
import type { Instant } from '../../../domain/ports.ts';
import type { NoticeContext } from '../../context.ts';
import { macKey } from '../../vault/steps/mac-key.ts';
import { latestOf } from './silence-notices.ts';

export type AcknowledgementView =
  | { type: 'open'; message: NoticeMessage; isAcknowledged: boolean; expiresAt: Instant }
  | { type: 'expired'; expiredAt: Instant }
  /** Forged, mistyped, signed by a key that is gone, or of a message that is gone. */
  | { type: 'unknown' };

export type LinkNeeds = Pick<NoticeContext, 'store' | 'clock' | 'sealer' | 'random' | 'log' | 'actor'>;

export async function readLinked(parts: LinkNeeds, token: string): Promise<AcknowledgementView> {
  const key = await macKey(parts);
  const verdict = verifyAcknowledgement(key, token, parts.clock.now());
  if (verdict.type === 'expired') return verdict;
  if (verdict.type === 'forged') return { type: 'unknown' };
  return parts.store.read(async (tx) => {
    const stored = await tx.notices.message(verdict.messageId);
    if (stored === null || !isProven(stored, key)) return { type: 'unknown' };
    const notices = await tx.notices.noticesOfMessage(verdict.messageId);
    const silenced = await tx.notices.acknowledgementsOf(notices.map(({ subject }) => subject));
    const isAcknowledged = latestOf(notices).every((notice) =>
      silenced.some(({ subject, urgency }) => subject === notice.subject && urgency >= notice.urgency),
    );
    return { type: 'open', message: stored.message, isAcknowledged, expiresAt: verdict.expiresAt };
  });
}
