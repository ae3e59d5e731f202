import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ElementChange } from '../../../src/domain/scan/differences.ts';
import { changeLines } from '../../../src/text/scan/scan-words.ts';

function said(elements: readonly ElementChange[], type = 'CustomObject'): string[] {
  const [, ...lines] = changeLines({ type, fullName: 'Invoice__c', kind: 'changed', by: null, at: null, elements });
  return lines.map((line) => line.trim());
}

const change = (path: string, before: string | null, after: string | null) => ({ path, before, after });

test('a terminal tells what changed as people say it: types with their size, conditions by what came to them', () => {
  assert.deepEqual(
    said([change('fields[Kind__c].length', '40', null), change('fields[Kind__c].type', 'Text', 'Picklist')]),
    ['Field Kind__c: type changed from Text(40) to Picklist.'],
  );
  assert.deepEqual(
    said([change('validationRules[Late].errorConditionFormula', 'Total__c < 0', 'OR(Total__c < 0, ISBLANK(Due__c))')]),
    ['Validation rule Late now also fires on: ISBLANK(Due__c).'],
  );
  assert.deepEqual(said([change('validationRules[Late].active', 'true', 'false')]), [
    'Validation rule Late is now inactive (before: active).',
  ]);
  assert.deepEqual(said([change('fields[Due__c]', null, '<fullName>Due__c</fullName>')]), ['Field Due__c was added.']);
  assert.deepEqual(said([change('fields[Due__c]', '<fullName>Due__c</fullName>', null)]), [
    'Field Due__c was removed.',
  ]);
  assert.deepEqual(said([change('description', 'Old', 'New')], 'Layout'), ['Description changed from “Old” to “New”.']);
});

test('a condition says what came to it where it is one AND or OR, and else all of it', () => {
  const fires = (before: string, after: string) =>
    said([change('validationRules[Late].errorConditionFormula', before, after)])[0]?.replace(
      'Validation rule Late now ',
      '',
    );
  assert.equal(fires('AND(A, B)', 'AND(A, B, YEAR(C) > 1)'), 'fires only if also: YEAR(C) > 1.');
  assert.equal(fires('OR(A, B)', 'or( B, A,CONTAINS(D, "),(") )'), 'also fires on: CONTAINS(D,"),(").');
  assert.equal(fires('A', 'AND(A, B)'), 'fires only if also: B.');
  for (const [before, after] of [
    ['A', 'AND(A, B) || C'],
    ['AND(A, B)', 'AND(A, C)'],
    ['A', 'AND(NOT(A), B)'],
    ['A', 'OR(AND(A, B), C)'],
    ['A', 'AND(A, "B'],
  ] as const)
    assert.equal(fires(before, after), `fires on: ${after} (before: ${before}).`);
});

test("a field's formula is no condition, and a connector leads somewhere", () => {
  assert.deepEqual(said([change('fields[Sum__c].formula', 'A', 'AND(A, B)')]), [
    'Field Sum__c: formula changed from “A” to “AND(A, B)”.',
  ]);
  const connector = (path: string, to: string) => change(path, null, `targetReference: ${to}`);
  assert.deepEqual(said([connector('subflows[Run].connector', 'Check'), connector('start.connector', 'Run')], 'Flow'), [
    'Subflow Run: connector now leads to Check (before: the end).',
    'start · Connector now leads to Run (before: the end).',
  ]);
});

test('the line of a component says who changed it, and when, where the org tells', () => {
  const told = {
    type: 'Flow',
    fullName: 'Bill',
    kind: 'removed',
    by: 'Anna',
    at: Date.UTC(2026, 0, 2),
    elements: [],
  } as const;
  assert.deepEqual(changeLines(told), ['removed Flow Bill, by Anna, 2026-01-02 00:00:00 UTC']);
});
