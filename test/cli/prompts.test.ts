// Questions whose terminal goes away while they are asked.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const prompts = new URL('../../src/cli/prompts.ts', import.meta.url);
const questions = {
  confirm: `confirm('Go on?')`,
  password: `askPassword('Password')`,
  text: `questionsAs('latchkey').ask('Name', { check: () => {} })`,
  choice: `questionsAs('latchkey').choose('Which?', [{ value: 'a', label: 'A' }])`,
};

for (const [name, question] of Object.entries(questions)) {
  test(`${name}: input that ends before the answer is an error, and no question without end`, () => {
    const program = `
      const { confirm, askPassword, questionsAs } = await import(${JSON.stringify(fileURLToPath(prompts))});
      await ${question}.catch((error) => console.log(error.code));`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      input: '',
      encoding: 'utf8',
    });
    assert.deepEqual([status, stdout], [0, 'inputEnded\n'], stderr);
  });
}
