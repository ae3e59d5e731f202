// The program. Reads the configuration, wires the parts, runs the command line, exits with its code.

import { readFileSync } from 'node:fs';
import { systemFiles } from '../adapters/system/files.ts';
import type { Application } from '../cli/application.ts';
import { printError, publicError } from '../cli/outcome.ts';
import { runCommandLine } from '../cli/run.ts';
import { reconcileOnce } from '../reconciler/reconciler.ts';
import { type Composed, compose, processActor } from './compose.ts';
import { readConfiguration } from './configuration.ts';
import { interruption, untilInterrupted } from './interruption.ts';
import { openTerminal } from './system-terminal.ts';

const reconcilerSlots = 16;

const words = process.argv.slice(2);
const terminal = openTerminal(words);
let composed: Promise<Composed> | null = null;

function open(): Promise<Composed> {
  composed ??= compose(readConfiguration(process.env, process.cwd()), process.env, processActor('cli'));
  return composed;
}

const isClockTrusted = async () => true;

const application: Application = {
  version: packageVersion(),
  terminal,
  files: systemFiles,
  workingFolder: process.cwd(),
  environment: process.env,
  context: async () => (await open()).context,
  isClockTrusted,
  runDemo: async (narrator) => (await import('./demo/demo.ts')).runDemo(process.env, narrator, interruption.signal),
  untilInterrupted,
  reconcileOnce: async () => reconcileOnce((await open()).context, { slots: reconcilerSlots, isClockTrusted }),
};

// Whoever reads our output may go away (`latchkey status | head`); that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 4));

try {
  process.exitCode = await runCommandLine(application, words);
} catch (error) {
  const shown = publicError(error);
  printError(terminal, words.includes('--json'), shown);
  process.exitCode = shown.exitCode;
} finally {
  // TypeScript cannot see that `open` may have run.
  await (composed as Promise<Composed> | null)?.then(
    (parts) => parts.close(),
    () => undefined,
  );
}

function packageVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
