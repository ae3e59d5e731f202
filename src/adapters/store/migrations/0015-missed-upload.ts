// When an org itself showed that a reported upload did not reach its app.

import type { Migration } from './migration.ts';

export const missedUpload: Migration = ({ integer }) => [`alter table client_app add column missed_at ${integer}`];
