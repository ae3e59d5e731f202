// Chance without a state: a number that follows from a seed and from what it is drawn for, so that any component of a generated
// org can be made by itself, in any order, as often as it is asked for.

/** A whole number of 32 bits (the finalizer of MurmurHash3, over each of the parts). */
export function mix(seed: number, ...parts: readonly number[]): number {
  let hash = seed | 0;
  for (const part of parts) {
    hash ^= Math.imul(part | 0, 0xcc9e2d51);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

export function pick<T>(list: readonly T[], number: number): T {
  const chosen = list[number % list.length];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

/** For a seed that differs from type to type. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
