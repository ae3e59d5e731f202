// What scans of a connection leave out.

import type { Connection } from '../../../domain/connection/connection.ts';
import type { Exclusions } from './read-inventory.ts';

export function exclusionsOf(_connection: Connection): Exclusions {
  return { type: () => false, component: () => false };
}
