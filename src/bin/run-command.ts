// Runs a command for somebody as a shell would: their streams, what it is asked to end with, its exit code.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import type { Environment } from './configuration.ts';

/** What opens the vault is not the command's business. */
export const ofVault: readonly string[] = ['LATCHKEY_PASSPHRASE', 'LATCHKEY_NEW_PASSPHRASE'];

/** As shells report them. */
const notFound = 127;
const notExecutable = 126;

/** @param variables Besides the environment of this process. */
export async function runCommand(
  [program = '', ...words]: readonly string[],
  environment: Environment,
  variables: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<number> {
  const inherited = Object.entries(environment).filter(([name]) => !ofVault.includes(name));
  const child = spawn(program, words, {
    stdio: 'inherit',
    env: { ...Object.fromEntries(inherited), ...variables },
  });
  const end = () => child.kill('SIGTERM');
  signal.addEventListener('abort', end, { once: true });
  try {
    const [code, killedBy] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + constants.signals[killedBy ?? 'SIGTERM'];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    process.stderr.write(`${program}: ${code === 'ENOENT' ? 'command not found' : 'cannot be run'}\n`);
    return code === 'ENOENT' ? notFound : notExecutable;
  } finally {
    signal.removeEventListener('abort', end);
  }
}
