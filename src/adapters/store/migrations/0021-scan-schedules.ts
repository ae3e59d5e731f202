// When scans run by themselves, and which runs were missed.

import type { Migration } from './migration.ts';

export const scanSchedules: Migration = ({ text, integer, tableEnd }) => [
  `create table scan_schedule (
    connection_id ${text} primary key references connection (id) on delete cascade,
    every_days ${integer},
    at_minute ${integer},
    cron ${text},
    set_at ${integer} not null,
    paused_by ${text},
    paused_at ${integer},
    failure ${text},
    next_at ${integer} not null,
    missed ${text} not null
  ) ${tableEnd}`,
  'create index scan_schedule_due on scan_schedule (next_at)',
];
