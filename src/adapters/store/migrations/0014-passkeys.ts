// What people sign in with besides a password, and when a session's person proved last who it is. Sessions from before have no such
// time: they end, and people sign in again.

import type { Migration } from './migration.ts';

export const passkeys: Migration = ({ text, integer, tableEnd }) => [
  `create table passkey (
    id ${text} primary key,
    person_id ${text} not null references person (id),
    credential_id ${text} not null,
    public_key ${text} not null,
    rp_id ${text} not null,
    name ${text} not null,
    counter ${integer} not null,
    challenged_at ${integer} not null,
    created_at ${integer} not null,
    last_used_at ${integer},
    removed_at ${integer},
    mac ${text} not null
  ) ${tableEnd}`,
  'create unique index passkey_credential_id_key on passkey (credential_id)',
  'create index passkey_of_person on passkey (person_id, created_at)',

  `alter table person add column totp ${text}`,
  'delete from session',
  `alter table session add column proved_at ${integer} not null default 0`,
];
