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
