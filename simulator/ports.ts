// What the simulator asks of the world: time, chance and waiting. It reads no clock and draws no number of its own, so
// that the same code serves a real listener and a seeded run in simulated time.

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Random {
  /** A number in [0, 1). */
  next(): number;
}

/** Waits; used by the faults that are slow, by nothing else. Rejects with the signal's reason when it aborts. */
export type Delay = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** A whole number in [0, below). */
export function drawBelow(random: Random, below: number): number {
  return Math.floor(random.next() * below);
}

/** A number of milliseconds in the range, both ends included for a range of one point. */
export function drawMilliseconds(random: Random, range: { minSeconds: number; maxSeconds: number }): number {
  return Math.round((range.minSeconds + random.next() * (range.maxSeconds - range.minSeconds)) * 1000);
}

export function drawText(random: Random, alphabet: string, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += alphabet.charAt(drawBelow(random, alphabet.length));
  return text;
}
