// The host that a token was given for is sealed with it; as a column it was anybody's who can write to the database.

import type { Migration } from './migration.ts';

export const tokenHostSealed: Migration = () => ['alter table cached_token drop column instance_url'];
