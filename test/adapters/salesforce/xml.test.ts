// Entries of lists are read in two ways, and both say the same.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { leavesInOrder, leavesOf, xmlRoot } from '../../../src/adapters/salesforce/xml.ts';

const content = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    'Ada',
    ' R&amp;D ',
    '&#228;',
    'a > b',
    '<![CDATA[x]]>',
    '<!-- x -->',
    '<b>x</b>',
    '日本',
    'a\r\nb',
  ),
);
const attributes = fc.constantFrom('', ' xsi:nil="true"', ' a="x>y"', " b='1'", ' xmlns:sf="urn:x" c="&lt;"');
const name = fc.constantFrom('fullName', 'type', 'a', 'toString', '__proto__', 'sf:id', 'Name', 'hasOwnProperty');
const element = fc
  .tuple(name, attributes, content, fc.boolean())
  .map(([tag, set, inside, isEmpty]) => (isEmpty ? `<${tag}${set}/>` : `<${tag}${set}>${inside}</${tag}>`));
const between = fc.constantFrom('', '\n  ', 'text', '<!-- y -->', '</result>');

test('what is read as leaves is what the parser reads', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(between, element), { maxLength: 4 }), between, (elements, end) => {
      const text = `<result>${elements.flat().join('')}${end}</result>`;
      const leaves = leavesOf(text, 'result');
      if (leaves === null) return;
      read += 1;
      assert.deepEqual({ ...leaves }, { ...(xmlRoot(text, 'result') ?? assert.fail(text)) }, text);
    }),
    { numRuns: 3_000, seed: 12 },
  );
  assert.ok(read > 200, `${read} were read`);
});

test('what is read as leaves in their order is what the parser reads', () => {
  const leavesAt = leavesInOrder('result', { a: true, fullName: true, id: false, type: true });
  let read = 0;
  fc.assert(
    fc.property(
      fc.array(content, { maxLength: 4 }),
      fc.subarray(['a', 'fullName', 'id', 'type']),
      (contents, names) => {
        const text = `<result>${names.map((name, index) => `<${name}>${contents[index] ?? ''}</${name}>`).join('')}</result>`;
        const leaves = leavesAt(`before${text}behind`, 'before'.length);
        if (leaves === null) return;
        read += 1;
        const { id: _, ...parsed } = xmlRoot(text, 'result') ?? assert.fail(text);
        assert.deepEqual({ ...leaves.found }, parsed, text);
        assert.equal(leaves.end, 'before'.length + text.length);
      },
    ),
    { numRuns: 3_000, seed: 12 },
  );
  assert.ok(read > 200, `${read} were read`);
});

test('an entry of a list is read as leaves, whatever its prefixes and spaces', () => {
  const entry = '<result>\n  <sf:fullName>A</sf:fullName> <namespacePrefix xsi:nil="true"/><type >Flow</type></result>';
  assert.deepEqual(leavesOf(entry, 'result'), { fullName: 'A', namespacePrefix: '', type: 'Flow' });
});
