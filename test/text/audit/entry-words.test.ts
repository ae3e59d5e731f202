import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryWords } from '../../../src/text/audit/entry-words.ts';

test('the audit says in words what happened, and leaves what an older release wrote as it stands', () => {
  assert.equal(entryWords('clientApp.wantsNothing'), 'no upload asked for any more');
  assert.equal(entryWords('clientApp.ofOld'), 'clientApp.ofOld');
  assert.equal(entryWords('toString'), 'toString');
});
