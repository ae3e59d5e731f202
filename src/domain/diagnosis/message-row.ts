// The shape of one known message. Types only: the rows stand in messages/, one file per group of causes.
import type { CauseLabel } from './cause-table.ts';

/**
 * exact: these words mean one of few things, and say so themselves. code: an error code or a wrapper that many messages share, counted only
 * beside an exact row's say. vague: a word that hints, for want of anything better.
 */
export type MessageStrength = 'exact' | 'code' | 'vague';

export type MessageRow = {
  readonly name: string;
  /** The wording as people see it. */
  readonly message: string;
  /** Over the normalised text (message-text.ts): lower case, straight quotes, single spaces. */
  readonly pattern: RegExp;
  readonly strength: MessageStrength;
  /** Of 100 people who saw this message, how many had which cause. The rest to 100 is left to causes that nobody knows. */
  readonly points: Readonly<Partial<Record<CauseLabel, number>>>;
  /** Where the wording and its causes were met. The shares are judged by hand from it, not counted. */
  readonly source: string;
};
