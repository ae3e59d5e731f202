// Writes the runbook of a connection to a file; from then on it is kept true.

import { resolve } from 'node:path';
import type { Act } from '../act.ts';
import type { RunbookContext } from '../context.ts';
import { writeRunbookFile } from './steps/runbook-file.ts';

/** Errors: connectionNotFound, fileExists (a file that is no runbook of this connection), fileUnreadable, fileUnwritable. */
export const writeRunbook = {
  act: 'runbook.write',
  connectionOf: ({ name }) => name,
  run: (context, { name, file }) => writeRunbookFile(context, name, resolve(file)),
  view: ({ file }) => ({ file }),
} satisfies Act<RunbookContext, { name: string; file: string }, { file: string; digest: string }>;
