// What all files of an `npm test` or `npm run test:postgres` share: one PostgreSQL, one cache of compiled code, without which
// each of 200 processes strips and compiles the same 500 files, and a folder in memory where there is one, since no test
// cuts the power.
// node:test calls these before the first file and after the last, on Ctrl-C as well.

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedServerVariable, startServer } from './postgres.ts';

const leastBytes = 2 ** 31;
let folder: string | undefined;
let stop: (() => Promise<void>) | undefined;

export async function globalSetup(): Promise<void> {
  const cache = join(import.meta.dirname, '../../node_modules/.cache/latchkey-tests');
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  process.env.NODE_COMPILE_CACHE ??= cache;
  const server = await startServer();
  // The server's own files stay where they were.
  folder = inMemory();
  if (folder !== undefined) process.env.TMPDIR = folder;
  process.env[sharedServerVariable] = server.url;
  stop = server.stop;
}

export async function globalTeardown(): Promise<void> {
  await stop?.();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Only where there is room and programs may be run: containers often have neither. */
function inMemory(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize < leastBytes) return undefined;
    const made = mkdtempSync('/dev/shm/latchkey-tests-');
    // As /tmp is: a root's PostgreSQL runs as somebody else, who must get in.
    chmodSync(made, 0o711);
    const program = join(made, 'program');
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o700 });
    if (spawnSync(program).status === 0) return made;
    rmSync(made, { recursive: true });
  } catch {
    // Not every system has it.
  }
  return undefined;
}
