// Randomness without chance, for stores whose retries are not looked at.

import type { Random } from '../../../src/domain/ports.ts';

export const fixedRandom: Random = {
  bytes: (length) => new Uint8Array(length).fill(7),
  fraction: () => 0.5,
};
