// Diagnosis: what a test may spend, and what the org shows of an upload that is missed.

import { changes, type Mutant } from './mutant.ts';

const budget = ['test/operations/diagnosis/login-budget.test.ts'];
const elsewhere = ['test/domain/diagnosis/elsewhere.test.ts'];
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
  ...changes('src/domain/diagnosis/recognise.ts', elsewhere, [
    ['  if (isElsewhere(facts, matched)) return false;\n', ''],
  ]),
  ...changes(
    'src/domain/diagnosis/recognise.ts',
    ['test/domain/diagnosis/no-cause.test.ts'],
    [[' && ofSalesforce.test(message.flat))', ')']],
  ),
  ...changes('src/domain/diagnosis/elsewhere.ts', elsewhere, [
    ['facts.phase !== null || ', ''],
    [' || named.test(flat)) return false;', ') return false;'],
    [' || named.test(flat)) return false;', ' || ofSalesforce.test(flat)) return false;'],
    ['  if (spoken.test(flat)) return false;\n', ''],
    ['  if (ofAnother.test(flat)) return true;\n', ''],
    ['isAboutTheWay && ', ''],
    [' && !hosts.some((name) => onTheWay.test(name))', ''],
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
