// Who somebody is at the provider of single sign-on.

import type { Migration } from './migration.ts';

export const provider: Migration = ({ text }) => [
  `alter table person add column provider ${text}`,
  'create unique index person_provider_key on person (provider)',
];
