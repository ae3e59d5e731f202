// The documentation that `serve` hands out, written by `latchkey scan export`: it takes a processor for itself, which sign-ins would wait
// for, and bin/latchkey bounds what memory such a command holds, which ends with it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { type ErrorCode, type ErrorData, errorTable, LatchkeyError } from '../domain/errors.ts';
import type { KeptWriter, ReadSoFar } from '../domain/scan/documentation.ts';
import type { Configuration, Environment } from './configuration.ts';
import { programFolder } from './program-folder.ts';
import { ofVault } from './run-command.ts';

/** @param signal Ends what is being written. Errors: what the command is refused for. */
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
    let refusal: LatchkeyError | null = null;
    createInterface(child.stderr).on('line', (line) => {
      const told = toldIn(line);
      if (told === null) said.push(line);
      else if (told instanceof LatchkeyError) refusal = told;
      else tell(told);
    });
    const [answer, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
    const unforeseen = `scan export ended with ${code}: ${answer.slice(0, 600)} ${said.slice(0, 5).join(' ')}`;
    if (code !== 0) throw refusal ?? new LatchkeyError('internal', {}, unforeseen);
  };
}

/** How far it is, or what it was refused for; null: another line. */
function toldIn(line: string): ReadSoFar | LatchkeyError | null {
  try {
    const { done, known, code, parameters } = JSON.parse(line) as Partial<ReadSoFar & ErrorData>;
    if (code !== undefined && code in errorTable) return new LatchkeyError(code as ErrorCode, parameters as never);
    return typeof done === 'number' && typeof known === 'number' ? { done, known } : null;
  } catch {
    return null;
  }
}
