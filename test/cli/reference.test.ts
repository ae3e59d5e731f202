// What is written from the program about the program: the reference, the manual page, the completion of a shell.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { manualPage } from '../../scripts/reference/manual-page.ts';
import { referencePage } from '../../scripts/reference/reference-page.ts';
import { settingGroups } from '../../scripts/reference/settings.ts';
import { completion } from '../../src/cli/completion.ts';
import { commandTree } from '../../src/cli/program.ts';

const root = join(import.meta.dirname, '../..');

test('the pages are what the program says: npm run docs writes them', () => {
  assert.equal(readFileSync(join(root, 'docs/reference.md'), 'utf8'), referencePage());
  assert.equal(readFileSync(join(root, 'docs/latchkey.1'), 'utf8'), manualPage());
});

test('every variable that the program reads is in the reference', () => {
  // How the launcher was called, which it tells the program itself.
  const read = new Set(['LATCHKEY_CALLED_AS']);
  for (const { settings } of settingGroups) for (const { variable } of settings) read.add(variable);
  const missing = globSync('src/**/*.ts', { cwd: root }).flatMap((file) => {
    const named = readFileSync(join(root, file), 'utf8').match(/\bLATCHKEY_[A-Z_]*[A-Z]\b/g) ?? [];
    return named.filter((variable) => !read.has(variable)).map((variable) => `${file}: ${variable}`);
  });
  assert.deepEqual(missing, []);
});

const after = async (...words: string[]): Promise<string[]> => {
  const { text } = await completion(commandTree(), { values: ['bash'], options: {} });
  const line = ['latchkey', ...words].map((word) => `'${word}'`).join(' ');
  const script = `${text}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length}; _latchkey; echo "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim().split(' ');
};

test('bash completes commands and options along the tree', async () => {
  assert.deepEqual(await after('certificate', 'dow'), ['download']);
  assert.deepEqual(await after('rotate', 'acme', '--ou'), ['--out']);
  assert.ok((await after('calendar', 'feed', '')).includes('revoke'));
  assert.deepEqual(await after('--da'), ['--data']);
});

test('zsh and fish get a script, and another shell an error', async () => {
  for (const shell of ['zsh', 'fish']) {
    const { text } = await completion(commandTree(), { values: [shell], options: {} });
    assert.match(text, /support-bundle/);
  }
  await assert.rejects(completion(commandTree(), { values: ['tcsh'], options: {} }), /invalidInput|shell/);
});
