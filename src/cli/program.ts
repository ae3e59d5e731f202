// The whole command line as a tree: what the parser, the completion of shells and the manual page are made from.

import { Command } from 'commander';
import { addCommands, type Wrap } from './commands.ts';

/**
 * @param wrap How a command that was parsed is run.
 * @param prepare How the parser behaves: commands take that over when they are added.
 */
export function createProgram(version: string, wrap: Wrap, prepare: (program: Command) => void = () => {}): Command {
  const program = new Command('latchkey')
    .description('Keeps Salesforce JWT Bearer connections signed in: keys, certificates, proof, rotation.')
    .version(version, '--version', 'Print the version.')
    .helpOption('-h, --help', 'Show what a command does.')
    .option('--data <folder>', 'The data folder; else LATCHKEY_DATA, else ./latchkey-data.');
  prepare(program);
  addCommands(program, wrap);
  return program;
}

/** For whoever reads the tree and runs nothing. */
export function commandTree(): Command {
  return createProgram('', () => async () => undefined);
}
