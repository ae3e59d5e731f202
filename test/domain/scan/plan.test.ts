// Which calls a scan makes, as rules.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstChunk, isReserveReached, planInventory, quarters, takeBatch } from '../../../src/domain/scan/plan.ts';
import type { ComponentVersion } from '../../../src/domain/scan/scan-store.ts';
import { xmlDifferences } from '../../../src/formats/xml-elements.ts';

const described = [
  { name: 'CustomObject', isInFolder: false, children: ['CustomField', 'ListView'] },
  { name: 'Report', isInFolder: true, children: [] },
  { name: 'EmailTemplate', isInFolder: true, children: [] },
  { name: 'StandardValueSet', isInFolder: false, children: [] },
];

test('what is in folders is listed by its folders, children with their parents', () => {
  const plan = planInventory(described, () => false);
  assert.deepEqual(plan.types, [
    'ReportFolder',
    'EmailFolder',
    'CustomObject',
    'StandardValueSet',
    'CustomField',
    'ListView',
  ]);
  assert.equal(plan.folders.get('EmailFolder'), 'EmailTemplate');
  assert.equal(plan.parents.get('ListView'), 'CustomObject');
});

test('no more calls than triples, and each query once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'StandardValueSet')), (types) => {
      const waiting = types.map((type) => ({ type, folder: null }));
      const batches = [];
      while (waiting.length > 0) batches.push(takeBatch(waiting));
      assert.deepEqual(
        batches.flat().map(({ type }) => type),
        types,
      );
      assert.ok(batches.every((batch) => batch.length >= 1 && batch.length <= 3));
      assert.ok(batches.length <= Math.ceil(types.length / 3) + 2);
      const alone = batches.find((batch) => batch.some(({ type }) => type === 'StandardValueSet'));
      assert.ok(alone === undefined || alone.length === 1);
    }),
  );
});

test('quartering loses nothing and ends', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 2 }), (all) => {
      const parts = quarters(all);
      assert.deepEqual(parts.flat(), all);
      assert.ok(parts.every(({ length }) => length > 0 && length < all.length));
    }),
  );
});

test('a reserve is reached when so few calls are left', () => {
  assert.equal(isReserveReached({ used: 79, maximum: 100 }, 20), false);
  assert.equal(isReserveReached({ used: 80, maximum: 100 }, 20), true);
});

test('XML is compared by what its elements are called, not by where they stand', () => {
  const object = (fields: string) =>
    `<?xml version="1.0"?><CustomObject>${fields}<label>Account</label></CustomObject>`;
  const field = (name: string, type: string) => `<fields><fullName>${name}</fullName><type>${type}</type></fields>`;
  assert.deepEqual(
    xmlDifferences(
      object(field('A__c', 'Text') + field('B__c', 'Text')),
      object(field('C__c', 'Date') + field('B__c', 'Picklist')),
    ),
    [
      { path: 'fields[A__c]', before: 'fullName: A__c; type: Text', after: null },
      { path: 'fields[B__c].type', before: 'Text', after: 'Picklist' },
      { path: 'fields[C__c]', before: null, after: 'fullName: C__c; type: Date' },
    ],
  );
  assert.equal(xmlDifferences('class A {}', 'class B {}'), null);
});

function version(type: string, index: number): ComponentVersion {
  return {
    ...{ type, fullName: `${type}${index}`, namespace: null, fileName: '', id: null, createdBy: null, createdAt: null },
    ...{ lastModifiedBy: null, lastModifiedAt: null, sinceNumber: 1, isRemoved: false, isPending: true },
    ...{ fingerprint: null, missing: null },
  };
}

test('what broke a retrieve before is asked for alone', () => {
  const all = [0, 1, 2, 3].map((index) => version('Flow', index));
  const broken = { ...version('Flow', 4), missing: { reason: 'refused', message: 'it is broken' } } as const;
  assert.equal(firstChunk([...all, broken, version('Flow', 5)]).length, 4);
  assert.deepEqual(firstChunk([broken, version('Flow', 5)]), [broken]);
});

test('profiles are asked for by name, ten at once, and never along with others', () => {
  const some = (type: string, count: number) => Array.from({ length: count }, (_, index) => version(type, index));
  let waiting = [...some('Layout', 2), ...some('Profile', 13), ...some('Queue', 2)];
  const chunks: string[] = [];
  while (waiting.length > 0) {
    const chunk = firstChunk(waiting);
    waiting = waiting.slice(chunk.length);
    chunks.push(`${chunk.length} ${[...new Set(chunk.map(({ type }) => type))]}`);
  }
  assert.deepEqual(chunks, ['2 Layout', '10 Profile', '3 Profile', '2 Queue']);
});
