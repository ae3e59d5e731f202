// The program from its command line to its exit code, over whatever streams, environment and folder it is given.

import { printError, publicError } from '../cli/outcome.ts';
import { runCommandLine } from '../cli/run.ts';
import { type Surroundings, systemApplication } from './application.ts';
import { openTerminal } from './system-terminal.ts';

export async function runProgram(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const terminal = openTerminal(words, surroundings);
  const { application, close } = systemApplication(terminal, surroundings);
  try {
    return await runCommandLine(application, words);
  } catch (error) {
    const shown = publicError(error, application);
    printError(terminal, words.includes('--json'), shown);
    return shown.exitCode;
  } finally {
    await close();
  }
}
