// German, whole: the words of each room, joined.

import type { Words } from '../words.ts';
import { germanFacePages, germanFaceProblems } from './face-problems.ts';
import { germanInput } from './input-words.ts';
import { germanPages, germanQuoted } from './page-names.ts';

export const german: Words = {
  language: 'de',
  quoted: germanQuoted,
  pages: germanPages,
  onMachine: (command) => `${command} auf dem Rechner, auf dem Latchkey läuft`,
  faceProblems: germanFaceProblems,
  facePages: germanFacePages,
  input: germanInput,
};
