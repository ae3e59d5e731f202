// Every sentence in every language: none is missing, none stayed English, none lost what it is about.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ErrorCode, errorTable } from '../../src/domain/errors.ts';
import type { SwapProblem } from '../../src/domain/rotation/swap.ts';
import { type OwnSaying, said } from '../../src/domain/said.ts';
import { german } from '../../src/text/de/words.ts';
import { errorWords } from '../../src/text/errors.ts';
import { french } from '../../src/text/fr/words.ts';
import { byPage } from '../../src/text/hand.ts';
import { english as englishInput, inputWords } from '../../src/text/input-words.ts';
import { swapProblemWords } from '../../src/text/rotation/swap-words.ts';
import { saidWords } from '../../src/text/said-words.ts';
import { sameButTranslated } from './same-but-translated.ts';

for (const words of [german, french]) {
  test(`what is wrong with what people give is said in ${words.language}`, () => {
    for (const [field, problems] of Object.entries(englishInput.problems))
      for (const problem of Object.keys(problems))
        for (const given of ['G1ven', 'http://g1ven'])
          for (const other of ['Oth3r', 'external-client-app']) {
            const wrong = { field, problem, given, other } as never;
            const at = `${words.language} ${field} ${problem}`;
            sameButTranslated(inputWords(wrong, byPage()), inputWords(wrong, byPage(words)), at);
          }
  });

  test(`what is kept as said is said in ${words.language}`, () => {
    for (const code of Object.keys(words.said) as OwnSaying[]) {
      const kept = said(code, 'G1ven', 'Oth3r');
      assert.notEqual(saidWords(kept), kept, code);
      sameButTranslated([saidWords(kept)], [saidWords(kept, words)], `${words.language} ${code}`);
    }
    for (const theirs of ['550: No such user here', 'invalid_grant: user is inactive', 'constructor', 'ENOENT, or so'])
      assert.equal(saidWords(theirs, words), theirs);
  });

  test(`why a rotation without hands ended is said in ${words.language}`, () => {
    for (const type of Object.keys(words.swapProblems) as SwapProblem['type'][])
      for (const more of swapVariants) {
        const problem = given({ type, permissions: ['G1ven'], fullNames: ['G1ven'], ...more }) as SwapProblem;
        sameButTranslated([swapProblemWords(problem)], [swapProblemWords(problem, words)], `${words.language} ${type}`);
      }
  });

  test(`every error is said in ${words.language}`, () => {
    for (const code of Object.keys(errorTable) as ErrorCode[])
      for (const parameters of variants[code] ?? [{}]) {
        const error = { code, parameters: given(parameters) };
        const [english, other] = [errorWords(error, byPage()), errorWords(error, byPage(words))];
        const at = `${words.language} ${code} ${JSON.stringify(parameters)}`;
        sameButTranslated([english.message], [other.message], at);
        if (english.nextAction !== '') sameButTranslated([english.nextAction], [other.nextAction], at);
      }
  });
}

/** Any parameter that a sentence may ask for, by a name that is found again in it. */
function given(known: object): object {
  return new Proxy(known, {
    get: (_, name) => (name in known ? (known as Record<string | symbol, unknown>)[name] : `G1ven${String(name)}`),
  });
}

const swapVariants = [
  { username: undefined, by: null, kind: 'connected-app' },
  { username: 'G1venuser', by: 'G1venby', kind: 'external-client-app' },
];

const each = (name: string, values: readonly unknown[]) => values.map((value) => ({ [name]: value }));
const keyPairStates = ['issued', 'active', 'settling', 'previous', 'abandoned', 'compromised', 'destroyed'];
const cause = { code: 'fileUnwritable', parameters: { file: '/g1ven', problem: 'G1venproblem' } };
const things = ['clientApp', 'connection', 'fleet', 'finding', 'keyPair', 'keyRequest'];

/** Of the errors whose sentence depends on what a parameter is. */
const variants: Partial<Record<ErrorCode, readonly object[]>> = {
  alreadyRunning: [{ what: 'changeOfVault' }, { what: 'port' }],
  answerShownOnce: each('id', [null, 'G1ven']),
  canvasRefused: each('problem', [
    ...['off', 'notSigned', 'algorithm', 'unreadable', 'otherOrg'],
    ...['noTime', 'clock', 'notLinked', 'noDomain', 'replayed'],
  ]),
  certificateExpired: each('isOfAuthority', [true, false]),
  certificateNotWritten: [{ cause }],
  changedMeanwhile: [
    ...[...things, 'lossWithClientApp', 'lossWithConnection', 'vault', 'watched'].flatMap((type) => [
      { type, name: 'G1ven' },
      { type, name: null },
    ]),
  ],
  clockWrong: each('aheadMs', [61_000, -61_000, 120_000, -400 * 86_400_000, 5 * 86_400_000]),
  codeRefused: each('problem', ['wrong', 'used']),
  databaseMissing: each('keyFile', [null, '/g1ven']),
  databaseUnreachable: each('remedy', ['login', 'database', 'encryption', 'certificate', 'server']),
  deviceKeyGone: each('fingerprint', [null, 'G1ven']),
  invalidInput: [
    { field: 'personName', hidden: 'U+200B' },
    { field: 'name', problem: 'empty', given: '', other: '' },
  ],
  invalidRows: [
    { total: 7, rows: [{ row: 3, code: 'connectionExists', parameters: { name: 'G1ven' } }] },
    { total: 7, rows: [{ row: 4, code: 'appNotFound', parameters: {} }] },
  ],
  invitationUnusable: each('problem', ['unknown', 'taken', 'expired']),
  keyProviderUnavailable: Object.keys(german.providerTroubles).flatMap((trouble) => [
    { trouble, fingerprint: null },
    { trouble, fingerprint: 'G1ven' },
  ]),
  keyRefused: [...each('problem', ['notRsa', 'rsaPss', 'unreadable']), { bits: 1024 }],
  keyPairGone: each('state', keyPairStates),
  loginBudgetSpent: each(
    'spentBy',
    ['token', 'probe', 'test'].map((purpose) => [{ connection: 'G1ven', purpose, logins: 12 }]),
  ),
  notDiscardable: each('state', keyPairStates),
  notPermitted: [
    { isHeld: false, connection: null },
    ...each('connection', [null, 'G1ven']).map((given) => ({ isHeld: true, ...given })),
  ],
  nothingToRollOut: [
    { guided: ['G1ven'], others: [] },
    { guided: [], others: ['G1ven'] },
  ],
  nothingToSwap: each('why', ['handover', 'noActivePair']),
  orgLinkNotFound: each('orgId', [null, 'G1ven']),
  passkeyRefused: each('problem', ['known', 'unfit']),
  providerRefused: each('problem', [
    ...['none', 'notBegun', 'denied', 'notProved', 'unavailable', 'unknownGroup'],
    ...['tooManyGroups', 'closed', 'noName', 'nameTaken'],
  ]),
  requestNotWritten: [{ cause }],
  scanNotComplete: each('state', ['PENDING', 'RUNNING', 'FAILED', 'CANCELLED']),
  scanNotFound: each('number', [null, 'any', 7]),
  scanOver: each('state', ['COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED', 'CANCELLED']),
  sealedTextDamaged: each('purpose', ['access-token', 'other']),
};
