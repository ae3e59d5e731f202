// French, whole: the words of each room, joined.

import type { Words } from '../words.ts';
import { frenchFacePages, frenchFaceProblems } from './face-problems.ts';
import { frenchInput } from './input-words.ts';
import { frenchPages, frenchQuoted } from './page-names.ts';

export const french: Words = {
  language: 'fr',
  quoted: frenchQuoted,
  pages: frenchPages,
  onMachine: (command) => `${command} sur la machine où tourne Latchkey`,
  faceProblems: frenchFaceProblems,
  facePages: frenchFacePages,
  input: frenchInput,
};
