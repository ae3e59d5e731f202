// Where a command writes and asks. Prompts exist only on a terminal; without one, what would ask needs --yes.

export interface Terminal {
  /** Both ends are a terminal and nobody asked for JSON. */
  isInteractive: boolean;
  hasColour: boolean;
  width: number;
  out(text: string): void;
  err(text: string): void;
  /** All of standard input, as bytes; at most `maximumBytes`. */
  readInput(maximumBytes: number): Promise<Uint8Array>;
}
