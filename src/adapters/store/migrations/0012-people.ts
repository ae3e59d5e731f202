// People of the pages, their invitations and sessions, and the tokens of programs. Every row is proved by a MAC.

import type { Migration } from './migration.ts';

export const people: Migration = ({ text, integer, tableEnd }) => [
  `create table person (
    id ${text} primary key,
    name ${text} not null,
    name_key ${text} not null,
    role ${text} not null,
    label ${text},
    password_hash ${text},
    created_at ${integer} not null,
    disabled_at ${integer},
    mac ${text} not null
  ) ${tableEnd}`,
  'create unique index person_name_key_key on person (name_key)',

  `create table invitation (
    id ${text} primary key,
    token_hash ${text} not null,
    role ${text} not null,
    label ${text},
    name ${text},
    person_id ${text} references person (id),
    expires_at ${integer} not null,
    taken_at ${integer},
    mac ${text} not null
  ) ${tableEnd}`,
  'create unique index invitation_token_hash_key on invitation (token_hash)',

  `create table session (
    id ${text} primary key,
    token_hash ${text} not null,
    person_id ${text} not null references person (id),
    created_at ${integer} not null,
    expires_at ${integer} not null,
    user_agent ${text} not null,
    mac ${text} not null
  ) ${tableEnd}`,
  'create unique index session_token_hash_key on session (token_hash)',
  'create index session_of_person on session (person_id, created_at)',
  'create index session_expiry on session (expires_at)',

  `create table api_token (
    id ${text} primary key,
    token_hash ${text} not null,
    name ${text} not null,
    person_id ${text} not null references person (id),
    permissions ${text} not null,
    label ${text},
    created_at ${integer} not null,
    expires_at ${integer} not null,
    revoked_at ${integer},
    mac ${text} not null
  ) ${tableEnd}`,
  'create unique index api_token_token_hash_key on api_token (token_hash)',
];
