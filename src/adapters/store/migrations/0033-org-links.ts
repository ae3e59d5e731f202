// Orgs whose tab may call the API, and what they sent once.

import type { Migration } from './migration.ts';

export const orgLinks: Migration = ({ text, integer, tableEnd }) => [
  `create table org_link (
    id ${text} primary key,
    org_id ${text} not null,
    role ${text} not null,
    created_at ${integer} not null,
    ends_at ${integer},
    revoked_at ${integer},
    mac ${text} not null
  ) ${tableEnd}`,
  'create index org_link_of_org on org_link (org_id)',
  `create table org_nonce (
    link_id ${text} not null,
    nonce ${text} not null,
    sent_at ${integer} not null,
    primary key (link_id, nonce)
  ) ${tableEnd}`,
  'create index org_nonce_sent_at on org_nonce (sent_at)',
];
