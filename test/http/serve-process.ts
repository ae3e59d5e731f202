// `latchkey serve` as a process of its own, over a data folder and a simulated org of the test.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

export const launcher = fileURLToPath(new URL('../../bin/latchkey', import.meta.url));

export interface ServeProcess {
  child: ChildProcess;
  /** The one line of `--json`. */
  ready: { url: string; pid: number; tokenFile: string; channels: string[] };
  ended: Promise<{ code: number | null; signal: string | null }>;
  /** Standard error so far. */
  log(): string;
}

/** Without any setting of Latchkey. */
export function shell(): Record<string, string> {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE } = process.env;
  return { PATH, HOME, ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }) };
}

export async function startServe(
  test: TestContext,
  folder: string,
  environment: Record<string, string> = {},
  program = launcher,
): Promise<ServeProcess> {
  const child = spawn(program, ['serve', '--json'], {
    cwd: folder,
    env: {
      ...shell(),
      LATCHKEY_DATA: `${folder}/data`,
      LATCHKEY_PORT: '0',
      ...environment,
    },
  });
  test.after(() => child.kill('SIGKILL'));
  const errors: string[] = [];
  child.stderr.on('data', (chunk) => errors.push(String(chunk)));
  // Not `exit`: what it logged last may still be on its way then.
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([
    once(lines, 'line'),
    ended.then(({ code }) => {
      throw new Error(`serve ended with ${code}: ${errors.join('')}`);
    }),
  ]);
  const ready = JSON.parse(line);
  if ('error' in ready) throw new Error(`serve ended with ${(await ended).code}: ${line}`);
  return { child, ready, ended, log: () => errors.join('') };
}
