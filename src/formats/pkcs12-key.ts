// The key derivation of PKCS#12 (RFC 7292 appendix B.2). No thread pool does it: a few hundred ms on the event loop, in
// small turns.

import { hash } from 'node:crypto';
import { setImmediate as letOthersRun } from 'node:timers/promises';
import { utf16BigEndian } from './der.ts';

/** RFC 7292 appendix B.3: what the derived octets are for. */
const purposes = { key: 1, iv: 2, mac: 3 } as const;
const roundsPerTurn = 2_000;

type Pkcs12KeyWish = {
  readonly digest: string;
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly rounds: number;
  readonly purpose: keyof typeof purposes;
  readonly octets: number;
};

/** Two zero octets end it, also where it is empty. */
export const pkcs12Password = (password: string): Buffer => utf16BigEndian(`${password}\0`);

/** So long is a block of these hashes (FIPS 180-4). */
const blockOctetsOf = (digest: string): number => (digest === 'sha384' || digest === 'sha512' ? 128 : 64);

export async function pkcs12Key(wish: Pkcs12KeyWish): Promise<Buffer> {
  const { digest, rounds, octets } = wish;
  const size = blockOctetsOf(digest);
  const input = Buffer.concat([repeated(wish.salt, size), repeated(wish.password, size)]);
  const parts: Buffer[] = [];
  for (let made = 0; made < octets; made += parts.at(-1)?.length ?? octets) {
    let part: Buffer = Buffer.concat([Buffer.alloc(size, purposes[wish.purpose]), input]);
    for (let round = 0; round < rounds; round++) {
      if (round % roundsPerTurn === 0) await letOthersRun();
      part = hash(digest, part, 'buffer');
    }
    parts.push(part);
    addToBlocks(input, Buffer.alloc(size, part), size);
  }
  input.fill(0);
  return Buffer.concat(parts).subarray(0, octets);
}

/** RFC 7292 appendix B.2 step 3 and 4. */
function repeated(octets: Uint8Array, size: number): Buffer {
  const length = Math.ceil(octets.length / size) * size;
  return length === 0 ? Buffer.alloc(0) : Buffer.alloc(length, octets);
}

/** RFC 7292 appendix B.2 step 6C: each block grows by the number and one. */
function addToBlocks(blocks: Buffer, number: Buffer, size: number): void {
  for (let from = 0; from < blocks.length; from += size) {
    let carry = 1;
    for (let at = size - 1; at >= 0; at--) {
      carry += (blocks[from + at] ?? 0) + (number[at] ?? 0);
      blocks[from + at] = carry & 0xff;
      carry >>= 8;
    }
  }
}
