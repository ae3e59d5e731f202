// The shape of one piece of evidence from outside the message. Types only: the rows stand in evidence/.
import type { CauseLabel } from './cause-table.ts';
import type { Facts } from './facts.ts';

export type EvidenceRow = {
  /** Named after what it finds. */
  readonly name: string;
  readonly holds: (facts: Facts) => boolean;
  /** One sentence for an admin; shown for the causes whose factor is above 1 and against those below 1. */
  readonly says: (facts: Facts) => string;
  /** How many times likelier (or, below 1, less likely) each cause becomes when this holds. */
  readonly factors: Readonly<Partial<Record<CauseLabel, number>>>;
};
