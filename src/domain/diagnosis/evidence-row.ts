// The shape of one row of evidence from outside the message, and how a row is written. The rows stand in evidence/, named after what they find.
import type { CauseLabel } from './cause-table.ts';
import type { FailureFacts } from './facts.ts';

export type EvidenceRow = {
  readonly holds: (facts: FailureFacts) => boolean;
  /** How many times likelier (or, below 1, less likely) each cause becomes when this holds. */
  readonly factors: Factors;
  /** Where the factors come from; most numbers nobody has counted, and these say so. */
  readonly source: string;
};

type Factors = Readonly<Partial<Record<CauseLabel, number>>>;

/** Outweighs every message, also one in which the cause has only the share that every cause starts with. */
const proof = 2_000;

export function weighs(factors: Factors, holds: EvidenceRow['holds'], source = 'judged by hand'): EvidenceRow {
  return { holds, factors, source };
}

/** What was tried, shown or met names the cause, whatever the message was. */
export function proves(cause: CauseLabel, holds: EvidenceRow['holds']): EvidenceRow {
  return { holds, factors: { [cause]: proof }, source: 'decides over every message' };
}

export function is<Name extends keyof FailureFacts>(name: Name, value: FailureFacts[Name]): EvidenceRow['holds'] {
  return (facts) => facts[name] === value;
}
