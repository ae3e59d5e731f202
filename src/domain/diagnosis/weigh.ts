// From facts to ranked causes. Known messages are pooled into shares (who saw this, had what), then each piece of evidence multiplies the odds,
// as in naive Bayes. Every number stands in a table; this file only adds and multiplies them. Deterministic: ties go by table order.
import { CAUSE_LABELS, type CauseLabel } from './cause-table.ts';
import type { EvidenceRow } from './evidence-row.ts';
import { EVIDENCE } from './evidence-table.ts';
import type { Facts } from './facts.ts';
import type { MessageRow, MessageStrength } from './message-row.ts';
import { MESSAGES } from './message-table.ts';
import { PRIOR_POINTS, STATUS_POINTS } from './priors.ts';

export type WeighedCause = {
  readonly cause: CauseLabel;
  readonly likelihood: number;
  readonly messages: readonly MessageRow[];
  readonly evidence: readonly EvidenceRow[];
  readonly against: readonly EvidenceRow[];
};

const STRENGTHS: Readonly<Record<MessageStrength, number>> = { exact: 1, code: 0.12, vague: 0.02 };
/** A tool that joins several attempts puts the telling one first; the later lines are its fallbacks. */
const LATER_LINE = 0.12;
const LATER_ON_SAME_LINE = 0.6;
const PRIOR_STRENGTH = 0.01;
const STATUS_STRENGTH = 0.08;
/** What every cause starts with, so that a fact which proves it (a factor in the hundreds) counts against any message. */
const FLOOR_POINTS = 0.1;
/** What is left to causes that nobody has listed, so that no likelihood claims certainty. */
const UNLISTED_POINTS = 3;
/** Shares below this are noise to a reader; at least the first three are shown. */
const SHOWN_FROM = 0.01;
const SHOWN_AT_MOST = 8;
const SHOWN_AT_LEAST = 3;
/** A message is shown as evidence for the causes that at least this many of 100 who saw it had. */
const TELLING_POINTS = 4;

export function weigh(facts: Facts): WeighedCause[] {
  const matched = matchMessages(facts);
  const evidence = EVIDENCE.filter((row) => row.holds(facts));
  const shares = pool(matched, facts);
  const scores = CAUSE_LABELS.map((cause) => ({
    cause,
    score: evidence.reduce((score, row) => score * (row.factors[cause] ?? 1), shares.get(cause) ?? 0),
  }));
  const listed = scores.reduce((sum, { score }) => sum + score, 0);
  const pooled = [...shares.values()].reduce((sum, share) => sum + share, 0);
  const total = listed + Math.max(UNLISTED_POINTS, 100 - pooled);
  return scores
    .sort((one, other) => other.score - one.score)
    .filter(
      ({ score }, rank) =>
        score > 0 && (rank < SHOWN_AT_LEAST || (rank < SHOWN_AT_MOST && score / total >= SHOWN_FROM)),
    )
    .map(({ cause, score }) => ({
      cause,
      // Rounded down, so that the sum never passes 1.
      likelihood: Math.floor((score / total) * 1000) / 1000,
      messages: tellingMessages(matched, cause),
      evidence: evidence.filter((row) => (row.factors[cause] ?? 1) > 1),
      against: evidence.filter((row) => (row.factors[cause] ?? 1) < 1),
    }));
}

type Hit = { readonly row: MessageRow; readonly at: number; readonly line: number };
type MatchedMessage = { readonly row: MessageRow; readonly weight: number };

function matchMessages(facts: Facts): MatchedMessage[] {
  const { flat, lineStarts } = facts.message;
  const hits: Hit[] = MESSAGES.flatMap((row) => {
    const at = flat.search(row.pattern);
    return at < 0 ? [] : [{ row, at, line: lineOf(at, lineStarts) }];
  }).sort((one, other) => one.at - other.at);
  const first = hits.find(({ row }) => row.strength === 'exact');
  return hits.map((hit) => ({ row: hit.row, weight: STRENGTHS[hit.row.strength] * placeOf(hit, first) }));
}

/** What a message counts for its place: in full up to the first exact one, less behind it. */
function placeOf(hit: Hit, first: Hit | undefined): number {
  if (first === undefined || hit.at <= first.at) return 1;
  return hit.line > first.line ? LATER_LINE : LATER_ON_SAME_LINE;
}

/** The messages that tell for a cause; codes and vague words are left out where an exact message does. */
function tellingMessages(matched: readonly MatchedMessage[], cause: CauseLabel): MessageRow[] {
  const rows = matched.map(({ row }) => row).filter(({ points }) => (points[cause] ?? 0) >= TELLING_POINTS);
  const exact = rows.filter(({ strength }) => strength === 'exact');
  return exact.length > 0 ? exact : rows;
}

function lineOf(at: number, lineStarts: readonly number[]): number {
  let line = 0;
  while (line + 1 < lineStarts.length && (lineStarts[line + 1] ?? Number.POSITIVE_INFINITY) <= at) line += 1;
  return line;
}

/** Weighted mean of the shares of all matched messages, of the status and of the prior of the stage, in points of 100. */
function pool(matched: readonly MatchedMessage[], facts: Facts): Map<CauseLabel, number> {
  const opinions = [
    ...matched.map(({ row, weight }) => ({ points: row.points, weight })),
    ...STATUS_POINTS.filter(({ from, to }) => facts.status !== null && from <= facts.status && facts.status <= to).map(
      ({ points }) => ({ points, weight: STATUS_STRENGTH }),
    ),
    { points: PRIOR_POINTS[facts.phase ?? 'token_endpoint'], weight: PRIOR_STRENGTH },
  ];
  const totalWeight = opinions.reduce((sum, { weight }) => sum + weight, 0);
  const shares = new Map<CauseLabel, number>(CAUSE_LABELS.map((cause) => [cause, FLOOR_POINTS]));
  for (const { points, weight } of opinions) {
    for (const cause of CAUSE_LABELS) {
      const share = points[cause];
      if (share !== undefined) shares.set(cause, (shares.get(cause) ?? 0) + (share * weight) / totalWeight);
    }
  }
  return shares;
}
