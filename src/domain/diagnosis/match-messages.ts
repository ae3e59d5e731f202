// Which known messages stand in a text, and how much each counts for its place. Weighs no cause.
import type { FailureFacts } from './facts.ts';
import type { MessageStrength } from './message-row.ts';
import { type KnownMessage, knownMessages } from './message-table.ts';
import { ofTheData } from './own-words.ts';

// The weights are judged by hand, so that the cases in test/domain/diagnosis come out right; nobody has counted them.

const strengths: Readonly<Record<MessageStrength, number>> = { exact: 1, code: 0.12, vague: 0.02 };
/** A tool that joins several attempts puts the telling one first; the later lines are its fallbacks. */
const laterLine = 0.12;
const laterOnSameLine = 0.6;

export type MatchedMessage = { readonly row: KnownMessage; readonly weight: number };

type Hit = { readonly row: KnownMessage; readonly at: number; readonly line: number };

export function matchMessages(facts: FailureFacts): MatchedMessage[] {
  const { lineStarts } = facts.message;
  const flat = facts.message.flat.replace(ofTheData, (code) => ' '.repeat(code.length));
  const hits: Hit[] = knownMessages
    .flatMap((row) => {
      const at = flat.search(row.pattern);
      return at < 0 ? [] : [{ row, at, line: lineOf(at, lineStarts) }];
    })
    .sort((one, other) => one.at - other.at);
  const first = hits.find(({ row }) => row.strength === 'exact');
  return hits.map((hit) => ({ row: hit.row, weight: strengths[hit.row.strength] * placeOf(hit, first) }));
}

/** What a message counts for its place: in full up to the first exact one, less behind it. */
function placeOf(hit: Hit, first: Hit | undefined): number {
  if (first === undefined || hit.at <= first.at) return 1;
  return hit.line > first.line ? laterLine : laterOnSameLine;
}

function lineOf(at: number, lineStarts: readonly number[]): number {
  let line = 0;
  while (line + 1 < lineStarts.length && (lineStarts[line + 1] ?? Number.POSITIVE_INFINITY) <= at) line += 1;
  return line;
}
