// One index finds the attempts without an outcome, open and unknown: one less that each attempt enters and leaves.

import type { Migration } from './migration.ts';

export const withoutOutcome: Migration = () => [
  'drop index attempt_open',
  'drop index attempt_without_outcome',
  `create index attempt_without_outcome on attempt (started_at) where outcome in ('open', 'unknown')`,
];
