// What the slots of apps that are rotated without hands held when they were looked at, and rotations that put a certificate back.

import type { Migration } from './migration.ts';

export const slotLooks: Migration = ({ text, integer, tableEnd }) => [
  `create table slot_look (
    client_app_id ${text} primary key references client_app (id) on delete cascade,
    looked_at ${integer} not null,
    alarm ${text}
  ) ${tableEnd}`,
  `alter table swap add column puts_back ${integer} not null default 0`,
];
