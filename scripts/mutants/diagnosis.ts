// Diagnosis: what a test may spend, and what the org shows of an upload that is missed.

import { changes, type Mutant } from './mutant.ts';

const budget = ['test/operations/diagnosis/login-budget.test.ts'];
const speaker = ['test/domain/diagnosis/speaker.test.ts'];
const experiment = ['test/operations/diagnosis/test-connection.test.ts'];

export const diagnosis: readonly Mutant[] = [
  ...changes('src/operations/diagnosis/steps/login-budget.ts', budget, [
    ['Math.max(0, experimentLogins - this.#spent)', 'experimentLogins'],
    ['return this.#gettingToken + this.#spent;', 'return this.#spent;'],
  ]),
  ...changes('src/operations/diagnosis/steps/search-target.ts', experiment, [
    ['target, options.budget.left, options)', 'target, 99, options)'],
    ['    options.budget.spend(result.tried.length);\n', ''],
  ]),
  ...changes('src/operations/diagnosis/steps/other-environment.ts', budget, [
    ['budget.left === 0 || ', ''],
    ['  budget.spend(1);\n', ''],
  ]),
  ...changes(
    'src/domain/diagnosis/weigh.ts',
    ['test/domain/diagnosis/evidence.test.ts'],
    [
      [" && !(row.name === 'serverError' && isInner(matched))", ''],
      [' && row.points.salesforce_unavailable === undefined', ''],
    ],
  ),
  ...changes(
    'src/operations/diagnosis/steps/failure-facts.ts',
    ['test/operations/diagnosis/weak-diagnoses.test.ts'],
    [[' && isNew && !wasThere', ' && isNew']],
  ),
  ...changes('src/domain/diagnosis/recognise.ts', speaker, [
    ["  if (speaker === 'another') return 'unknown';\n", ''],
    ["isTold && (speaker === 'salesforce' || ", "isTold && (speaker === 'untold' || "],
    [' || telling.some(({ row }) => isBeforeSalesforce(row.name)))', ')'],
    ["? 'perhaps' : 'unknown'", "? 'known' : 'unknown'"],
    ['onTheWay.has(name) || ', ''],
  ]),
  ...changes(
    'src/domain/diagnosis/recognise.ts',
    ['test/domain/diagnosis/no-cause.test.ts'],
    [["(speaker === 'salesforce' && anyTranslated", '(anyTranslated']],
  ),
  ...changes('src/domain/diagnosis/speaker.ts', speaker, [
    ['facts.phase !== null || ', ''],
    [" || named.test(flat)) return 'salesforce';", ") return 'salesforce';"],
    ["  if (ofAnother.test(flat)) return 'another';\n", ''],
    ['likely.test(flat) || ', ''],
    ['ownCodes.test(cased) || ', ''],
    ['ownStatements.test(cased) || ', ''],
    [' && !hosts.some((name) => onTheWay.test(name))', ''],
  ]),
  ...changes('src/domain/diagnosis/judge.ts', speaker, [
    ['first === undefined || !isSure', 'first === undefined'],
    ['perhaps.slice(0, perhapsShown)', 'perhaps'],
  ]),
  ...changes(
    'src/domain/watch/missing-upload.ts',
    ['test/domain/watch/missing-upload.test.ts'],
    [
      [
        'consumerKey !== null && consumerKey !== app.consumerKey && certificate',
        'consumerKey !== app.consumerKey && certificate',
      ],
      ['one.at > awaited.issuedAt && ', ''],
      ['ofSlot.toSorted((a, b) => b.at - a.at)[0]', 'ofSlot[0]'],
      ['finding.connectionName !== null || ', ''],
      ["if (saved.isInOwnSlot) return { type: 'saved', change };", ''],
      ["if (isOurs) return { type: 'notSaved', why: { type: 'appStillHolds', subject } };", ''],
    ],
  ),
];
