// The answers of an app are found through its connections: an index less for each attempt to write.

import type { Migration } from './migration.ts';

export const answersByConnection: Migration = () => ['drop index attempt_of_app'];
