// A mutant: one place of the code, changed by hand so that a promise is broken. Its tests must fail.

export interface Mutant {
  file: string;
  /** Stands in the file exactly once. */
  text: string;
  by: string;
  /** One after the other until one fails. */
  tests: readonly string[];
}

/** Changes of one file that the same tests must see: each the exact text and what takes its place. */
export function changes(
  file: string,
  tests: readonly string[],
  pairs: readonly (readonly [string, string])[],
): Mutant[] {
  return pairs.map(([text, by]) => ({ file, text, by, tests }));
}
