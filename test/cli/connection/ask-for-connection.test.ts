// The guided set-up's questions, and what is left of them when they are stopped.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Application } from '../../../src/cli/application.ts';
import { askForConnection } from '../../../src/cli/connection/ask-for-connection.ts';
import { addGuided } from '../../../src/cli/connection/guided-setup.ts';
import type { Questions } from '../../../src/cli/prompts.ts';
import { LatchkeyError } from '../../../src/domain/errors.ts';

/** Answers in order; after the last one Ctrl-C. */
function answering(answers: string[]): Questions & { asked: string[] } {
  const asked: string[] = [];
  const next = (question: string): string => {
    asked.push(question);
    const answer = answers.shift();
    if (answer === undefined) throw new LatchkeyError('cancelled');
    return answer;
  };
  return {
    asked,
    ask: async (question) => next(question),
    choose: async (question, choices) => {
      const answer = next(question);
      return choices.find(({ value }) => value === answer)?.value ?? assert.fail(answer);
    },
  };
}

const app = { calledAs: () => './bin/latchkey' } as Application;

test('Ctrl-C among the questions gives back the command that asks only for the rest', async () => {
  const questions = answering(['https://test.salesforce.com', 'a@acme.com.uat', 'connected-app', "Acme's UAT"]);
  const outcome = await addGuided(app, { values: ['acme'], options: {} }, { name: 'acme' }, questions);
  assert.equal(outcome.exitCode, 130);
  assert.equal(
    outcome.text,
    "Cancelled; nothing is stored yet.\nTo go on with the answers so far: ./bin/latchkey connection add acme --login-url https://test.salesforce.com --username a@acme.com.uat --app-kind connected-app --app-name 'Acme'\\''s UAT'",
  );
});

test("the app's name and a contact are asked for, and nothing that was given", async () => {
  const questions = answering(['external-client-app', 'Latchkey UAT', 'admin@acme.example', '']);
  const given = { name: 'acme', loginUrl: 'https://login.salesforce.com', username: 'a@acme.com' };
  const input = await askForConnection(given, questions);
  assert.deepEqual(
    [input.appName, input.contacts, questions.asked.length],
    ['Latchkey UAT', ['admin@acme.example'], 4],
  );
});
