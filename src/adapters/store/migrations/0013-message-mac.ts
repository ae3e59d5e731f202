// Proves that this installation froze a message: who can write to the database alone could have it send words of his.

import type { Migration } from './migration.ts';

export const messageMac: Migration = ({ text }) => [`alter table notice_message add column mac ${text}`];
