// Each step of a test in every language, by everything that it can have seen.

import { test } from 'node:test';
import type { StepSeen } from '../../../src/domain/diagnosis/step-seen.ts';
import type { StepName, TestStep } from '../../../src/domain/diagnosis/test-result.ts';
import { german } from '../../../src/text/de/words.ts';
import { toldStep } from '../../../src/text/diagnosis/step-words.ts';
import { french } from '../../../src/text/fr/words.ts';
import { sameButTranslated } from '../same-but-translated.ts';

const outcomes: readonly TestStep['outcome'][] = ['passed', 'failed', 'notTried', 'notPermitted'];
const names: readonly StepName[] = ['loginHistory', 'auditTrail', 'deploys', 'appPolicy', 'installedCertificate'];

for (const words of [german, french])
  test(`every step of a test is told in ${words.language}`, () => {
    for (const saw of Object.keys(words.steps) as StepSeen['saw'][])
      for (const values of seen)
        for (const outcome of outcomes)
          for (const name of [...names, 'metadata', 'limits'] as StepName[]) {
            // Only a part of the org has these names.
            if (saw === 'partOfOrg' && !names.includes(name)) continue;
            if (values.message === null && neverSilent.includes(saw)) continue;
            const step = { name, outcome, seen: { saw, ...values } } as TestStep;
            const [english, other] = [toldStep(step), toldStep(step, words)];
            const at = `${words.language} ${saw} ${outcome} ${name} ${JSON.stringify(values)}`;
            if (english.text !== values.host) sameButTranslated([english.text], [other.text], at);
            if (english.why !== null && english.why !== values.message)
              sameButTranslated([english.why], [other.why ?? ''], at);
          }
  });

/** They have a message always. */
const neverSilent: readonly StepSeen['saw'][] = ['hostSilent', 'apiRefused', 'userinfoUnread'];

const common = {
  damage: { type: 'keyGone', fingerprint: 'G1ven' },
  modulusBits: [2048, 4096],
  username: 'G1venuser',
  sandboxSuffix: 'G1vensuffix',
  status: 404,
  tokenHost: 'G1ventoken',
  audience: 'Oth3r',
  orgId: 'G1venorg',
  found: 'G1venfound',
  expected: 'Oth3r',
  name: 'G1venname',
  version: '68.0',
  typeCount: 12,
  dailyRemaining: 11,
  dailyMaximum: 15_000,
};

const seen = [
  {
    ...common,
    ...{ count: 1, pastCount: 0, expiredAt: null, isTls: true, isSalesforce: true, skewSeconds: null, message: null },
    ...{ fingerprint: 'G1ven', assertions: 1, keyPairs: 1, host: 'G1venhost', why: 'ownAudience', foreign: 'org' },
    ...{ connection: null, permission: 'G1venpermission', scopes: [] },
  },
  {
    ...common,
    ...{ count: 3, pastCount: 1, expiredAt: 0, isTls: false, isSalesforce: false, skewSeconds: 70 },
    ...{ fingerprint: 'G1ven', assertions: 7, keyPairs: 2, host: 'G1venhost', why: 'onlyOne', foreign: 'user' },
    ...{ connection: 'G1venother', permission: null, scopes: ['G1venscope'], message: 'G1venmessage' },
  },
  {
    ...common,
    ...{ count: 3, pastCount: 2, expiredAt: 0, isTls: false, isSalesforce: true, skewSeconds: -70 },
    ...{ fingerprint: 'G1ven', assertions: 7, keyPairs: 2, host: 'G1venhost', why: 'foreignHost', foreign: 'user' },
    ...{ connection: 'G1venother', permission: null, scopes: ['G1venscope'], message: 'G1venmessage' },
  },
];
