import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from './temporary-folder.ts';

test('is private, and gone with its files when the test is over', async () => {
  const endings: (() => void)[] = [];
  const folder = await temporaryFolder({ after: (done) => endings.push(done) });
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  await writeFile(join(folder, 'file'), 'text');

  for (const end of endings) end();

  assert.equal(existsSync(folder), false);
});

test('is gone after an interruption, which ends the process as it would without the folder', async (t) => {
  const parent = await temporaryFolder(t);
  const module = new URL('temporary-folder.ts', import.meta.url).href;
  const script = `
    const { temporaryFolder } = await import(${JSON.stringify(module)});
    console.log(await temporaryFolder({ after() {} }));
    setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TMPDIR: parent },
  });
  await once(child.stdout, 'data');

  child.kill('SIGINT');

  assert.deepEqual(await once(child, 'exit'), [null, 'SIGINT']);
  assert.deepEqual(await readdir(parent), []);
});
