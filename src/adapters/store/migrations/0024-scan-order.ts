// Scans of all connections, the newest first.

import type { Migration } from './migration.ts';

export const scanOrder: Migration = () => ['create index scan_asked on scan (asked_at, id)'];
