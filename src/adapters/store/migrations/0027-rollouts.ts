// Rotations without hands of many apps, in waves.

import type { Migration } from './migration.ts';

export const rollouts: Migration = ({ text, integer, tableEnd }) => [
  `create table rollout (
    id ${text} primary key,
    phase ${text} not null,
    pattern ${text} not null,
    labels ${text} not null,
    batch ${integer} not null,
    stop_after ${integer} not null,
    asked_by ${text} not null,
    asked_at ${integer} not null,
    waves ${integer} not null,
    canary_wave ${integer} not null,
    left_out ${text} not null,
    stopped_by ${text},
    look_at ${integer} not null,
    ended_at ${integer},
    claimed_by ${text},
    claimed_until ${integer}
  ) ${tableEnd}`,
  // One runs at a time.
  `create unique index rollout_phase_key on rollout (phase) where phase = 'running'`,
  `create table rollout_app (
    rollout_id ${text} not null references rollout (id) on delete cascade,
    client_app_id ${text} not null references client_app (id) on delete cascade,
    place ${integer} not null,
    connection ${text} not null,
    wave ${integer},
    swap_id ${text},
    not_begun ${text},
    primary key (rollout_id, client_app_id)
  ) ${tableEnd}`,
  'create index rollout_app_of_app on rollout_app (client_app_id)',
];
