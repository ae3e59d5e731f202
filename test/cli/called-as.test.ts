// The commands that the program shows can be typed where it shows them.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../support/temporary-folder.ts';

const launcher = fileURLToPath(new URL('../../bin/latchkey', import.meta.url));

test('a command is shown as the program was called, with the data folder that was given', async (t) => {
  const data = join(await temporaryFolder(t), 'a folder');
  const shown = await errorOf(['./bin/latchkey', '--data', data, 'connection', 'show', 'acme']);
  assert.match(shown, new RegExp(`begin here: \`./bin/latchkey --data '${data}' connection add\``));
  const found = await errorOf(['latchkey', 'connection', 'show', 'acme'], { LATCHKEY_DATA: data });
  assert.match(found, /begin here: `latchkey connection add`/);
});

/** In the checkout, with the launcher on the PATH. */
function errorOf([command = '', ...words]: string[], environment: Record<string, string> = {}): Promise<string> {
  const env = { PATH: `${dirname(launcher)}:${process.env.PATH}`, HOME: process.env.HOME, ...environment };
  const options = { cwd: join(dirname(launcher), '..'), env, encoding: 'utf8' } as const;
  return new Promise((resolve) => execFile(command, words, options, (_, __, stderr) => resolve(stderr)));
}
