// Where a command writes and asks. Prompts exist only on a terminal; without one, what would ask needs --yes.

import type { BeyondLimit } from '../domain/ports.ts';

/** How long a line may be; undefined: no person's window, and lines are left as they are. */
export function lineWidth({ isTerminal, width }: Terminal): number | undefined {
  return isTerminal ? width : undefined;
}

export interface Terminal {
  /** Both ends are a terminal and nobody asked for JSON. */
  isInteractive: boolean;
  /** Standard output is a terminal: lines are wrapped to its width. */
  isTerminal: boolean;
  hasColour: boolean;
  /** Both as they are now: a window may be drawn larger while a command runs. */
  readonly width: number;
  readonly height: number;
  out(text: string): void;
  /** Errors and notes: always written. */
  err(text: string): void;
  /** A line about what goes on; only where somebody watches. */
  progress(line: string): void;
  /** The same, replaced by whatever is written next. */
  passing(line: string): void;
  /** All of standard input, as bytes; more than `maximumBytes` are refused, or left unread. Errors: fileUnreadable. */
  readInput(maximumBytes: number, beyond?: BeyondLimit): Promise<Uint8Array>;
}
