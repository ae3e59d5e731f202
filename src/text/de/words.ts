// German, whole: the words of each room, joined.

import type { Words } from '../words.ts';
import { germanErrors } from './errors.ts';
import { germanFacePages, germanFaceProblems } from './face-problems.ts';
import { germanInput } from './input-words.ts';
import { germanPages, germanQuoted } from './page-names.ts';
import { germanKeyDamage } from './vault/key-damage.ts';
import { germanProviderTroubles } from './vault/provider-troubles.ts';

export const german: Words = {
  language: 'de',
  quoted: germanQuoted,
  pages: germanPages,
  onMachine: (command) => `${command} auf dem Rechner, auf dem Latchkey läuft`,
  faceProblems: germanFaceProblems,
  facePages: germanFacePages,
  input: germanInput,
  errors: germanErrors,
  keyDamage: germanKeyDamage,
  providerTroubles: germanProviderTroubles,
};
