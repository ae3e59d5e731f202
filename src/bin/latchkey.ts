// The program. Runs the command line on the real world and exits with its code.

import { printError, publicError } from '../cli/outcome.ts';
import { runCommandLine } from '../cli/run.ts';
import { systemApplication } from './application.ts';
import { interruptedExitCode } from './interruption.ts';
import { openTerminal } from './system-terminal.ts';

const words = process.argv.slice(2);
const terminal = openTerminal(words);
const { application, close } = systemApplication(terminal);

// Whoever reads our output may go away (`latchkey status | head`): the command still ends as it would have.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exit(4);
  });
}

try {
  process.exitCode = await runCommandLine(application, words);
} catch (error) {
  const shown = publicError(error, application);
  printError(terminal, words.includes('--json'), shown);
  process.exitCode = shown.exitCode;
} finally {
  await close();
}
process.exitCode = interruptedExitCode() ?? process.exitCode;
