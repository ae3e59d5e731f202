// The shape of one row of evidence from outside the message. Types only: the rows stand in evidence/.
import type { CauseLabel } from './cause-table.ts';
import type { FailureFacts } from './facts.ts';

export type EvidenceRow = {
  /** Named after what it finds. */
  readonly name: string;
  readonly holds: (facts: FailureFacts) => boolean;
  /** How many times likelier (or, below 1, less likely) each cause becomes when this holds. */
  readonly factors: Readonly<Partial<Record<CauseLabel, number>>>;
  /** Where the factors come from; most numbers nobody has counted, and these say so. */
  readonly source: string;
};
