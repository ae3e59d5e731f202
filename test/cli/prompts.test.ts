// Questions whose input ends while they are asked: the terminal goes away, or Ctrl-D.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../support/temporary-folder.ts';

const prompts = new URL('../../src/cli/prompts.ts', import.meta.url);
const questions = {
  confirm: `confirm('Go on?')`,
  password: `askPassword('Password')`,
  text: `questionsAs('latchkey').ask('Name', { check: () => {} })`,
  choice: `questionsAs('latchkey').choose('Which?', [{ value: 'a', label: 'A' }])`,
};

for (const [name, question] of Object.entries(questions)) {
  const program = `
    const { confirm, askPassword, questionsAs } = await import(${JSON.stringify(fileURLToPath(prompts))});
    await ${question}.catch((error) => console.log(error.code));`;

  test(`${name}: input that ends before the answer is an error, and no question without end`, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      input: '',
      encoding: 'utf8',
    });
    assert.deepEqual([status, stdout], [0, 'inputEnded\n'], stderr);
  });

  test(`${name}: Ctrl-D at a terminal ends it as the end of input does`, async (t) => {
    const file = join(await temporaryFolder(t), 'ask.mjs');
    await writeFile(file, program);
    // The terminal is script's; its input stays open.
    const child = spawn('script', ['-qec', `${process.execPath} ${file}`, '/dev/null'], { timeout: 20_000 });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (said === '') child.stdin.write('\x04');
      said += String(chunk);
    });
    const [code] = await once(child, 'close');
    assert.match(said, /inputEnded/);
    assert.equal(code, 0);
  });
}
