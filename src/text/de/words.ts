// German, whole: the words of each room, joined.

import type { Words } from '../words.ts';
import { germanInputWarnings } from './connection/input-warnings.ts';
import { germanCauses } from './diagnosis/causes.ts';
import { germanClicks } from './diagnosis/clicks.ts';
import { germanEvidence } from './diagnosis/evidence-texts.ts';
import { germanMessageRemedies, germanMessages } from './diagnosis/message-texts.ts';
import { germanPairs } from './diagnosis/pairs.ts';
import { germanSteps } from './diagnosis/step-words.ts';
import { germanDiagnosisFrame } from './diagnosis/told.ts';
import { germanErrors } from './errors.ts';
import { germanFacePages, germanFaceProblems } from './face-problems.ts';
import { germanInput } from './input-words.ts';
import { germanFiles } from './key-pair/file-words.ts';
import { germanAcknowledgement } from './notice/acknowledgement.ts';
import { germanPages, germanQuoted } from './page-names.ts';
import { germanRollout } from './rotation/rollout-words.ts';
import { germanSwapProblems } from './rotation/swap-words.ts';
import { germanUploadTexts } from './rotation/upload-texts.ts';
import { germanSaid } from './said-words.ts';
import { germanKeyDamage } from './vault/key-damage.ts';
import { germanProviderTroubles } from './vault/provider-troubles.ts';
import { germanFindings } from './watch/finding-words.ts';

export const german: Words = {
  language: 'de',
  quoted: germanQuoted,
  pages: germanPages,
  onMachine: (command) => `${command} auf dem Rechner, auf dem Latchkey läuft`,
  faceProblems: germanFaceProblems,
  facePages: germanFacePages,
  input: germanInput,
  files: germanFiles,
  errors: germanErrors,
  said: germanSaid,
  keyDamage: germanKeyDamage,
  providerTroubles: germanProviderTroubles,
  clicks: germanClicks,
  causes: germanCauses,
  messages: germanMessages,
  messageRemedies: germanMessageRemedies,
  evidence: germanEvidence,
  pairs: germanPairs,
  diagnosis: germanDiagnosisFrame,
  steps: germanSteps,
  swapProblems: germanSwapProblems,
  upload: germanUploadTexts,
  findings: germanFindings,
  inputWarnings: germanInputWarnings,
  rollout: germanRollout,
  acknowledgement: germanAcknowledgement,
};
