// Where a command writes and asks. Prompts exist only on a terminal; without one, what would ask needs --yes.

export interface Terminal {
  /** Both ends are a terminal and nobody asked for JSON. */
  isInteractive: boolean;
  /** Standard output is a terminal: lines are wrapped to its width. */
  isTerminal: boolean;
  hasColour: boolean;
  width: number;
  out(text: string): void;
  /** Errors and notes: always written. */
  err(text: string): void;
  /** A line about what goes on; only where somebody watches. */
  progress(line: string): void;
  /** The same, replaced by whatever is written next. */
  passing(line: string): void;
  /** All of standard input, as bytes; at most `maximumBytes`. */
  readInput(maximumBytes: number): Promise<Uint8Array>;
}
