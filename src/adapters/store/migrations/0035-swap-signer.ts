// Who signs in for a rotation without hands that puts a certificate back.

import type { Migration } from './migration.ts';

export const swapSigner: Migration = ({ text }) => [`alter table swap add column signs_in_as ${text}`];
