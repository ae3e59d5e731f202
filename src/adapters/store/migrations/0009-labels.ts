// Labels of a connection, by which commands choose of a fleet.

import type { Migration } from './migration.ts';

export const labels: Migration = ({ text }) => [
  `alter table connection add column labels ${text} not null default '[]'`,
];
