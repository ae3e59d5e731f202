// Proves that this installation wrote a finding, whose words and recipients are mailed.

import type { Migration } from './migration.ts';

export const findingMac: Migration = ({ text }) => [`alter table finding add column mac ${text}`];
