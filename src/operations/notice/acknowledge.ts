// Takes note that a person saw to a message, or to everything that is open about a connection and its app. More urgent
// notices are not silenced.

import { LatchkeyError } from '../../domain/errors.ts';
import type { NoticeOwner } from '../../domain/notice/notice-owner.ts';
import type { ReadTransaction } from '../../domain/store.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { NoticeContext } from '../context.ts';
import { silenceNotices } from './steps/silence-notices.ts';

interface AcknowledgementRequest {
  /** The id that stands in a message, or the name of a connection. */
  what: string;
  /** 1 to 90: remind again then; null: never again for these thresholds. */
  snoozeDays: number | null;
}

type Needs = Pick<NoticeContext, 'store' | 'clock' | 'actor'>;

/** How many notices. Errors: nothingToAcknowledge, connectionNotFound. */
export const acknowledgeNotices = {
  act: 'notice.acknowledge',
  connectionOf: ({ what }) => (isMessageId(what) ? null : what),
  async run(context, { what, snoozeDays }) {
    const told = isMessageId(what)
      ? (tx: ReadTransaction) => tx.notices.noticesOfMessage(what)
      : (tx: ReadTransaction) => openOf(tx, what);
    const notices = await silenceNotices(context, told, snoozeDays);
    if (notices === 0) throw new LatchkeyError('nothingToAcknowledge', { what });
    return { notices, snoozeDays };
  },
  view: (done) => done,
} satisfies Act<Needs, AcknowledgementRequest, { notices: number; snoozeDays: number | null }>;

function isMessageId(what: string): boolean {
  return /^[0-9a-f]{32}$/.test(what);
}

async function openOf(tx: ReadTransaction, name: string) {
  const { connection } = await findConnection(tx, name);
  const owners: NoticeOwner[] = [
    { type: 'connection', id: connection.id },
    { type: 'app', id: connection.clientAppId },
  ];
  return tx.notices.claimedOf((await tx.notices.openSubjects(owners)).map(({ subject }) => subject));
}
