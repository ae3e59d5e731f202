// The program: runs the command line on the real world and exits with its code.

import { interruptedExitCode } from './interruption.ts';
import { runProgram } from './run-program.ts';

// Whoever reads our output may go away (`latchkey status | head`): the command still ends as it would have.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exit(4);
  });
}

const { stdin, stdout, stderr, env: environment } = process;
const parts = { stdin, stdout, stderr, environment, workingFolder: process.cwd() };
const exitCode = await runProgram(process.argv.slice(2), parts);
process.exitCode = interruptedExitCode() ?? exitCode;
