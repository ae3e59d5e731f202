// Every command that answers with JSON has a published shape, and one that answers something else is found.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonShapes } from '../../scripts/json-shapes/shapes.ts';
import { leaves, usageOf } from '../../scripts/reference/reference-page.ts';
import { commandTree } from '../../src/cli/program.ts';
import { assertShape } from './json-answers.ts';

test('every command has the shape of its answer, and none that is gone', () => {
  const commands = leaves(commandTree()).map((command) =>
    usageOf(command)
      .replace(/^latchkey /, '')
      .replace(/ [<[].*/, ''),
  );
  assert.deepEqual(Object.keys(jsonShapes).toSorted(), commands.toSorted());
});

test('a key too many, one that is missing and another kind of value are found', () => {
  const words = ['audit', 'head', '--json'];
  const head = { sequence: 1, hash: 'ab' };
  assertShape(words, JSON.stringify({ head }));
  for (const wrong of [{ head, more: 1 }, {}, { head: { ...head, sequence: '1' } }, { head: { sequence: 1 } }, null])
    assert.throws(() => assertShape(words, JSON.stringify(wrong)), /not as published/);
  assertShape(words, JSON.stringify({ error: { code: 'a', message: 'b', nextAction: 'c' } }));
  assert.throws(() => assertShape(words, JSON.stringify({ error: { code: 'a' } })), /not as published/);
});
