// The documentation that `serve` hands out, written by `latchkey scan export`: it takes a processor for itself, which sign-ins would wait
// for, and bin/latchkey bounds what memory such a command holds, which ends with it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { LatchkeyError } from '../domain/errors.ts';
import type { KeptWriter, ReadSoFar } from '../domain/scan/documentation.ts';
import type { Configuration, Environment } from './configuration.ts';
import { programFolder } from './program-folder.ts';
import { ofVault } from './run-command.ts';

/** @param signal Ends what is being written. Errors: fileUnwritable. */
export function documentationByCommand(
  { dataFolder, databaseUrl }: Pick<Configuration, 'dataFolder' | 'databaseUrl'>,
  environment: Environment,
  signal: AbortSignal,
): KeptWriter {
  const inherited = Object.entries(environment).filter(([name]) => !ofVault.includes(name));
  const database = databaseUrl === null ? {} : { LATCHKEY_DATABASE_URL: databaseUrl };
  const env = { ...Object.fromEntries(inherited), LATCHKEY_DATA: dataFolder, ...database };
  return async ({ name, number, format, folder }, tell) => {
    const wish = ['--scan', String(number), '--form', format, '--out', folder, '--progress', '--json'];
    const child = spawn(join(programFolder(), 'bin/latchkey'), ['scan', 'export', name, ...wish], {
      ...{ env, signal },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    createInterface(child.stderr).on('line', (line) => {
      const told = progressIn(line);
      if (told === null) said.push(line);
      else tell(told);
    });
    const [answer, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
    if (code !== 0) throw failure(folder, answer, said);
  };
}

function progressIn(line: string): ReadSoFar | null {
  try {
    const { done, known } = JSON.parse(line) as Partial<ReadSoFar>;
    return typeof done === 'number' && typeof known === 'number' ? { done, known } : null;
  } catch {
    return null;
  }
}

function failure(folder: string, answer: string, said: readonly string[]): LatchkeyError {
  const { code, message } = errorIn(answer);
  // As text/request-errors.ts says it: the answer of a command has the sentence alone.
  const [, problem = message] = /cannot be written: (.*?)\. Nothing/.exec(message) ?? [];
  return code === 'fileUnwritable'
    ? new LatchkeyError('fileUnwritable', { file: folder, problem })
    : new LatchkeyError('internal', {}, `scan export: ${message} ${said.slice(0, 5).join(' ')}`);
}

function errorIn(answer: string): { code: string; message: string } {
  try {
    return JSON.parse(answer).error;
  } catch {
    return { code: 'internal', message: 'ended without an answer' };
  }
}
