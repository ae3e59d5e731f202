// Chance from the operating system.

import { randomBytes } from 'node:crypto';
import type { Random } from '../../domain/ports.ts';

export const systemRandom: Random = {
  bytes: (length) => randomBytes(length),
  // 48 bits: the most that Buffer reads as one exact number, and plenty for jitter.
  fraction: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
};
