// Adds a fleet of connections: all or nothing, errors by row.

import { type ConnectionInput, checkInput } from '../../domain/connection/new-connection.ts';
import { invalidInput, LatchkeyError, type RefusedRow } from '../../domain/errors.ts';
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
    const refused: RefusedRow[] = [];
    const added: ChangedConnection[] = [];
    for (const [index, row] of rows.entries()) {
      const fit = await orRefused(refused, index + 1, async () => {
        const input = checkInput(row);
        return { input, existing: await refuseTaken(tx, input) };
      });
      // Also after a problem: two rows of the file may be in each other's way.
      if (fit !== null) added.push(await insertConnection(context, tx, fit.input, fit.existing));
    }
    if (refused.length > 0) throw new LatchkeyError('invalidRows', { total: rows.length, rows: refused });
    return added;
  });
}

async function orRefused<T>(refused: RefusedRow[], row: number, check: () => Promise<T>): Promise<T | null> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    refused.push({ row, code: error.code, parameters: error.parameters });
    return null;
  }
}
