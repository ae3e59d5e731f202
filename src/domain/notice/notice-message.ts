// A message as it is claimed and frozen: what is sent is this, and a repetition is this again, with the same ids.

import { isSameMac, macOf } from '../../formats/mac.ts';
import type { Instant } from '../ports.ts';
import type { Secret } from '../secret.ts';
import type { NoticeItem } from './notice-item.ts';
import type { Receiver } from './receiver.ts';
import type { Severity } from './steps.ts';

export interface ToldNotice {
  subject: string;
  occasion: string;
  severity: Severity;
  item: NoticeItem;
}

/** Only what would be repeated or made worse can be silenced. */
export function canAcknowledge(notices: readonly ToldNotice[]): boolean {
  return notices.some(({ severity }) => severity === 'reminder' || severity === 'urgent');
}

export interface MessageParts {
  /** Of the message. */
  id: string;
  notices: readonly ToldNotice[];
  /** Null: no links. */
  acknowledgeUrl: string | null;
  /** Where the pages are reached; null: nowhere, and commands are named. */
  pagesUrl: string | null;
  now: Instant;
}

/** The words that are frozen into a message: text/notice has them. */
export interface NoticePrinter {
  subjectLine(notices: readonly ToldNotice[], now: Instant): string;
  text(parts: MessageParts): string;
  html(parts: MessageParts): string;
  /** Where the commands in it can be typed; null: it names none. */
  typedWhere(parts: MessageParts): string | null;
}

export interface Attachment {
  fileName: string;
  contentType: string;
  /** Text; a certificate is PEM. */
  content: string;
}

export interface NoticeMessage extends Receiver {
  /** 32 hex digits; the webhook's delivery id. */
  id: string;
  /** RFC 5322 section 3.6.4, angle brackets included. */
  messageId: string;
  /** PagerDuty's: the same for all notices of one subject. Null on channels that digest. */
  dedupKey: string | null;
  action: 'trigger' | 'resolve';
  severity: Severity;
  createdAt: Instant;
  subjectLine: string;
  text: string;
  html: string;
  attachments: readonly Attachment[];
  /** Where the commands in it can be typed; the text and the HTML say it already. */
  typedWhere?: string;
  /** The page on which this message is acknowledged; null without a public URL. Not a login, but not to be shown around. */
  acknowledgeUrl: string | null;
  /** Where the pages are reached; missing in what an older version froze. */
  pagesUrl?: string | null;
  notices: readonly ToldNotice[];
}

/** As it lies in the database. */
export interface FrozenMessage {
  message: NoticeMessage;
  /** The very text, which the MAC is about. */
  frozen: string;
  /** Proves that this installation wrote it. Null: there was no vault, or it did not open. */
  mac: string | null;
}

export function freeze(message: NoticeMessage, key: Secret<Uint8Array> | null): FrozenMessage {
  const frozen = JSON.stringify(message);
  return { message, frozen, mac: key && messageMac(key, frozen) };
}

/** Where no key is there to check with, what is due is told all the same. */
export function isProven({ frozen, mac }: FrozenMessage, key: Secret<Uint8Array> | null): boolean {
  return key === null || (mac !== null && isSameMac(mac, messageMac(key, frozen)));
}

function messageMac(key: Secret<Uint8Array>, frozen: string): string {
  return macOf(key.reveal(), 'latchkey message v1', frozen).toString('base64url');
}

/**
 * pending: to be sent, or to be sent again · sent: the receiver said yes · givenUp: refused for good, or the retries
 * are over; reported through another channel.
 */
export type MessageState = 'pending' | 'sent' | 'givenUp';

export interface MessageStanding {
  state: MessageState;
  /** Attempts that began; one that never ended counts. */
  attempts: number;
  nextAttemptAt: Instant;
  finishedAt: Instant | null;
  /** The last thing that went wrong; no secrets. */
  detail: string | null;
}
