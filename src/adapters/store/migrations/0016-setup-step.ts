// How far somebody said to be in the seven steps of the pages.

import type { Migration } from './migration.ts';

export const setupStep: Migration = ({ integer }) => [`alter table connection add column setup_step ${integer}`];
