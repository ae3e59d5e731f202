// The sealed secret that signed acknowledgement links alone proves more by now: its fact gets the name of what it holds.

import type { Migration } from './migration.ts';

export const macKeyName: Migration = () => [`update fact set key = 'macKey' where key = 'acknowledgementKey'`];
