// A diagnosis in every language: each cause, message, piece of evidence, and what tells two causes apart.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AppKind } from '../../../src/domain/client-app/client-app.ts';
import { causeLabels } from '../../../src/domain/diagnosis/cause-table.ts';
import type { Evidence } from '../../../src/domain/diagnosis/evidence.ts';
import type { KeyDamage } from '../../../src/domain/vault/key-damage.ts';
import { german } from '../../../src/text/de/words.ts';
import { causeTexts } from '../../../src/text/diagnosis/cause-words.ts';
import { evidenceText } from '../../../src/text/diagnosis/evidence-texts.ts';
import { messageTexts } from '../../../src/text/diagnosis/message-texts.ts';
import { checkFor, remedyFor, subjectWords } from '../../../src/text/diagnosis/remedy.ts';
import { tellApart } from '../../../src/text/diagnosis/tell-apart.ts';
import { toldDiagnosis } from '../../../src/text/diagnosis/told-diagnosis.ts';
import { french } from '../../../src/text/fr/words.ts';
import { byPage } from '../../../src/text/hand.ts';
import { keyDamageText } from '../../../src/text/vault/key-damage.ts';
import { sameButTranslated } from '../same-but-translated.ts';

const appKinds: readonly (AppKind | null)[] = ['connected-app', 'external-client-app', null];

for (const words of [german, french]) {
  test(`every cause is told in ${words.language}, with its clicks`, () => {
    for (const label of causeLabels) {
      const at = `${words.language} ${label}`;
      sameButTranslated([causeTexts(label, null).title], [causeTexts(label, words).title], at);
      for (const appKind of appKinds)
        for (const appName of ['G1ven', null])
          for (const text of [remedyFor, checkFor]) {
            const said = (to: typeof words | null) =>
              text(label, { appKind, appName }, { name: 'acme', latchkey: byPage(to) });
            if (isOnlyLabels(said(null))) continue;
            sameButTranslated([said(null)], [said(words)], `${at} ${appKind}`);
          }
    }
  });

  test(`every two causes are told apart in ${words.language}`, () => {
    for (const first of causeLabels)
      for (const second of [...causeLabels, undefined]) {
        const said = (to: typeof words | null) => tellApart(first, second, subjectWords({}, { latchkey: byPage(to) }));
        sameButTranslated([said(null)], [said(words)], `${words.language} ${first} ${second}`);
      }
  });

  test(`every message and every piece of evidence is told in ${words.language}`, () => {
    for (const [name, text] of Object.entries(messageTexts))
      sameButTranslated([text], [words.messages[name as keyof typeof messageTexts]], `${words.language} ${name}`);
    for (const name of Object.keys(words.evidence) as Evidence['name'][])
      for (const values of amounts) {
        const evidence = { name, ...values } as Evidence;
        sameButTranslated([evidenceText(evidence)], [evidenceText(evidence, words)], `${words.language} ${name}`);
      }
    for (const type of Object.keys(words.keyDamage) as KeyDamage['type'][]) {
      const damage = {
        type,
        fingerprint: 'G1ven',
        provider: 'Oth3r',
        trouble: 'pinLocked',
        said: 'G1vensaid',
      } as KeyDamage;
      sameButTranslated([keyDamageText(damage)], [keyDamageText(damage, words)], `${words.language} ${type}`);
    }
  });

  test(`what is known without a guess is told in ${words.language}`, () => {
    const damage = { type: 'keyProviderUnavailable', fingerprint: 'G1ven', provider: 'P', trouble: 'sealed', said: '' };
    const known = [
      { type: 'notUploaded' },
      { type: 'consumerKeyMissing' },
      { type: 'noUsableKeyPair' },
      { type: 'keyPairDamaged', damage },
      { type: 'keyPairDamaged', damage: { ...damage, type: 'keyGone' } },
    ];
    const cause = { cause: 'certificate_mismatch', likelihood: 1, messages: [], evidence: [], against: [] };
    for (const one of known) {
      const judgement = { causes: [cause], subject: {}, known: one, waitUntil: null } as never;
      const said = (to: typeof words | null) => {
        const { causes, tellApart } = toldDiagnosis(judgement, { name: 'acme', latchkey: byPage(to) });
        assert.ok(causes[0]);
        return [causes[0].title, causes[0].remedy, causes[0].nextCheck, ...causes[0].evidence, tellApart];
      };
      sameButTranslated(said(null), said(words), `${words.language} ${one.type}`);
    }
  });
}

/** A path through Setup, which is the same in every language. */
function isOnlyLabels(text: string): boolean {
  return text.includes(' > ') && !/[a-z] [a-z]{3,} [a-z]/.test(text);
}

const amounts = [
  { agoMs: 0, spreadsForMs: 600_000, secondsAhead: -7_200, status: 503, host: null, from: null, to: null, at: 0 },
  {
    agoMs: 60_000,
    spreadsForMs: 60_000,
    secondsAhead: 30,
    status: 404,
    host: 'G1ven',
    from: 'G1ven',
    to: 'Oth3r',
    at: 0,
  },
  { agoMs: 300_000, spreadsForMs: 600_000, secondsAhead: 5_100, status: 302, host: 'G1ven', from: 'a', to: 'b', at: 0 },
  { agoMs: 1, spreadsForMs: 1, secondsAhead: 400_000, status: 500, host: 'G1ven', from: 'a', to: 'b', at: 0 },
].map((values) => ({ ...values, suffix: 'G1ven', connectionName: 'G1ven' }));
