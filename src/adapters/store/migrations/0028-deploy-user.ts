// A second user of a connection, who deploys; and attempts that were made for another user than the connection's own.

import type { Migration } from './migration.ts';

export const deployUser: Migration = ({ text }) => [
  `alter table connection add column deploy_user ${text}`,
  `alter table attempt add column username ${text}`,
];
