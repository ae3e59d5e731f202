// Freezes notices into the message that tells them. The same notices at the same time give the same message: nothing
// here is random, so the ids come in, and so does the printer that has the words.

import { createHash } from 'node:crypto';
import { encodePem } from '../../formats/pem.ts';
import type { Instant } from '../ports.ts';
import type { Secret } from '../secret.ts';
import { acknowledgementLifeMs, signAcknowledgement } from './acknowledgement-token.ts';
import { type ChannelDescription, channelKinds } from './channel.ts';
import type { NoticeItem } from './notice-item.ts';
import {
  type Attachment,
  canAcknowledge,
  type NoticeMessage,
  type NoticePrinter,
  type ToldNotice,
} from './notice-message.ts';
import type { Severity } from './steps.ts';

/** So many files at most: mail servers refuse what is too large, and a rotation hands out every one of them. */
const mostAttachments = 20;

interface Composing {
  printer: NoticePrinter;
  /** 32 hex digits. */
  id: string;
  channel: ChannelDescription;
  recipient: string;
  /** The part of a Message-ID after the @: the sender's domain. */
  messageIdDomain: string;
  /** Where the pages are reached; null: nowhere. */
  pagesUrl: string | null;
  /** To acknowledge. Null: there is no public URL, or no key. */
  link: { publicUrl: string; key: Secret<Uint8Array> } | null;
  now: Instant;
}

export function composeMessage(notices: readonly ToldNotice[], composing: Composing): NoticeMessage {
  const { printer, id, channel, recipient, messageIdDomain, pagesUrl, link, now } = composing;
  const ordered = notices.toSorted((a, b) => order[a.severity] - order[b.severity]);
  const acknowledgeUrl =
    link === null || !canAcknowledge(ordered)
      ? null
      : `${link.publicUrl}/acknowledge/${signAcknowledgement(link.key, id, now + acknowledgementLifeMs)}`;
  const parts = { id, notices: ordered, acknowledgeUrl, pagesUrl, now };
  const typedWhere = printer.typedWhere(parts);
  const isMail = channel.kind === 'mail';
  return {
    id,
    messageId: `<${id}@${messageIdDomain}>`,
    channel: channel.name,
    recipient,
    dedupKey: channelKinds[channel.kind].digests ? null : dedupKeyOf(ordered),
    action: ordered.every(({ severity }) => severity === 'resolved') ? 'resolve' : 'trigger',
    severity: ordered[0]?.severity ?? 'info',
    createdAt: now,
    subjectLine: printer.subjectLine(ordered, now),
    text: printer.text(parts),
    html: isMail ? printer.html(parts) : '',
    attachments: isMail ? attachmentsOf(ordered.map(({ item }) => item)) : [],
    ...(typedWhere === null ? {} : { typedWhere }),
    acknowledgeUrl,
    pagesUrl,
    notices: ordered,
  };
}

const order: Readonly<Record<Severity, number>> = { urgent: 0, reminder: 1, resolved: 2, info: 3 };

/** All notices of one subject are one incident. Hashed: PagerDuty takes 255 characters and shows them around. */
function dedupKeyOf(notices: readonly ToldNotice[]): string {
  const subject = notices[0]?.subject ?? '';
  return `latchkey-${createHash('sha256').update(subject).digest('hex').slice(0, 40)}`;
}

function attachmentsOf(items: readonly NoticeItem[]): Attachment[] {
  const files = new Map<string, Attachment>();
  for (const item of items) {
    if (!('waiting' in item) || item.waiting === null || files.size >= mostAttachments) continue;
    const { fileName, certificate } = item.waiting;
    const content = encodePem('CERTIFICATE', Buffer.from(certificate, 'base64'));
    files.set(fileName, { fileName, contentType: 'application/x-x509-ca-cert', content });
  }
  return [...files.values()];
}

/** Which messages a target gets for its notices: one, or one for each where the channel cannot digest. */
export function inMessages<N>(channel: ChannelDescription, notices: readonly N[], digestLimit: number): N[][] {
  const size = channelKinds[channel.kind].digests ? digestLimit : 1;
  const messages: N[][] = [];
  for (let from = 0; from < notices.length; from += size) messages.push(notices.slice(from, from + size));
  return messages;
}
