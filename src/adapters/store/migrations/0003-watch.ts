// Places whose certificates are read once a day: an org, or the files and hosts elsewhere.

import type { Migration } from './migration.ts';

export const watch: Migration = ({ text, integer, tableEnd }) => [
  // reading null: never read.
  `create table watched_place (
    place ${text} primary key,
    look_at ${integer} not null,
    reading ${text}
  ) ${tableEnd}`,
  'create index watched_place_due on watched_place (look_at, place)',
  'create index connection_org on connection (org_id)',
];
