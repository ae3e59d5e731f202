// How this program is typed: in the shell it was called from, and on this machine by whoever reads of it elsewhere.

import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { TypedThere } from '../text/installation/typed-there.ts';
import type { Configuration, Environment } from './configuration.ts';

/** Set by bin/latchkey, which alone knows how it was called. */
const launcherVariable = 'LATCHKEY_CALLED_AS';

export function calledAs(environment: Environment, dataFolder?: string): string {
  return typed(environment[launcherVariable] ?? 'latchkey', dataFolder);
}

/** From any folder and any shell. The address of a database holds a password, and is shown to nobody. */
export function typedThere(
  environment: Environment,
  { dataFolder, databaseUrl }: Pick<Configuration, 'dataFolder' | 'databaseUrl'>,
): TypedThere {
  const launcher = environment[launcherVariable] ?? 'latchkey';
  const anywhere = launcher.includes('/') ? resolve(launcher) : launcher;
  return { machine: hostname(), command: typed(anywhere, databaseUrl === null ? dataFolder : undefined) };
}

function typed(launcher: string, dataFolder: string | undefined): string {
  return [launcher, ...(dataFolder === undefined ? [] : ['--data', dataFolder])].map(shellWord).join(' ');
}

function shellWord(text: string): string {
  return /^[\w./~+@:=-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
