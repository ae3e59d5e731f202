// What notices need from the database.
//
// - A notice is unique by (subject, occasion, recipient, channel) for ever: that is what "never twice" rests on.
// - Notices are claimed together with the frozen message that tells them, in one transaction, or not at all.

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Instant } from '../ports.ts';
import type { ClaimedNotice, DueNotice } from './due-notices.ts';
import type { FrozenMessage, MessageStanding, MessageState } from './notice-message.ts';
import type { NoticeOwner } from './notice-owner.ts';
import type { Acknowledgement } from './steps.ts';

export interface OwnerLook {
  owner: NoticeOwner;
  lookAt: Instant;
  /** Counts the calls for a look. */
  revision: number;
}

export interface NextLook {
  seen: OwnerLook;
  at: Instant | null;
}

/** A message and the notices that it tells: claimed together or not at all. */
export interface Claim extends FrozenMessage {
  notices: readonly (DueNotice & { owner: NoticeOwner })[];
  audit: AuditEntry;
}

/** A notice as it was claimed, with the owner whose look found it. */
export type OwnedNotice = ClaimedNotice & { owner: NoticeOwner };

export interface StoredMessage extends FrozenMessage {
  /** Of the row, which a planted message may bear a lie about. */
  id: string;
  standing: MessageStanding;
}

export interface NoticeReader {
  /** Owners with `lookAt <= now`, earliest first, after the given one. */
  dueOwners(now: Instant, after: OwnerLook | null, limit: number): Promise<OwnerLook[]>;
  /** Everything ever claimed for these subjects. */
  claimedOf(subjects: readonly string[]): Promise<OwnedNotice[]>;
  /** In the order in which they were given. */
  acknowledgementsOf(subjects: readonly string[]): Promise<Acknowledgement[]>;
  /** Subjects of these owners that were told and are not closed. */
  openSubjects(owners: readonly NoticeOwner[]): Promise<{ owner: NoticeOwner; subject: string }[]>;
  /** How many failure episodes were told and go on. */
  openEpisodes(): Promise<number>;
  message(id: string): Promise<StoredMessage | null>;
  /** The notices that the message tells. */
  noticesOfMessage(id: string): Promise<OwnedNotice[]>;
  /** Messages of the channel to be sent now: the most urgent severity first, then the oldest. */
  dueMessages(channel: string, now: Instant, limit: number): Promise<StoredMessage[]>;
  newestMessages(limit: number): Promise<StoredMessage[]>;
  /** Messages by channel and state, for metrics; finished ones since then only. */
  counts(since: Instant): Promise<{ channel: string; state: MessageState; count: number }[]>;
}

export interface NoticeWriter extends NoticeReader {
  /** Looks at the owner then, or earlier when that is planned already. A look under way does not count as this one. */
  lookBy(owner: NoticeOwner, at: Instant): Promise<void>;
  /** Sets the next looks, each if nobody moved it since it was read; null: only when something changes. */
  lookNext(looks: readonly NextLook[]): Promise<void>;
  /** The rules or the channels changed: every owner is looked at now. */
  lookAtAll(now: Instant): Promise<void>;
  forgetOwner(owner: NoticeOwner): Promise<void>;
  /**
   * The clock had run ahead of `now`. What was told or acknowledged before its time counts no more (the rows stay,
   * taken back), and messages that wait for a time that is not near are due now.
   */
  takeBackAhead(now: Instant): Promise<void>;
  /**
   * Claims the notices of each message under their unique key and writes the message that tells them. A message of which
   * one notice is claimed already is not written, nor any of its notices. How many were written.
   */
  claim(claims: readonly Claim[], at: Instant): Promise<number>;
  closeSubjects(subjects: readonly string[], at: Instant): Promise<void>;
  /** Counts an attempt that begins; false when the message is not pending or another counted it first. */
  beginAttempt(messageId: string, attemptsBefore: number): Promise<boolean>;
  /** The notices of a message that is not sent count no more: what is due is told anew. */
  takeBack(messageId: string, at: Instant): Promise<void>;
  /** An audit entry when the state moved, none while it stays pending. */
  endAttempt(messageId: string, standing: MessageStanding, audit: AuditEntry | null): Promise<void>;
  acknowledge(acknowledgement: Acknowledgement, at: Instant, audit: AuditEntry): Promise<void>;
  /** Drops the content of messages that were finished before; their notices stay for ever. Returns how many. */
  dropContentBefore(before: Instant, limit: number): Promise<number>;
}
