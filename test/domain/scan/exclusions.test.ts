// What a scan leaves out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alongWith, checkedExclusions, isLeftOut } from '../../../src/domain/scan/exclusions.ts';

const none = { types: [], names: [], alongWith: [] };

test('a pattern stands for the whole name, without regard to capitals, however many stars it has', () => {
  const fits = (pattern: string, fullName: string) =>
    isLeftOut({ type: 'ApexClass', fullName }, { ...none, names: [pattern] });
  const fitting = ['Test*', '*_TEST', 'test_x_test', 't*x*t', '*x*', 'Test_*_Test', '*Test_X_Test*'];
  for (const pattern of fitting) assert.ok(fits(pattern, 'Test_X_Test'), pattern);
  const others = ['Test', 'X', '*x', 'Test_X_Test?', 'Test_X_Test*Test', '*est_X_Testt', 'T.*'];
  for (const pattern of others) assert.ok(!fits(pattern, 'Test_X_Test'), pattern);
  assert.ok(!fits(`${'*a'.repeat(120)}*b`, 'a'.repeat(255)));
});

test('a component goes with what it lies in', () => {
  const leftOut = { ...none, names: ['Old*'] };
  const is = (fullName: string) => isLeftOut({ type: 'CustomField', fullName }, leftOut);
  assert.deepEqual(['Old__c.Name__c', 'OldFolder/Sub/Report', 'Account.Old__c', 'Account.X'].map(is), [
    true,
    true,
    false,
    false,
  ]);
});

test('a type goes with its children and its folders', () => {
  const described = [
    { name: 'CustomObject', isInFolder: false, children: ['CustomField', 'RecordType'] },
    { name: 'Report', isInFolder: true, children: [] },
    { name: 'Dashboard', isInFolder: true, children: [] },
    { name: 'ApexClass', isInFolder: false, children: [] },
  ];
  const wish = { types: ['customobject', 'Report', 'DashboardFolder'], names: [] };
  assert.deepEqual(alongWith(described, wish), ['CustomField', 'Dashboard', 'RecordType', 'ReportFolder']);
});

test('what would leave nothing, or is no type, is refused in words', () => {
  const refused = (types: string[], names: string[]) => {
    assert.throws(() => checkedExclusions({ types, names }), { code: 'invalidInput' });
  };
  refused(['Apex Class'], []);
  refused(['*'], []);
  refused([], ['*']);
  refused([], ['']);
  refused([], ['x'.repeat(256)]);
  refused(
    [],
    Array.from({ length: 101 }, (_, index) => `n${index}`),
  );
  assert.equal(checkedExclusions({ types: [], names: [] }), null);
  assert.deepEqual(checkedExclusions({ types: ['B', 'A', 'B'], names: [] }), { types: ['A', 'B'], names: [] });
});
