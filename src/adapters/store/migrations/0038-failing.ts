// The failing connections of an app are found among those that fail: each sign-in of a handover asks for them.

import type { Migration } from './migration.ts';

export const failing: Migration = () => [
  'create index connection_failing on connection (client_app_id) where failure is not null',
];
