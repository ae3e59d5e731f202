// What all files of an `npm test` share: one PostgreSQL, and one cache of compiled code, without which each of 200 processes
// strips and compiles the same 500 files. node:test calls these before the first file and after the last, on Ctrl-C as well.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sharedServerVariable, startServer } from './postgres.ts';

let stop: (() => Promise<void>) | undefined;

export async function globalSetup(): Promise<void> {
  const cache = join(import.meta.dirname, '../../node_modules/.cache/latchkey-tests');
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  process.env.NODE_COMPILE_CACHE ??= cache;
  const server = await startServer();
  process.env[sharedServerVariable] = server.url;
  stop = server.stop;
}

export async function globalTeardown(): Promise<void> {
  await stop?.();
}
