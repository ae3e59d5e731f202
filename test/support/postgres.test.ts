// The PostgreSQL that other tests stand on: real, fresh for each test, gone afterwards however the run ends.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { type PostgresServer, sharedServerVariable, startPostgres } from './postgres.ts';
import { temporaryFolder } from './temporary-folder.ts';

let server: PostgresServer;
before(async () => {
  server = await startPostgres();
});
after(() => server.stop());

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('is PostgreSQL 18, in UTF-8 and sorting by language', async () => {
  const url = await server.createDatabase();
  assert.deepEqual(await query(url, `select current_setting('server_version_num')::int / 10000 as major`), [
    { major: 18 },
  ]);
  assert.deepEqual(await query(url, `select 'b' > 'A' as letters, 'a' < 'B' as language, 'Grüße' as text`), [
    { letters: true, language: true, text: 'Grüße' },
  ]);
});

test('gives each test a database of its own, or a copy of a template', async () => {
  const template = await server.createDatabase();
  await query(template, 'create table note (text text)');
  const [first, second] = await Promise.all([server.createDatabase(template), server.createDatabase(template)]);
  await query(first, `insert into note values ('only here')`);
  assert.deepEqual(await query(first, 'select text from note'), [{ text: 'only here' }]);
  assert.deepEqual(await query(second, 'select text from note'), []);
});

test('drops what it made when it is stopped, connections notwithstanding', async () => {
  const other = process.env[sharedServerVariable];
  process.env[sharedServerVariable] = server.url('postgres');
  const handle = await startPostgres();
  if (other === undefined) delete process.env[sharedServerVariable];
  const url = await handle.createDatabase();
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();

  await handle.stop();

  await assert.rejects(query(url, 'select 1'), { code: '3D000' });
});

const starter = `
const { startServer } = await import(${JSON.stringify(new URL('postgres.ts', import.meta.url).href)});
const server = await startServer();
console.log(server.url);
if (process.argv[1] === 'stop') await server.stop();
if (process.argv[1] === 'wait') setInterval(() => {}, 60_000);
if (process.argv[1] === 'fail') throw new Error('planned');
`;

for (const ending of ['stop', 'fail', 'SIGINT', 'SIGKILL'] as const) {
  test(`leaves no process and no file when its starter ends by: ${ending}`, async (t) => {
    const folder = await temporaryFolder(t);
    const temporary = join(folder, 'tmp');
    await mkdir(temporary);
    // As /tmp is: a root's PostgreSQL runs as somebody else, who must get in.
    await chmod(folder, 0o711);
    await chmod(temporary, 0o1777);
    const isSignal = ending === 'SIGINT' || ending === 'SIGKILL';
    const child = spawn(process.execPath, ['--input-type=module', '-e', starter, isSignal ? 'wait' : ending], {
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // The guardian inherits the standard error: the stream closes when both have ended.
    const bothEnded = once(child.stderr.resume(), 'close');
    const [url] = await once(createInterface(child.stdout), 'line');
    if (isSignal) {
      assert.equal((await readdir(temporary)).length, 1);
      child.kill(ending);
    }
    await bothEnded;

    await assert.rejects(query(String(url), 'select 1'), { code: 'ECONNREFUSED' });
    assert.deepEqual(await readdir(temporary), []);
  });
}
