// A MAC beside the hash of each audit entry; empty where none was made.

import type { Migration } from './migration.ts';

export const auditMacs: Migration = ({ text }) => [`alter table audit_entry add column mac ${text}`];
