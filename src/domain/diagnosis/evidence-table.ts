// All evidence from outside the message, in the order in which it is told.
import { EVIDENCE_ENDING } from './evidence/ending.ts';
import { EVIDENCE_HISTORY } from './evidence/history.ts';
import { EVIDENCE_KEY } from './evidence/key.ts';
import { EVIDENCE_PLACE } from './evidence/place.ts';
import { EVIDENCE_STAGE } from './evidence/stage.ts';
import { EVIDENCE_SURROUNDINGS } from './evidence/surroundings.ts';
import { EVIDENCE_TIME } from './evidence/time.ts';
import { EVIDENCE_TRIALS } from './evidence/trials.ts';
import type { EvidenceRow } from './evidence-row.ts';

export const EVIDENCE: readonly EvidenceRow[] = [
  ...EVIDENCE_TRIALS,
  ...EVIDENCE_ENDING,
  ...EVIDENCE_HISTORY,
  ...EVIDENCE_KEY,
  ...EVIDENCE_PLACE,
  ...EVIDENCE_TIME,
  ...EVIDENCE_SURROUNDINGS,
  ...EVIDENCE_STAGE,
];
