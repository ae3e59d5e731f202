// Chance from the operating system.

import { randomBytes, randomFillSync } from 'node:crypto';
import type { Random } from '../../domain/ports.ts';

/** What ids, nonces and jitter take is drawn in one piece: each call of OpenSSL costs what two hundred bytes more of one do. */
const drawnAtOnce = 4_096;
/** Longer ones are keys, which exist nowhere before they are asked for. */
const longestFromPool = 16;

const pool = Buffer.alloc(drawnAtOnce);
let used = drawnAtOnce;

export const systemRandom: Random = {
  bytes: (length) => (length > longestFromPool ? randomBytes(length) : Uint8Array.from(taken(length))),
  // 48 bits: the most that Buffer reads as one exact number, and plenty for jitter.
  fraction: () => taken(6).readUIntBE(0, 6) / 2 ** 48,
};

/** Nobody is given them twice. They stand until the next are drawn, so that they are to be copied at once. */
function taken(length: number): Buffer {
  if (used + length > drawnAtOnce) {
    randomFillSync(pool);
    used = 0;
  }
  used += length;
  return pool.subarray(used - length, used);
}
