// Why a rotation does not go on, in words.

import type { Judgement } from '../../domain/diagnosis/judge.ts';
import type { LostSlotFinding, UploadFinding } from '../../domain/watch/missing-upload.ts';
import type { CalledAs } from '../diagnosis/remedy.ts';
import { type ToldDiagnosis, toldDiagnosis } from '../diagnosis/told-diagnosis.ts';
import { toldLostSlot } from './lost-slot.ts';
import { type AwaitedUpload, toldUpload } from './upload-finding.ts';

type Found =
  | { type: 'notSignedIn'; judgement: Judgement }
  | ({ type: 'notArrived'; finding: UploadFinding } & AwaitedUpload)
  | ({ type: 'slotLost'; finding: LostSlotFinding } & AwaitedUpload);

export function rotationWords(found: Found, calledAs: CalledAs): ToldDiagnosis {
  switch (found.type) {
    case 'notSignedIn':
      return toldDiagnosis(found.judgement, calledAs);
    case 'notArrived':
      return toldUpload(found.finding, found, calledAs);
    case 'slotLost':
      return toldLostSlot(found.finding, found, calledAs);
  }
}
