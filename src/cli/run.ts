// Runs one command line: parses, calls the command, prints its outcome or its error, returns the exit code.

import { type Command, CommanderError } from 'commander';
import type { Application } from './application.ts';
import type { Wrap } from './commands.ts';
import { type ExitCode, type Outcome, print, printError, publicError } from './outcome.ts';
import { createProgram } from './program.ts';

/** @param words the command line without `node` and the script. */
export async function runCommandLine(application: Application, words: readonly string[]): Promise<number> {
  const { terminal, calledAs } = application;
  const asJson = words.includes('--json');
  let outcome: Outcome | null = null;
  const wrap: Wrap = (run) => async (invocation) => {
    outcome = await run(application, invocation);
  };
  const program = createProgram(application.version, wrap, (parser) => {
    parser
      .helpCommand('help [command]', 'Show what a command does.')
      .showSuggestionAfterError()
      .showHelpAfterError(`See \`${calledAs()} --help\`.`)
      .configureOutput({
        writeOut: (text) => terminal.out(text),
        writeErr: (text) => (asJson ? undefined : terminal.err(text)),
        getOutHelpWidth: () => terminal.width,
        getErrHelpWidth: () => terminal.width,
      })
      .exitOverride()
      .hook('preAction', () => {
        const { data } = parser.opts<{ data?: string }>();
        if (data !== undefined) application.useDataFolder(data);
      });
  });
  try {
    await program.parseAsync(helpLast(program, commandFirst(words)), { from: 'user' });
  } catch (error) {
    return explain(application, asJson, error);
  }
  if (outcome === null) return 0;
  print(terminal, asJson, outcome, application.calledAs());
  return (outcome as Outcome).exitCode;
}

/** `latchkey --json status` is `latchkey status --json`: the option belongs to each command. */
function commandFirst(words: readonly string[]): string[] {
  const [first, ...rest] = words;
  return first === '--json' && rest.length > 0 ? [...rest, first] : [...words];
}

/** `latchkey help A B` is `latchkey A B --help`; a word that is no command is refused as it is without help. */
function helpLast(program: Command, [first, ...rest]: readonly string[]): string[] {
  const asked = rest.filter((word) => !word.startsWith('-'));
  if (first !== 'help' || asked.length === 0) return first === undefined ? [] : [first, ...rest];
  let command = program;
  for (const [index, word] of asked.entries()) {
    const next = command.commands.find((one) => one.name() === word);
    const takesWords = command.registeredArguments.length > 0 || command.commands.length === 0;
    if (next === undefined) return takesWords ? [...asked.slice(0, index), '--help'] : asked.slice(0, index + 1);
    command = next;
  }
  return [...asked, '--help'];
}

function explain(application: Application, asJson: boolean, error: unknown): ExitCode {
  const { terminal, reportFault, calledAs } = application;
  if (error instanceof CommanderError) {
    // Help and --version are not errors; everything else is wrong usage, which commander has said already.
    if (error.exitCode === 0) return 0;
    const message = error.message.replace(/^error: /, '');
    if (asJson) {
      const nextAction = `See \`${calledAs()} --help\`.`;
      printError(terminal, true, { code: 'wrongUsage', message, nextAction, exitCode: 2 });
    }
    return 2;
  }
  const shown = publicError(error, application);
  if (shown.code === 'internal') reportFault(error);
  printError(terminal, asJson, shown);
  return shown.exitCode;
}
