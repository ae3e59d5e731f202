// What pages say around what is known: warnings about input, how far an app is, the page behind a mail's link, in every language.

import { test } from 'node:test';
import type { InputWarning } from '../../src/domain/connection/connection-input.ts';
import { notBegunCodes } from '../../src/domain/rotation/rollout.ts';
import { swapPhases } from '../../src/domain/rotation/swap-phases.ts';
import { inputWarningText } from '../../src/text/connection/input-warnings.ts';
import { german } from '../../src/text/de/words.ts';
import { faceProblems } from '../../src/text/face-problems.ts';
import { french } from '../../src/text/fr/words.ts';
import { byPage } from '../../src/text/hand.ts';
import { englishAcknowledgement } from '../../src/text/notice/acknowledgement.ts';
import { rolloutAppWords } from '../../src/text/rotation/rollout-words.ts';
import type { AcknowledgementTexts, FaceProblem } from '../../src/text/words.ts';
import { sameButTranslated } from './same-but-translated.ts';

const host = { username: 'G1ven', loginUrl: 'https://g1ven.example' };
const app = { name: 'G1ven', consumerKey: 'G1venkey' };
const warnings = [
  { code: 'sandboxUserInProduction', ...host },
  { code: 'productionUserInSandbox', ...host },
  { code: 'unusualConsumerKey' },
  { code: 'appLeft', left: { app, keyPairs: [{}] } },
  { code: 'appLeft', left: { app, keyPairs: [{}, {}] } },
] as unknown as InputWarning[];

function said(texts: AcknowledgementTexts): string[] {
  return Object.values(texts).flatMap((one) => (typeof one === 'function' ? [one(1), one(12)] : one));
}

for (const words of [german, french]) {
  test(`what is usually a mistake is said in ${words.language}`, () => {
    for (const warning of warnings) {
      const [english, other] = [inputWarningText(warning, byPage()), inputWarningText(warning, byPage(words))];
      sameButTranslated([english], [other], `${words.language} ${warning.code}`);
    }
  });

  test(`how far an app of many is, is said in ${words.language}`, () => {
    for (const phase of Object.keys(swapPhases) as (keyof typeof swapPhases)[]) {
      const one = { phase, problem: { type: 'pairGone', fingerprint: 'G1ven' }, notBegun: null } as const;
      const [english, other] = [rolloutAppWords(one), rolloutAppWords(one, words)];
      sameButTranslated([english ?? ''], [other ?? ''], `${words.language} ${phase}`);
    }
    for (const notBegun of notBegunCodes) {
      const one = { phase: null, problem: null, notBegun };
      sameButTranslated([rolloutAppWords(one) ?? ''], [rolloutAppWords(one, words) ?? ''], words.language);
    }
  });

  test(`the page behind a link, and what is refused beside it, are in ${words.language}`, () => {
    sameButTranslated(said(englishAcknowledgement), said(words.acknowledgement), words.language);
    for (const code of Object.keys(faceProblems) as FaceProblem[])
      sameButTranslated(faceProblems[code](7), words.faceProblems[code](7), `${words.language} ${code}`);
  });
}
