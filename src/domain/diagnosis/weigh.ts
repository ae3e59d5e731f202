// From facts to ranked causes. Known messages are pooled into shares (who saw this, had what), then each piece of evidence multiplies the odds,
// as in naive Bayes. Every number stands in a table; this file only adds and multiplies them. Deterministic: ties go by table order.
import { type CauseLabel, causeLabels } from './cause-table.ts';
import { type EvidenceName, evidenceRows } from './evidence-table.ts';
import type { FailureFacts } from './facts.ts';
import { type MatchedMessage, matchMessages } from './match-messages.ts';
import type { KnownMessage, MessageName } from './message-table.ts';
import { priorPoints, statusPoints } from './priors.ts';
import { recognise } from './recognise.ts';

type WeighedCause = {
  readonly cause: CauseLabel;
  readonly likelihood: number;
  readonly messages: readonly MessageName[];
  readonly evidence: readonly EvidenceName[];
  readonly against: readonly EvidenceName[];
};

// The weights below are judged by hand, so that the cases in test/domain/diagnosis come out right; nobody has counted them.

const priorStrength = 0.01;
const statusStrength = 0.08;
/** What every cause starts with, so that a fact which proves it (a factor in the hundreds) counts against any message. */
const floorPoints = 0.1;
/** What is left to causes that nobody has listed, so that no likelihood claims certainty. */
const unlistedPoints = 3;
/** Shares below this are noise to a reader; at least the first three are shown. */
const shownFrom = 0.01;
const shownAtMost = 8;
const shownAtLeast = 3;
/** A message is shown as evidence for the causes that at least this many of 100 who saw it had. */
const tellingPoints = 4;
/** A message names a cause that more than half of those who saw it had. */
const namingPoints = 51;

type Weighed = {
  /** Salesforce speaks, or the failure lies before it. */
  readonly isSure: boolean;
  /** Empty: nothing that was told is known to point to a cause. */
  readonly causes: readonly WeighedCause[];
};

export function weigh(facts: FailureFacts): Weighed {
  const matched = matchMessages(facts);
  const evidence = evidenceRows.filter((row) => row.holds(facts) && !(row.name === 'serverError' && isInner(matched)));
  const recognition = recognise(facts, matched, evidence);
  const causes = recognition === 'unknown' ? [] : ranked(facts, matched, evidence);
  return { isSure: recognition === 'known', causes };
}

function ranked(
  facts: FailureFacts,
  matched: readonly MatchedMessage[],
  evidence: typeof evidenceRows,
): readonly WeighedCause[] {
  const shares = pool(matched, facts);
  const candidates = causeLabels.filter(
    (cause) => cause !== 'unknown_message' && (!facts.excluded.includes(cause) || isNamed(matched, cause)),
  );
  const scores = candidates.map((cause) => ({
    cause,
    score: evidence.reduce((score, row) => score * (row.factors[cause] ?? 1), shares.get(cause) ?? 0),
  }));
  const listed = scores.reduce((sum, { score }) => sum + score, 0);
  const pooled = [...shares.values()].reduce((sum, share) => sum + share, 0);
  const total = listed + Math.max(unlistedPoints, 100 - pooled);
  return scores
    .sort((one, other) => other.score - one.score)
    .filter(
      ({ score }, rank) => score > 0 && (rank < shownAtLeast || (rank < shownAtMost && score / total >= shownFrom)),
    )
    .map(({ cause, score }) => ({
      cause,
      // Rounded down, so that the sum never passes 1.
      likelihood: Math.floor((score / total) * 1000) / 1000,
      messages: tellingMessages(matched, cause).map(({ name }) => name),
      evidence: names(evidence, (factor) => factor > 1, cause),
      against: names(evidence, (factor) => factor < 1, cause),
    }));
}

function names(rows: typeof evidenceRows, counts: (factor: number) => boolean, cause: CauseLabel): EvidenceName[] {
  return rows.filter(({ factors }) => counts(factors[cause] ?? 1)).map(({ name }) => name);
}

/** A sentence that stands within another service's 502 says more than the 502. */
function isInner(matched: readonly MatchedMessage[]): boolean {
  return matched.some(({ row }) => row.strength === 'exact' && row.points.salesforce_unavailable === undefined);
}

/** Where an answer itself names what cannot be, something on the way changed what we sent. */
function isNamed(matched: readonly MatchedMessage[], cause: CauseLabel): boolean {
  return matched.some(({ row }) => row.strength === 'exact' && (row.points[cause] ?? 0) >= namingPoints);
}

/** The messages that tell for a cause; codes and vague words are left out where an exact message does. */
function tellingMessages(matched: readonly MatchedMessage[], cause: CauseLabel): KnownMessage[] {
  const rows = matched.map(({ row }) => row).filter(({ points }) => (points[cause] ?? 0) >= tellingPoints);
  const exact = rows.filter(({ strength }) => strength === 'exact');
  return exact.length > 0 ? exact : rows;
}

/** Weighted mean of the shares of all matched messages, of the status and of the prior of the stage, in points of 100. */
function pool(matched: readonly MatchedMessage[], facts: FailureFacts): Map<CauseLabel, number> {
  const opinions = [
    ...matched.map(({ row, weight }) => ({ points: row.points, weight })),
    ...statusPoints
      .filter(({ from, to }) => facts.status !== null && from <= facts.status && facts.status <= to)
      .map(({ points }) => ({ points, weight: statusStrength })),
    { points: priorPoints[facts.phase ?? 'token_endpoint'], weight: priorStrength },
  ];
  const totalWeight = opinions.reduce((sum, { weight }) => sum + weight, 0);
  const shares = new Map<CauseLabel, number>(causeLabels.map((cause) => [cause, floorPoints]));
  for (const { points, weight } of opinions) {
    for (const cause of causeLabels) {
      const share = points[cause];
      if (share !== undefined) shares.set(cause, (shares.get(cause) ?? 0) + (share * weight) / totalWeight);
    }
  }
  return shares;
}
