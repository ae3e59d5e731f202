// What scans of a connection leave out, and what each of them left out.

import type { Migration } from './migration.ts';

export const scanExclusions: Migration = ({ text, tableEnd }) => [
  `create table scan_exclusion (
    connection_id ${text} primary key references connection (id) on delete cascade,
    types ${text} not null,
    names ${text} not null
  ) ${tableEnd}`,
  `alter table scan add column excluded ${text}`,
];
