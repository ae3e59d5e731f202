// Chance that repeats from its seed (mulberry32).

export class Seeded {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 on, below the limit. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  isTrue(ofTen = 5): boolean {
    return this.below(10) < ofTen;
  }

  one<T>(list: readonly T[]): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  }

  some<T>(list: readonly T[], most: number): T[] {
    return list.filter(() => this.isTrue(4)).slice(0, most);
  }

  times<T>(count: number, make: (index: number) => T): T[] {
    return Array.from({ length: count }, (_, index) => make(index));
  }
}

export function xmlText(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&apos;');
}

/** Nested elements from nested values; an array stands once for each of its values. */
export function xmlOf(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((each) => xmlOf(name, each)).join('');
  if (typeof value !== 'object') return `<${name}>${xmlText(String(value))}</${name}>`;
  const inside = Object.entries(value).map(([key, each]) => xmlOf(key, each));
  return `<${name}>${inside.join('')}</${name}>\n`;
}

export function metadataXml(root: string, value: Record<string, unknown>): string {
  const inside = Object.entries(value).map(([key, each]) => xmlOf(key, each));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${inside.join('')}</${root}>\n`;
}
