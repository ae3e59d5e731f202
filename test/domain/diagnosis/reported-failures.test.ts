// Failures that people reported in public, with the cause that turned out: the floor that diagnosis must not fall below.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accuracyOn, readCases } from './accuracy.ts';

test('names the reported cause first in at least 75 % of reported failures', () => {
  const { first } = accuracyOn(readCases('reported-failures.json'));
  assert.ok(first >= 0.75, `only ${(first * 100).toFixed(1)} %`);
});

test('has the reported cause among the first three in at least 95 % of reported failures', () => {
  const { firstThree, missed } = accuracyOn(readCases('reported-failures.json'));
  assert.ok(firstThree >= 0.95, `only ${(firstThree * 100).toFixed(1)} %, missed: ${missed.join(', ')}`);
});

for (const [form, read] of [
  ['as a report', (name: string) => readCases(name)],
  ['as pasted text', (name: string) => readCases(name, 'raw')],
] as const) {
  test(`names the cause of the second set of reported failures, ${form}`, () => {
    const { first, firstThree, missed } = accuracyOn(read('reported-failures-2.json'));
    assert.ok(first >= 0.75, `first: only ${(first * 100).toFixed(1)} %`);
    assert.ok(firstThree >= 0.9, `only ${(firstThree * 100).toFixed(1)} %, missed: ${missed.join(', ')}`);
  });
}
