// Our own login budget is no failure: until when a connection is rationed has a column, and failures of that name end.

import type { Migration } from './migration.ts';

export const rationed: Migration = ({ integer }) => [
  `alter table connection add column rationed_until ${integer}`,
  `update connection set failure = null where failure like '%"code":"loginBudgetSpent"%'`,
];
