// Scans, what they found, and the units of an inventory that are read already.

import type { Migration } from './migration.ts';

export const scans: Migration = ({ text, integer, bytes, tableEnd }) => [
  `create table scan (
    id ${text} primary key,
    connection_id ${text} not null references connection (id) on delete cascade,
    number ${integer} not null,
    state ${text} not null,
    phase ${text} not null,
    asked_by ${text} not null,
    is_scheduled ${integer} not null,
    asked_at ${integer} not null,
    started_at ${integer},
    ended_at ${integer},
    known ${integer} not null,
    done ${integer} not null,
    api_calls ${integer} not null,
    problems ${text} not null,
    problem_count ${integer} not null,
    failure ${text},
    put_off ${text},
    put_off_times ${integer} not null,
    look_at ${integer} not null,
    is_cancel_wanted ${integer} not null,
    by_type ${text},
    is_leaving ${integer} not null,
    claimed_by ${text},
    claimed_until ${integer}
  ) ${tableEnd}`,
  'create unique index scan_connection_id_number_key on scan (connection_id, number)',
  // One reading of a connection at a time.
  `create unique index scan_connection_id_key on scan (connection_id) where state in ('PENDING', 'RUNNING')`,
  `create index scan_due on scan (look_at, id) where state in ('PENDING', 'RUNNING')`,
  'create index scan_leaving on scan (is_leaving, id)',

  `create table component_version (
    connection_id ${text} not null references connection (id) on delete cascade,
    type ${text} not null,
    full_name ${text} not null,
    since_number ${integer} not null,
    is_removed ${integer} not null,
    is_pending ${integer} not null,
    namespace ${text},
    file_name ${text} not null,
    component_id ${text},
    created_by ${text},
    created_at ${integer},
    last_modified_by ${text},
    last_modified_at ${integer},
    fingerprint ${text},
    missing ${text},
    contents ${bytes},
    primary key (connection_id, type, full_name, since_number)
  ) ${tableEnd}`,
  'create index component_version_since on component_version (connection_id, since_number, type, full_name)',
  `create index component_version_pending on component_version (connection_id, since_number, type, full_name)
    where is_pending = 1`,

  `create table scan_unit (
    scan_id ${text} not null references scan (id) on delete cascade,
    unit ${text} not null,
    primary key (scan_id, unit)
  ) ${tableEnd}`,
];
