// When a key pair was accepted last stands by itself: each sign-in writes it, and its key and certificate need not be written with it.

import type { Migration } from './migration.ts';

export const acceptances: Migration = ({ text, integer, tableEnd }) => [
  `create table key_pair_acceptance (
    key_pair_id ${text} primary key references key_pair (id) on delete cascade,
    last_accepted_at ${integer} not null
  ) ${tableEnd}`,
  `insert into key_pair_acceptance (key_pair_id, last_accepted_at)
    select id, last_accepted_at from key_pair where last_accepted_at is not null`,
  'alter table key_pair drop column last_accepted_at',
];
