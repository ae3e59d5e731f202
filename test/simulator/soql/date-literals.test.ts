import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDateLiteral, spanOf } from '../../../simulator/soql/date-literals.ts';

/** A Sunday afternoon, in the fourth quarter. */
const NOW = Date.parse('2026-11-29T15:30:00Z');

/** [literal, first day, first day after it], as Salesforce's documentation of date literals says them. */
const SPANS: [name: string, count: number | null, from: string, to: string][] = [
  ['YESTERDAY', null, '2026-11-28', '2026-11-29'],
  ['TODAY', null, '2026-11-29', '2026-11-30'],
  ['TOMORROW', null, '2026-11-30', '2026-12-01'],
  ['LAST_WEEK', null, '2026-11-22', '2026-11-29'],
  ['THIS_WEEK', null, '2026-11-29', '2026-12-06'],
  ['NEXT_WEEK', null, '2026-12-06', '2026-12-13'],
  ['LAST_MONTH', null, '2026-10-01', '2026-11-01'],
  ['THIS_MONTH', null, '2026-11-01', '2026-12-01'],
  ['NEXT_MONTH', null, '2026-12-01', '2027-01-01'],
  ['LAST_90_DAYS', null, '2026-08-31', '2026-11-30'],
  ['NEXT_90_DAYS', null, '2026-11-30', '2027-02-28'],
  ['LAST_N_DAYS', 0, '2026-11-29', '2026-11-30'],
  ['LAST_N_DAYS', 1, '2026-11-28', '2026-11-30'],
  ['NEXT_N_DAYS', 1, '2026-11-30', '2026-12-01'],
  ['N_DAYS_AGO', 3, '2026-11-26', '2026-11-27'],
  ['LAST_N_WEEKS', 2, '2026-11-15', '2026-11-29'],
  ['NEXT_N_WEEKS', 2, '2026-12-06', '2026-12-20'],
  ['N_WEEKS_AGO', 2, '2026-11-15', '2026-11-22'],
  ['LAST_N_MONTHS', 12, '2025-11-01', '2026-11-01'],
  ['NEXT_N_MONTHS', 2, '2026-12-01', '2027-02-01'],
  ['N_MONTHS_AGO', 11, '2025-12-01', '2026-01-01'],
  ['THIS_QUARTER', null, '2026-10-01', '2027-01-01'],
  ['LAST_QUARTER', null, '2026-07-01', '2026-10-01'],
  ['NEXT_FISCAL_QUARTER', null, '2027-01-01', '2027-04-01'],
  ['LAST_N_QUARTERS', 4, '2025-10-01', '2026-10-01'],
  ['N_FISCAL_QUARTERS_AGO', 1, '2026-07-01', '2026-10-01'],
  ['THIS_YEAR', null, '2026-01-01', '2027-01-01'],
  ['LAST_FISCAL_YEAR', null, '2025-01-01', '2026-01-01'],
  ['NEXT_N_YEARS', 2, '2027-01-01', '2029-01-01'],
  ['N_YEARS_AGO', 2, '2024-01-01', '2025-01-01'],
];

describe('a date literal', () => {
  for (const [name, count, from, to] of SPANS) {
    it(`${name}${count === null ? '' : `:${count}`} begins and ends where Salesforce says`, () => {
      assert.ok(isDateLiteral(name, count !== null));
      const span = spanOf(name, count, NOW);
      const days = [span.from, span.to].map((at) => new Date(at).toISOString());
      assert.deepEqual(days, [`${from}T00:00:00.000Z`, `${to}T00:00:00.000Z`]);
    });
  }

  it('has its week begin on Sunday, seen from any day of it', () => {
    for (let day = 0; day < 7; day++) {
      const { from } = spanOf('THIS_WEEK', null, NOW + day * 86_400_000);
      assert.equal(new Date(from).toISOString(), '2026-11-29T00:00:00.000Z');
    }
  });

  it('is none without the count that it needs, or with one that it does not', () => {
    for (const name of ['LAST_N_DAYS', 'N_DAYS_AGO', 'LAST_DAY', 'NOW', 'LAST_FISCAL_WEEK', '']) {
      assert.ok(!isDateLiteral(name, false), name);
    }
    for (const name of ['TODAY', 'LAST_WEEK', 'LAST_90_DAYS', 'N_FISCAL_MONTHS_AGO']) {
      assert.ok(!isDateLiteral(name, true), name);
    }
  });
});
