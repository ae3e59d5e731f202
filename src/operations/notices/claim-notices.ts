// Claims what is due for one target. Everything is asked again inside the claiming transaction, whether the certificate
// is still in use first of all; then the notices are claimed under their unique key and the message is frozen.

import type { ChannelDescription } from '../../domain/expiry/channel.ts';
import { composeMessage, inMessages } from '../../domain/expiry/compose-message.ts';
import type { DueNotice } from '../../domain/expiry/due-notices.ts';
import type { NoticeMessage } from '../../domain/expiry/notice-message.ts';
import { type Target, targetKey } from '../../domain/expiry/target.ts';
import { newId } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import type { WriteTransaction } from '../../domain/store.ts';
import { auditEntry } from '../context.ts';
import type { NoticeContext } from './notice-context.ts';
import { viewOwner } from './view-owner.ts';

/** So many notices in one mail at most; a fleet of 400 is one mail. */
const digestLimit = 1_000;

export interface Claiming {
  target: Target;
  owners: readonly string[];
  isClockTrusted: boolean;
  /** Null: links are off. */
  linkKey: Secret<Uint8Array> | null;
}

/** How many messages were claimed. */
export async function claimNotices(context: NoticeContext, claiming: Claiming): Promise<number> {
  const { target, owners } = claiming;
  const channel = context.channels.find(({ name }) => name === target.channel);
  if (channel === undefined) return 0;
  let messages = 0;
  for (let from = 0; from < owners.length; from += digestLimit) {
    const page = owners.slice(from, from + digestLimit);
    messages += await context.store.write((tx) => claimWithin(tx, context, channel, { ...claiming, owners: page }));
  }
  return messages;
}

async function claimWithin(
  tx: WriteTransaction,
  context: NoticeContext,
  channel: ChannelDescription,
  { target, owners, isClockTrusted, linkKey }: Claiming,
): Promise<number> {
  const now = context.clock.now();
  const due: (DueNotice & { owner: string })[] = [];
  for (const owner of owners) {
    const view = await viewOwner(tx, owner, context, isClockTrusted, now);
    due.push(...view.due.filter((notice) => targetKey(notice) === targetKey(target)).map((one) => ({ ...one, owner })));
  }
  const { publicUrl } = context.noticeSettings;
  const link = publicUrl === null || linkKey === null ? null : { publicUrl, key: linkKey };
  let messages = 0;
  for (const notices of inMessages(channel, due, digestLimit)) {
    const id = newId(context.random);
    const { recipient } = target;
    const { messageIdDomain } = context;
    const told = notices.map(({ subject, occasion, severity, item }) => ({ subject, occasion, severity, item }));
    const message = composeMessage(told, { id, channel, recipient, messageIdDomain, link, now });
    if (await tx.notices.claim(notices, message, now, claimed(context, message))) messages += 1;
  }
  return messages;
}

function claimed(context: NoticeContext, message: NoticeMessage) {
  const { id, subjectLine, channel, recipient, notices } = message;
  const subject = { type: 'notice', id, name: subjectLine } as const;
  return auditEntry(context, 'notice.claimed', subject, null, { channel, recipient, notices: notices.length });
}
