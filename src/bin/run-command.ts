// Runs a command for somebody as a shell would: their streams, what it is asked to end with, its exit code.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
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
  const env = { ...Object.fromEntries(inherited), ...variables };
  const child = spawn(program, words, { stdio: 'inherit', env });
  const end = () => child.kill('SIGTERM');
  signal.addEventListener('abort', end, { once: true });
  try {
    const [code, killedBy] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + constants.signals[killedBy ?? 'SIGTERM'];
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT' || !isThere(program, env.PATH);
    process.stderr.write(`${program}: ${isMissing ? 'command not found' : 'cannot be run'}\n`);
    return isMissing ? notFound : notExecutable;
  } finally {
    signal.removeEventListener('abort', end);
  }
}

/** The system says EACCES of a name that is nowhere, too, where a folder of the path is closed to us. */
function isThere(program: string, path = ''): boolean {
  if (program.includes('/')) return existsSync(program);
  return path.split(delimiter).some((folder) => existsSync(join(folder, program)));
}
