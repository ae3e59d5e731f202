// Experiments in orgs, and what each org has shown of itself.

import type { Migration } from './migration.ts';

export const proofs: Migration = ({ text, integer, tableEnd }) => [
  `create table proof (
    id ${text} primary key,
    connection_id ${text} not null references connection (id) on delete cascade,
    org_id ${text} not null,
    edition ${text} not null,
    is_sandbox ${integer} not null,
    api_version ${text} not null,
    asked_by ${text} not null,
    asked_at ${integer} not null,
    planned ${text} not null,
    results ${text} not null,
    leavings ${text} not null,
    is_clean ${integer} not null,
    ended_at ${integer},
    claimed_by ${text},
    claimed_until ${integer}
  ) ${tableEnd}`,
  'create index proof_of_connection on proof (connection_id, asked_at)',
  `create table org_fact (
    org_id ${text} not null,
    name ${text} not null,
    value ${text} not null,
    found_by ${text} not null,
    found_at ${integer} not null,
    api_version ${text} not null,
    primary key (org_id, name)
  ) ${tableEnd}`,
];
