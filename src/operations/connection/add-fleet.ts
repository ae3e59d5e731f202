// Adds a fleet of connections: all or nothing, errors by row.

import { type ConnectionInput, checkInput } from '../../domain/connection/new-connection.ts';
import { invalidInput, LatchkeyError } from '../../domain/errors.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import type { ChangedConnection } from './steps/connection-view.ts';
import { insertConnection, refuseTaken } from './steps/insert-connection.ts';

/** Errors: invalidRows, with every row's problem; then nothing was added. */
export const addFleet = {
  act: 'connection.addFleet',
  connectionOf: () => null,
  run: addAll,
  view: (added) => ({
    added: added.map(({ connection }) => connection.name),
    warnings: added.flatMap(({ connection, warnings }) => warnings.map(({ text }) => `${connection.name}: ${text}`)),
  }),
} satisfies Act<Context, readonly ConnectionInput[], ChangedConnection[]>;

async function addAll(context: Context, rows: readonly ConnectionInput[]): Promise<ChangedConnection[]> {
  if (rows.length === 0) throw invalidInput('from', 'it holds no row', 'Give one row for each connection.');
  return context.store.write(async (tx) => {
    const problems: string[] = [];
    const added: ChangedConnection[] = [];
    for (const [index, row] of rows.entries()) {
      const fit = await orProblem(problems, index, async () => {
        const input = checkInput(row);
        return { input, existing: await refuseTaken(tx, input) };
      });
      // Also after a problem: two rows of the file may be in each other's way.
      if (fit !== null) added.push(await insertConnection(context, tx, fit.input, fit.existing));
    }
    if (problems.length > 0) throw rowsError(problems, rows.length);
    return added;
  });
}

async function orProblem<T>(problems: string[], index: number, check: () => Promise<T>): Promise<T | null> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    const isTaken = error.code === 'connectionExists';
    problems.push(`Row ${index + 1}: ${error.message}${isTaken ? '' : ` ${error.nextAction}`}`);
    return null;
  }
}

function rowsError(problems: readonly string[], total: number): LatchkeyError {
  return new LatchkeyError('invalidRows', { count: problems.length, total, rows: `\n${problems.join('\n')}` });
}
