import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryWords, verbWords } from '../../../src/text/audit/entry-words.ts';
import { verbsInEachLanguage } from '../../../web/pages/audit/verb-texts.ts';

test('the audit says in words what happened, and leaves what an older release wrote as it stands', () => {
  assert.equal(entryWords('clientApp.wantsNothing'), 'no upload asked for any more');
  assert.equal(entryWords('clientApp.ofOld'), 'clientApp.ofOld');
  assert.equal(entryWords('toString'), 'toString');
});

test('each verb has words in the languages of the pages, and nothing has that is no verb', () => {
  for (const language of ['de', 'fr'] as const)
    assert.deepEqual(Object.keys(verbsInEachLanguage[language]).sort(), Object.keys(verbWords).sort(), language);
});
