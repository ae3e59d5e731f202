// The answers of an app are found by when they were asked for, as its newest attempts are: an index less for each attempt to write.

import type { Migration } from './migration.ts';

export const answersByStart: Migration = () => ['drop index attempt_key_answer'];
