// The first schema: connections and their client apps, key pairs, attempts, tokens, the audit, the vault, leases.

import type { ColumnTypes, Migration } from './migration.ts';

export const first: Migration = ({ text, integer, real, bytes, tableEnd }) => [
  `create table client_app (
    id ${text} primary key,
    kind ${text} not null check (kind in ('connected-app', 'external-client-app')),
    name ${text} not null,
    consumer_key ${text},
    wanted_key_pair_id ${text},
    changed_at ${integer},
    rotate_every_days ${real},
    rotate_before_days ${real},
    retention_days ${real},
    destruction_held_since ${integer},
    created_at ${integer} not null,
    revision ${integer} not null
  ) ${tableEnd}`,
  'create unique index client_app_consumer_key_key on client_app (consumer_key)',

  // name_folded: two names that differ in case alone would be one file on some disks, and one name to most people.
  `create table connection (
    id ${text} primary key,
    name ${text} not null,
    name_folded ${text} not null,
    client_app_id ${text} not null references client_app (id),
    username ${text} not null,
    login_url ${text} not null,
    audience ${text},
    found_token_host ${text},
    found_audience ${text},
    org_id ${text},
    user_id ${text},
    instance_url ${text},
    expired_policy ${text} not null check (expired_policy in ('refuse', 'allow-expired')),
    contacts ${text} not null,
    notice_days ${text},
    last_accepted_at ${integer},
    last_accepted_key_pair_id ${text},
    failure ${text},
    back_off_until ${integer},
    back_off_hold_ms ${integer},
    clock_skew_seconds ${real} not null,
    watched_until ${integer},
    last_probe_at ${integer},
    next_look_at ${integer} not null,
    created_at ${integer} not null,
    revision ${integer} not null,
    claimed_by ${text},
    claimed_until ${integer} not null default 0
  ) ${tableEnd}`,
  'create unique index connection_name_folded_key on connection (name_folded)',
  'create index connection_of_app on connection (client_app_id)',
  // login_url stands in it so that a host with too many due connections is passed over inside the index.
  'create index connection_due on connection (next_look_at, login_url)',

  // A private key exists exactly as long as its pair is not destroyed: the erasing and the state cannot come apart.
  `create table key_pair (
    ${keyPairFacts({ text, integer, bytes })},
    seal_version ${integer},
    root_key_id ${text},
    wrapped_data_key ${bytes},
    sealed_private_key ${bytes},
    check ((state = 'destroyed') = (sealed_private_key is null)),
    check ((sealed_private_key is null) = (wrapped_data_key is null)),
    check ((sealed_private_key is null) = (root_key_id is null)),
    check ((sealed_private_key is null) = (seal_version is null))
  ) ${tableEnd}`,
  ...keyPairIndexes,

  `create table attempt (
    id ${text} primary key,
    connection_id ${text} not null references connection (id) on delete cascade,
    client_app_id ${text} not null,
    key_pair_id ${text} not null,
    purpose ${text} not null check (purpose in ('token', 'test', 'probe')),
    token_host ${text} not null,
    audience ${text} not null,
    started_at ${integer} not null,
    finished_at ${integer},
    outcome ${text} not null
      check (outcome in ('open', 'accepted', 'notThisKey', 'refused', 'unavailable', 'noAnswer', 'unknown')),
    code ${text},
    message ${text}
  ) ${tableEnd}`,
  'create index attempt_of_connection on attempt (connection_id, started_at)',
  'create index attempt_of_app on attempt (client_app_id, started_at)',
  `create index attempt_key_answer on attempt (client_app_id, finished_at) where outcome in ('accepted', 'notThisKey')`,
  `create index attempt_without_outcome on attempt (key_pair_id) where outcome in ('open', 'unknown')`,
  `create index attempt_open on attempt (started_at) where outcome = 'open'`,
  'create index attempt_by_age on attempt (started_at)',

  `create table attempt_count (
    connection_id ${text} not null references connection (id) on delete cascade,
    key_pair_id ${text} not null,
    accepted ${integer} not null,
    not_this_key ${integer} not null,
    other ${integer} not null,
    primary key (connection_id, key_pair_id)
  ) ${tableEnd}`,

  `create table login_count (
    token_host ${text} not null,
    username_folded ${text} not null,
    hour ${integer} not null,
    spent ${integer} not null,
    primary key (token_host, username_folded, hour)
  ) ${tableEnd}`,

  // The row outlives its token, so that the generation goes on.
  `create table cached_token (
    connection_id ${text} primary key references connection (id) on delete cascade,
    generation ${integer} not null,
    seal_version ${integer},
    root_key_id ${text},
    sealed ${bytes},
    token_hash ${text},
    instance_url ${text},
    key_pair_id ${text},
    issued_at ${integer},
    refresh_at ${integer},
    good_until ${integer}
  ) ${tableEnd}`,
  'create index cached_token_by_root_key on cached_token (root_key_id)',

  `create table audit_entry (
    sequence ${integer} primary key,
    previous_hash ${text} not null,
    hash ${text} not null,
    at ${integer} not null,
    actor_name ${text} not null,
    actor_from ${text} not null,
    action ${text} not null,
    subject_type ${text} not null,
    subject_id ${text} not null,
    subject_name ${text} not null,
    value_before ${text} not null,
    value_after ${text} not null
  ) ${tableEnd}`,
  'create index audit_entry_of_subject on audit_entry (subject_id, sequence)',

  // One row: the end of the chain, and the lock that puts appending transactions one after the other.
  `create table audit_head (
    id ${integer} primary key check (id = 1),
    sequence ${integer} not null,
    hash ${text} not null
  ) ${tableEnd}`,
  `insert into audit_head (id, sequence, hash) values (1, 0, '${'0'.repeat(64)}')`,

  `create table vault_slot (
    id ${text} primary key,
    root_key_id ${text} not null,
    created_at ${integer} not null,
    provider ${text} not null,
    wrapped_root_key ${bytes} not null
  ) ${tableEnd}`,

  `create table lease (
    resource ${text} primary key,
    holder ${text} not null,
    number ${integer} not null,
    held_until ${integer} not null
  ) ${tableEnd}`,

  `create table fact (
    key ${text} primary key,
    value ${text} not null
  ) ${tableEnd}`,
];

