// The picture of an object's relations: what stands on an arrow lies between its boxes, whatever its length.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxWidth, labelWidth, layoutOf, shortLabel } from '../../../src/adapters/documents/diagrams/layout.ts';
import { relationDiagram } from '../../../src/adapters/documents/diagrams/relation-diagram.ts';

test('a label lies between the boxes of its arrow, and leaves room for the head', () => {
  for (const field of ['A', 'Primary_Amount_104__c', 'northwind__A_Very_Long_Name_Of_A_Field__c']) {
    const lookups = [{ field, isOwner: true, to: 'Contact' }];
    const { nodes, arrows } = layoutOf(relationDiagram('Account', lookups, [{ object: 'Case', field }]));
    assert.equal(arrows.length, 2);
    for (const { from, to, label, labelAt } of arrows) {
      const [left = 0, right = 0] = [from, to].map((id) => nodes.find((node) => node.id === id)?.x);
      const half = labelWidth(shortLabel(label)) / 2;
      assert.ok(labelAt.x - half >= left + boxWidth / 2 + 10, `${field} begins beside ${from}`);
      assert.ok(labelAt.x + half <= right - boxWidth / 2 - 10, `${field} ends before ${to}`);
    }
  }
});
