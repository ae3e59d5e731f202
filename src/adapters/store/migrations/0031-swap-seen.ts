// Whether somebody looked at how a rotation without hands ended.

import type { Migration } from './migration.ts';

export const swapSeen: Migration = ({ integer }) => [`alter table swap add column seen_at ${integer}`];