/** Stands in the table as it was made first and as it was made anew. */
export function keyPairFacts({ text, integer, bytes }: Pick<ColumnTypes, 'text' | 'integer' | 'bytes'>): string {
  return `id ${text} primary key,
    client_app_id ${text} not null references client_app (id),
    algorithm ${text} not null,
    fingerprint ${text} not null,
    certificate_der ${bytes} not null,
    public_key_hash ${bytes} not null,
    subject ${text} not null,
    not_before ${integer} not null,
    not_after ${integer} not null,
    origin ${text} not null check (origin in ('generated', 'imported')),
    issued_at ${integer} not null,
    state ${text} not null
      check (state in ('issued', 'active', 'settling', 'previous', 'abandoned', 'compromised', 'destroyed')),
    since ${integer},
    settled_at ${integer},
    last_accepted_at ${integer},
    came_from ${text},
    abandoned_reason ${text}`;
}

export const keyPairIndexes: readonly string[] = [
  `create unique index key_pair_active_key on key_pair (client_app_id) where state = 'active'`,
  `create unique index key_pair_settling_key on key_pair (client_app_id) where state = 'settling'`,
  'create index key_pair_of_app on key_pair (client_app_id, issued_at)',
  'create index key_pair_by_fingerprint on key_pair (fingerprint)',
  'create index key_pair_by_public_key on key_pair (public_key_hash)',
  'create index key_pair_by_root_key on key_pair (root_key_id, id)',
];
