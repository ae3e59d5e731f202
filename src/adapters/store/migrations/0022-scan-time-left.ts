// How long a scan that is under way will take, as whoever works at it reckons.

import type { Migration } from './migration.ts';

export const scanTimeLeft: Migration = ({ integer }) => [`alter table scan add column time_left_ms ${integer}`];
