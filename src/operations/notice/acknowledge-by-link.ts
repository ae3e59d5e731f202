// The button of the page behind a link. The actor is whoever holds the link, so the audit names the recipient of the message.

import type { ReadTransaction } from '../../domain/store.ts';
import type { Act } from '../act.ts';
import { type AcknowledgementView, type LinkNeeds, readLinked } from './steps/acknowledgement-link.ts';
import { silenceNotices } from './steps/silence-notices.ts';

interface LinkAcknowledgement {
  token: string;
  /** 1 to 90: remind again then; null: never again for these thresholds. */
  snoozeDays: number | null;
  /** Of the one notice that is meant; null: all of the message. */
  subject?: string | null;
}

type AcknowledgementOutcome =
  | { type: 'acknowledged'; notices: number }
  | Exclude<AcknowledgementView, { type: 'open' }>;

export const acknowledgeByLink = {
  act: 'notice.acknowledgeByLink',
  run: acknowledge,
  view: (outcome) => outcome,
} satisfies Act<LinkNeeds, LinkAcknowledgement, AcknowledgementOutcome>;

async function acknowledge(
  context: LinkNeeds,
  { token, snoozeDays, subject = null }: LinkAcknowledgement,
): Promise<AcknowledgementOutcome> {
  const view = await readLinked(context, token);
  if (view.type !== 'open') return view;
  const { id, channel, recipient } = view.message;
  const actor = { name: recipient === '' ? channel : recipient, from: 'acknowledgement link' };
  const told = async (tx: ReadTransaction) =>
    (await tx.notices.noticesOfMessage(id)).filter((notice) => subject === null || notice.subject === subject);
  return { type: 'acknowledged', notices: await silenceNotices({ ...context, actor }, told, snoozeDays) };
}
