// Answers to requests that bore an Idempotency-Key, for a day.

import type { Migration } from './migration.ts';

export const keptAnswers: Migration = ({ text, integer, tableEnd }) => [
  `create table kept_answer (
    id ${text} primary key,
    request ${text} not null,
    began_at ${integer} not null,
    answer ${text},
    mac ${text} not null
  ) ${tableEnd}`,
  'create index kept_answer_by_time on kept_answer (began_at)',
];
