// When an app may be rotated without hands, and the rotations that somebody begins at another time all the same.

import type { Migration } from './migration.ts';

export const rotationWindow: Migration = ({ text, integer }) => [
  `alter table client_app add column rotation_window ${text}`,
  `alter table swap add column ignores_window ${integer} not null default 0`,
];
