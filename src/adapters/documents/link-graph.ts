// Who uses whom, kept small: components and their parts are numbers, references are rows of numbers. Filled in the first pass
// over a scan, asked in the second.

import type { Described, Grant, Key, Use } from './described.ts';
import { Numbers, RowsByNumber } from './numbers.ts';

interface UsedBy {
  from: Key;
  use: Use;
  evidence: string;
}

/** Where something is told: a page's path without its ending, and the place on it. */
export interface PagePlace {
  page: string;
  anchor: string | null;
}

export class LinkGraph {
  /** Lower-cased, since Apex and formulas do not tell `Account` from `account`. Of two names that differ in case only the second has its own. */
  readonly #numbers = new Map<string, number>();
  /** The second of such a pair. */
  readonly #twins = new Map<Key, number>();
  readonly #keys: Key[] = [];
  readonly #places: (PagePlace | null)[] = [];
  readonly #from = new Numbers();
  readonly #to = new Numbers();
  readonly #uses: Use[] = [];
  readonly #useNumbers = new Numbers();
  readonly #evidence = new Numbers();
  readonly #texts = new Texts();
  readonly #grantFrom = new Numbers();
  readonly #grantTo = new Numbers();
  readonly #grantBits = new Numbers();
  #usedBy: RowsByNumber | null = null;
  #granted: RowsByNumber | null = null;

  /** Says where a component or a part of one is told. The first place that is named stays, but for a list's. */
  place(key: Key, place: PagePlace, isList = false): void {
    const number = this.#exact(key);
    if (!isList || this.#places[number] === null) this.#places[number] = place;
  }

  /** Takes what a component uses and gives. */
  add(key: Key, { references }: Pick<Described, 'references'>, grants: readonly Grant[]): void {
    const from = this.#exact(key);
    for (const { to, use, evidence } of references) {
      const target = this.#nearest(to);
      if (target === from) continue;
      this.#from.push(from);
      this.#to.push(target);
      const known = this.#uses.indexOf(use);
      this.#useNumbers.push(known < 0 ? this.#uses.push(use) - 1 : known);
      this.#evidence.push(this.#texts.numberOf(evidence));
    }
    for (const [to, bits] of grants) {
      this.#grantFrom.push(from);
      this.#grantTo.push(this.#nearest(to));
      this.#grantBits.push(bits);
    }
  }

  /** Nothing is added after. */
  finish(): void {
    const count = this.#keys.length;
    this.#usedBy = new RowsByNumber(this.#to, count, (row) => this.#places[this.#to.at(row)] === null);
    this.#granted = new RowsByNumber(this.#grantTo, count, () => false);
    this.#texts.forget();
  }

  /** The name as the org writes it; null: the scan has no such component. */
  known(key: Key): Key | null {
    const number = this.#find(key);
    return number !== null && this.#places[number] ? (this.#keys[number] ?? null) : null;
  }

  placeOf(key: Key): PagePlace | null {
    const number = this.#find(key);
    return number === null ? null : (this.#places[number] ?? null);
  }

  usedBy(key: Key): UsedBy[] {
    const number = this.#find(key);
    if (number === null || !this.#usedBy) return [];
    return [...this.#usedBy.of(number)].map((row) => ({
      from: this.#keys[this.#from.at(row)] ?? '',
      use: this.#uses[this.#useNumbers.at(row)] ?? 'refers to',
      evidence: this.#texts.textOf(this.#evidence.at(row)),
    }));
  }

  /** Profiles and permission sets that give rights on an object or field. */
  granted(key: Key): Grant[] {
    const number = this.#find(key);
    if (number === null || !this.#granted) return [];
    return [...this.#granted.of(number)].map((row) => [
      this.#keys[this.#grantFrom.at(row)] ?? '',
      this.#grantBits.at(row),
    ]);
  }

  #exact(key: Key): number {
    const number = this.#nearest(key);
    if (this.#keys[number] === key) return number;
    // A name that was only referred to so far takes the spelling of the one that is there.
    if (this.#places[number] === null) {
      this.#keys[number] = key;
      return number;
    }
    const twin = this.#new(key);
    this.#twins.set(key, twin);
    return twin;
  }

  #nearest(key: Key): number {
    const known = this.#find(key);
    if (known !== null) return known;
    const number = this.#new(key);
    this.#numbers.set(key.toLowerCase(), number);
    return number;
  }

  #find(key: Key): number | null {
    const twin = this.#twins.size > 0 ? this.#twins.get(key) : undefined;
    return twin ?? this.#numbers.get(key.toLowerCase()) ?? null;
  }

  #new(key: Key): number {
    this.#places.push(null);
    return this.#keys.push(key) - 1;
  }
}

/** Each text once. */
class Texts {
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  textOf(number: number): string {
    return this.#texts[number] ?? '';
  }

  /** No more are taken: the numbers are not needed. */
  forget(): void {
    this.#numbers.clear();
  }
}
