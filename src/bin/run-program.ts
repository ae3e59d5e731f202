// The program from its command line to its exit code, over whatever streams, environment and folder it is given.

import { printError, publicError } from '../cli/outcome.ts';
import { runCommandLine } from '../cli/run.ts';
import { type ProcessParts, systemApplication } from './application.ts';
import { openTerminal } from './system-terminal.ts';

export async function runProgram(words: readonly string[], parts: ProcessParts): Promise<number> {
  const terminal = openTerminal(words, parts);
  const { application, close } = systemApplication(terminal, parts);
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
