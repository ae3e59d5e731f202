// Notices: when to look again, what was claimed, the messages that tell it, what was acknowledged; certificates that are
// watched elsewhere, findings, calendar feeds.

import type { Migration } from './migration.ts';

export const notices: Migration = ({ text, integer, tableEnd }) => [
  // look_at null: only when something changes.
  `create table notice_owner (
    owner ${text} primary key,
    look_at ${integer}
  ) ${tableEnd}`,
  'create index notice_owner_due on notice_owner (look_at, owner)',

  // content null: dropped long after the message was finished; its notices stay.
  `create table notice_message (
    id ${text} primary key,
    channel ${text} not null,
    recipient ${text} not null,
    content ${text},
    is_urgent ${integer} not null check (is_urgent in (0, 1)),
    created_at ${integer} not null,
    state ${text} not null check (state in ('pending', 'sent', 'givenUp')),
    attempts ${integer} not null,
    next_attempt_at ${integer} not null,
    finished_at ${integer},
    detail ${text},
    check ((state = 'pending') = (finished_at is null))
  ) ${tableEnd}`,
  `create index notice_message_due on notice_message (channel, next_attempt_at) where state = 'pending'`,
  'create index notice_message_finished on notice_message (finished_at, channel, state)',
  'create index notice_message_newest on notice_message (created_at)',

  // Rows are never deleted: "never twice" is this index.
  `create table notice (
    subject ${text} not null,
    occasion ${text} not null,
    channel ${text} not null,
    recipient ${text} not null,
    urgency ${integer} not null,
    severity ${text} not null check (severity in ('info', 'reminder', 'urgent', 'resolved')),
    owner ${text} not null,
    message_id ${text} not null references notice_message (id),
    claimed_at ${integer} not null,
    closed_at ${integer}
  ) ${tableEnd}`,
  'create unique index notice_subject_key on notice (subject, occasion, recipient, channel)',
  'create index notice_open_of_owner on notice (owner, subject) where closed_at is null',
  'create index notice_of_message on notice (message_id)',

  `create table notice_acknowledgement (
    subject ${text} not null,
    urgency ${integer} not null,
    severity ${text} not null check (severity in ('info', 'reminder', 'urgent', 'resolved')),
    snoozed_until ${integer},
    at ${integer} not null
  ) ${tableEnd}`,
  'create unique index notice_acknowledgement_subject_key on notice_acknowledgement (subject, at, urgency)',

  `create table watched_certificate (
    id ${text} primary key,
    content ${text} not null
  ) ${tableEnd}`,

  `create table finding (
    id ${text} primary key,
    content ${text} not null,
    ended_at ${integer}
  ) ${tableEnd}`,
  'create index finding_standing on finding (id) where ended_at is null',

  `create table calendar_feed (
    id ${text} primary key,
    token_hash ${text} not null,
    connection_id ${text},
    created_at ${integer} not null,
    revoked_at ${integer}
  ) ${tableEnd}`,
  'create unique index calendar_feed_token_hash_key on calendar_feed (token_hash)',
];
