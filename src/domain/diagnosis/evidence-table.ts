// All evidence from outside the message, in the order in which it is told.
import { evidenceEnding } from './evidence/ending.ts';
import { evidenceHistory } from './evidence/history.ts';
import { evidenceKey } from './evidence/key.ts';
import { evidencePlace } from './evidence/place.ts';
import { evidenceStage } from './evidence/stage.ts';
import { evidenceSurroundings } from './evidence/surroundings.ts';
import { evidenceTime } from './evidence/time.ts';
import { evidenceTrials } from './evidence/trials.ts';
import type { EvidenceRow } from './evidence-row.ts';

const rows = {
  ...evidenceTrials,
  ...evidenceEnding,
  ...evidenceHistory,
  ...evidenceKey,
  ...evidencePlace,
  ...evidenceTime,
  ...evidenceSurroundings,
  ...evidenceStage,
};

export type EvidenceName = keyof typeof rows;

/** Object.entries forgets the names; they are exactly these. */
export const evidenceRows: ReadonlyArray<EvidenceRow & { readonly name: EvidenceName }> = Object.entries<EvidenceRow>(
  rows,
).map(([name, row]) => ({ name: name as EvidenceName, ...row }));
