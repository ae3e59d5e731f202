// Chance that repeats: sfc32 (Chris Doty-Humphrey, PractRand), seeded with a 32-bit number and a name, so that each part of a
// simulation has a stream of its own and one more draw in one part moves nothing in another.

import { createHash } from 'node:crypto';
import type { Random } from '../../src/domain/ports.ts';

export class SeededRandom implements Random {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  constructor(seed: number, name: string) {
    const state = createHash('sha256').update(`${seed} ${name}`).digest();
    this.#a = state.readInt32LE(0);
    this.#b = state.readInt32LE(4);
    this.#c = state.readInt32LE(8);
    this.#counter = state.readInt32LE(12);
  }

  fraction(): number {
    return this.#next() / 2 ** 32;
  }

  /** The same, under the name that the simulator of the org asks for. */
  next(): number {
    return this.fraction();
  }

  bytes(length: number): Uint8Array {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length; at += 4) {
      const word = this.#next();
      for (let index = at; index < Math.min(at + 4, length); index += 1) bytes[index] = word >>> ((index - at) * 8);
    }
    return bytes;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  /** True in that share of all draws. */
  happens(share: number): boolean {
    return this.fraction() < share;
  }

  oneOf<T>(choices: readonly T[]): T {
    const choice = choices[this.between(0, choices.length - 1)];
    if (choice === undefined) throw new RangeError('nothing to choose from');
    return choice;
  }

  /** One of the keys, each as likely as its weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.fraction() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return this.oneOf(entries)[0];
  }

  /** The time to the next of events that come on average every `meanMs`. */
  waitingMs(meanMs: number): number {
    return Math.ceil(-Math.log(1 - this.fraction()) * meanMs);
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}
