// The one check that tells two causes apart. Pairs that are often met have a sentence of their own; any other pair falls back on the proof of
// the likelier one.

import type { CauseLabel } from '../../domain/diagnosis/cause-table.ts';
import { causeTexts } from './cause-words.ts';
import { diagnosisFrame } from './diagnosis-frame.ts';
import { pairs } from './pairs.ts';
import { fill, type SubjectWords } from './remedy.ts';

type Pairs = Readonly<Partial<Record<CauseLabel, Readonly<Partial<Record<CauseLabel, string>>>>>>;

export function tellApart(first: CauseLabel, second: CauseLabel | undefined, subject: SubjectWords): string {
  const { words } = subject.to;
  const proof = fill(causeTexts(first, words).check, subject);
  if (second === undefined || first === 'unknown_message') return proof;
  const known: Pairs = words?.pairs ?? pairs;
  const sentence = known[first]?.[second] ?? known[second]?.[first];
  if (sentence !== undefined) return fill(sentence, subject);
  return (words?.diagnosis ?? diagnosisFrame).elseNext(proof, causeTexts(second, words).title);
}
