// Whole numbers in four bytes each: a large org has a million references, and a documentation is written in 300 MB.

export class Numbers {
  #values = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new Uint32Array(this.#values.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length++] = value;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }
}

/** The rows of a list by the number that each names, from 0 to `count`. A row may be left out. */
export class RowsByNumber {
  readonly #starts: Uint32Array;
  readonly #rows: Uint32Array;

  constructor(numbers: Numbers, count: number, isLeftOut: (row: number) => boolean) {
    const starts = new Uint32Array(count + 1);
    const add = (at: number, more: number): void => {
      starts[at] = (starts[at] ?? 0) + more;
    };
    for (let row = 0; row < numbers.length; row += 1) if (!isLeftOut(row)) add(numbers.at(row) + 1, 1);
    for (let at = 0; at < count; at += 1) add(at + 1, starts[at] ?? 0);
    this.#rows = new Uint32Array(starts[count] ?? 0);
    const next = starts.slice();
    for (let row = 0; row < numbers.length; row += 1) {
      if (isLeftOut(row)) continue;
      const of = numbers.at(row);
      const place = next[of] ?? 0;
      this.#rows[place] = row;
      next[of] = place + 1;
    }
    this.#starts = starts;
  }

  /** In the order in which they were added. */
  of(number: number): Uint32Array {
    return this.#rows.subarray(this.#starts[number] ?? 0, this.#starts[number + 1] ?? 0);
  }
}
