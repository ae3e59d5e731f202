// Where an app's keys are made, and the keys in devices that no row of ours holds: on the way in, or to be destroyed.

import type { Migration } from './migration.ts';

export const deviceKeys: Migration = ({ text, integer, tableEnd }) => [
  `alter table client_app add column custody ${text}`,
  `create table stray_key (
    key_pair_id ${text} primary key,
    provider_uri ${text} not null,
    device_key_id ${text},
    due_at ${integer} not null,
    tries ${integer} not null default 0,
    trouble ${text},
    gone_at ${integer}
  ) ${tableEnd}`,
  'create index stray_key_due on stray_key (due_at, key_pair_id)',
];
