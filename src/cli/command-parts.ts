// What the tables of commands share.

import { type Command, Option } from 'commander';
import type { RunCommand } from './invocation.ts';

export type AddTo = (
  parent: Command,
) => (usage: string, description: string, load: () => Promise<RunCommand>) => Command;

export const custodyPlace = () =>
  new Option(
    '--custody <uri>',
    'Where new keys are made: software:, or a device or service of LATCHKEY_CUSTODY; "default" for its first.',
  );

export const appKind = () =>
  new Option('--app-kind <kind>', 'What holds the certificate.').choices(['connected-app', 'external-client-app']);

/** For an option that may be repeated. */
export const collect = (value: string, before: string[] = []) => [...before, value];

/** A name may be a pattern, too: the name itself is one word of the shell, and "acme-*" in quotes another. */
export const chosenLabel = () =>
  new Option('--label <label>', 'Every connection with this label; repeated, with all of them.').argParser(collect);

/** `--out` may name a folder: the file keeps its own name there. */
export function toFileOrFolder(load: () => Promise<RunCommand>): () => Promise<RunCommand> {
  return async () => (await import('./selection.ts')).intoFolder(await load());
}
