// Sentences name a command in a terminal and a page in the pages, from one table.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorTable } from '../../src/domain/errors.ts';
import { errorWords } from '../../src/text/errors.ts';
import { byCommand, byPage } from '../../src/text/hand.ts';

test('a terminal names the command, and pages are named with where they are', () => {
  const missing = { code: 'consumerKeyMissing', parameters: { name: 'acme' } } as const;
  const typed = errorWords(missing, byCommand('./bin/latchkey')).nextAction;
  assert.match(typed, /`\.\/bin\/latchkey connection set acme --consumer-key KEY`/);
  const to = byPage();
  assert.match(errorWords(missing, to).nextAction, /save it: "Settings"\.$/);
  assert.deepEqual(to.taken(), [{ page: 'settings', connection: 'acme' }]);
  assert.deepEqual(to.taken(), [], 'each sentence has its own');
});

test('no error that the pages show names a command, but for what is done on the machine alone', () => {
  const anything = new Proxy(
    {},
    {
      get: (_, name) =>
        name === 'problem' ? 'none' : name === 'trouble' ? 'throttled' : name === 'rows' ? [] : 'acme',
    },
  );
  for (const code of Object.keys(errorTable)) {
    if (special.includes(code)) continue;
    const { nextAction } = errorWords({ code, parameters: anything } as never, byPage());
    const isOfMachine = nextAction.includes('on the machine that runs Latchkey');
    assert.ok(isOfMachine || !nextAction.includes('latchkey '), `${code}: ${nextAction}`);
  }
});

/** Their words need more than a text, or stop the start, before there is a page. */
const special = [
  'foreignOwner',
  'clockWrong',
  'databaseUnreachable',
  'invalidInput',
  'loginBudgetSpent',
  'certificateNotWritten',
  'requestNotWritten',
  'nothingToRollOut',
  'changedMeanwhile',
  'invitationUnusable',
  'providerRefused',
  'canvasRefused',
];
