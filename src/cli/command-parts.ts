// What the tables of commands share.

import { type Command, Option } from 'commander';
import type { RunCommand } from './invocation.ts';

export type Add = (parent: Command, usage: string, description: string, load: () => Promise<RunCommand>) => Command;

export const appKind = () =>
  new Option('--app-kind <kind>', 'What holds the certificate.').choices(['connected-app', 'external-client-app']);

/** For an option that may be repeated. */
export const collect = (value: string, before: string[] = []) => [...before, value];
