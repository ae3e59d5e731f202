// Rotations without hands, and whether an app is rotated so.

import type { Migration } from './migration.ts';

export const swaps: Migration = ({ text, integer, bytes, tableEnd }) => [
  `alter table client_app add column rotation ${text} not null default 'guided'`,
  `create table swap (
    id ${text} primary key,
    client_app_id ${text} not null references client_app (id) on delete cascade,
    connection_id ${text} not null references connection (id) on delete cascade,
    phase ${text} not null,
    asked_by ${text} not null,
    is_scheduled ${integer} not null,
    asked_at ${integer} not null,
    old_key_pair_id ${text} not null,
    new_key_pair_id ${text} not null,
    component ${text},
    kept_form_format_version ${integer},
    kept_form_root_key_id ${text},
    kept_form_sealed ${bytes},
    deployed_digest ${text},
    known_deploy_ids ${text} not null,
    deploy ${text},
    deploys_asked ${integer} not null,
    restore ${text},
    restores_asked ${integer} not null,
    problem ${text},
    waits_for ${text},
    look_at ${integer} not null,
    ended_at ${integer},
    claimed_by ${text},
    claimed_until ${integer}
  ) ${tableEnd}`,
  // One rotation of an app at a time.
  'create unique index swap_client_app_id_key on swap (client_app_id) where ended_at is null',
  'create index swap_due on swap (look_at, id) where ended_at is null',
  'create index swap_of_app on swap (client_app_id, asked_at)',
];
