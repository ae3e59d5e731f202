// What an installation decides about notices: when, to whom, with which links. Channels stand in channel.ts.

import { hourMs, minuteMs } from '../ports.ts';
import { defaultNoticeDays } from './steps.ts';

/** An acknowledgement silences no longer than this when it asks to be reminded. */
export const longestSnoozeDays = 90;

export interface NoticeSettings {
  /** Days before expiry; a connection may have its own. */
  noticeDays: readonly number[];
  /** E-mail addresses for connections that name none, and for what concerns the installation itself. */
  defaultContacts: readonly string[];
  /** An origin without a trailing slash; null: mails name commands and carry no links. */
  publicUrl: string | null;
  /** How long Salesforce or the network may be away before somebody is told; a refusal is told at once. */
  outageGraceMs: number;
  /** How long an issued certificate may wait for its upload before somebody is told. */
  uploadGraceMs: number;
  /** How long the org may take the old certificate after a new one was handed out. */
  handoutGraceMs: number;
  /** A loop that did not run for so long is told. Longer than a day, so that a daily cron run is in time. */
  heartbeatMs: number;
}

export const defaultNoticeSettings: NoticeSettings = {
  noticeDays: defaultNoticeDays,
  defaultContacts: [],
  publicUrl: null,
  outageGraceMs: 10 * minuteMs,
  uploadGraceMs: 24 * hourMs,
  handoutGraceMs: 7 * 24 * hourMs,
  heartbeatMs: 26 * hourMs,
};
