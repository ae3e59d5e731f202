// French, whole: the words of each room, joined.

import type { Words } from '../words.ts';
import { frenchInputWarnings } from './connection/input-warnings.ts';
import { frenchCauses } from './diagnosis/causes.ts';
import { frenchClicks } from './diagnosis/clicks.ts';
import { frenchEvidence } from './diagnosis/evidence-texts.ts';
import { frenchMessageRemedies, frenchMessages } from './diagnosis/message-texts.ts';
import { frenchPairs } from './diagnosis/pairs.ts';
import { frenchSteps } from './diagnosis/step-words.ts';
import { frenchDiagnosisFrame } from './diagnosis/told.ts';
import { frenchErrors } from './errors.ts';
import { frenchFacePages, frenchFaceProblems } from './face-problems.ts';
import { frenchInput } from './input-words.ts';
import { frenchFiles } from './key-pair/file-words.ts';
import { frenchAcknowledgement } from './notice/acknowledgement.ts';
import { frenchPages, frenchQuoted } from './page-names.ts';
import { frenchRollout } from './rotation/rollout-words.ts';
import { frenchSwapProblems } from './rotation/swap-words.ts';
import { frenchUploadTexts } from './rotation/upload-texts.ts';
import { frenchSaid } from './said-words.ts';
import { frenchKeyDamage } from './vault/key-damage.ts';
import { frenchProviderTroubles } from './vault/provider-troubles.ts';
import { frenchFindings } from './watch/finding-words.ts';

export const french: Words = {
  language: 'fr',
  quoted: frenchQuoted,
  pages: frenchPages,
  onMachine: (command) => `${command} sur la machine où tourne Latchkey`,
  faceProblems: frenchFaceProblems,
  facePages: frenchFacePages,
  input: frenchInput,
  files: frenchFiles,
  errors: frenchErrors,
  said: frenchSaid,
  keyDamage: frenchKeyDamage,
  providerTroubles: frenchProviderTroubles,
  clicks: frenchClicks,
  causes: frenchCauses,
  messages: frenchMessages,
  messageRemedies: frenchMessageRemedies,
  evidence: frenchEvidence,
  pairs: frenchPairs,
  diagnosis: frenchDiagnosisFrame,
  steps: frenchSteps,
  swapProblems: frenchSwapProblems,
  upload: frenchUploadTexts,
  findings: frenchFindings,
  inputWarnings: frenchInputWarnings,
  rollout: frenchRollout,
  acknowledgement: frenchAcknowledgement,
};
