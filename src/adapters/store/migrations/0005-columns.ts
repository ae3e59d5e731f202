// A column for each thing: the org that a connection may pin next, the owner of a notice by type and id, what a wrong clock had
// claimed, and the count of the calls for an owner stood inside other columns. Some columns get the name of what they hold.

import type { Migration } from './migration.ts';

const ownersWithId = ['app', 'connection', 'watched', 'finding', 'delivery'] as const;

export const columns: Migration = ({ text, integer, tableEnd }) => [
  'alter table connection rename column watched_until to probed_closely_until',
  `alter table connection add column accepted_org_id ${text}`,
  'update connection set accepted_org_id = org_id, org_id = null where user_id is null',
  'alter table key_pair rename column abandoned_reason to reason',
  'alter table watched_place rename column reading to last_reading',

  'drop index notice_owner_due',
  'alter table notice_owner rename to notice_owner_before',
  // look_at null: only when something changes. revision: counts the calls for a look, so that one under way sees them.
  `create table notice_owner (
    owner_type ${text} not null,
    owner_id ${text} not null,
    look_at ${integer},
    revision ${integer} not null,
    primary key (owner_type, owner_id)
  ) ${tableEnd}`,
  ...ownersWithId.map(
    (type) => `insert into notice_owner (owner_type, owner_id, look_at, revision)
      select '${type}', substr(owner, ${type.length + 2}), look_at, 0 from notice_owner_before where ${isOf(type)}`,
  ),
  'drop table notice_owner_before',
  'create index notice_owner_due on notice_owner (look_at, owner_type, owner_id)',

  'drop index notice_open_of_owner',
  `alter table notice add column owner_type ${text} not null default 'installation'`,
  `alter table notice add column owner_id ${text} not null default ''`,
  ...ownersWithId.map(
    (type) =>
      `update notice set owner_type = '${type}', owner_id = substr(owner, ${type.length + 2}) where ${isOf(type)}`,
  ),
  'alter table notice drop column owner',
  'create index notice_open_of_owner on notice (owner_type, owner_id, subject) where closed_at is null',

  // taken_back_at 0: it counts. Else the clock was ahead when it was claimed, and the same may be claimed once more.
  'drop index notice_subject_key',
  `alter table notice add column taken_back_at ${integer} not null default 0`,
  `update notice set taken_back_at = claimed_at,
      occasion = substr(occasion, 1, length(occasion) - length(':ahead:' || cast(claimed_at as text)))
    where occasion like '%:ahead:' || cast(claimed_at as text)`,
  'create unique index notice_subject_key on notice (subject, occasion, recipient, channel, taken_back_at)',
];

function isOf(type: string): string {
  return `substr(owner, 1, ${type.length + 1}) = '${type}:'`;
}
