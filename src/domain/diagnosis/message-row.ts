// The shape of one known message, and how a row is written: exact(…), code(…) or vague(…). The rows stand in messages/, one file a group.
import type { CauseLabel } from './cause-table.ts';

/**
 * exact: these words mean one of few things, and say so themselves. code: an error code or a wrapper that many messages share, counted only
 * beside an exact row's say. vague: a word that hints, for want of anything better.
 */
export type MessageStrength = 'exact' | 'code' | 'vague';

export type MessageRow = {
  readonly strength: MessageStrength;
  /** The wording as people see it. */
  readonly message: string;
  /** Of 100 people who saw this message, how many had which cause. The rest to 100 is left to causes that nobody knows. */
  readonly points: Readonly<Partial<Record<CauseLabel, number>>>;
  /** Where the wording and its causes were met. The shares are judged by hand from it, not counted. */
  readonly source: string;
  /** Over the normalised text (message-text.ts): lower case, straight quotes, single spaces. */
  readonly pattern: RegExp;
};

function rowOf(strength: MessageStrength) {
  return (message: string, points: MessageRow['points'], source: string, pattern: RegExp): MessageRow => ({
    strength,
    message,
    points,
    source,
    pattern,
  });
}

export const exact = rowOf('exact');
export const code = rowOf('code');
export const vague = rowOf('vague');

/** A status as answers, logs and people write it; a bare number, or one of things ("500 rows"), may count anything. */
export function httpStatus({ source }: RegExp): RegExp {
  const before = `(?:http|status|errors?|code|response|returned|returns|got|failed|fails|with|[:=(])[ \\w/.:="'([]{0,12}?`;
  const after = `(?:::|(?: |: ?)(?:client |server )?(?:error|unauthori|forbidden|bad|found|not|method|too|unsupported|service|internal|gateway|response))`;
  return new RegExp(`${before}\\b${source}\\b(?! \\w+s\\b)|\\b${source}${after}`);
}
