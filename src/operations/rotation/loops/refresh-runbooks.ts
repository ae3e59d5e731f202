// Keeps the runbooks true: those whose facts changed are made anew.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { RunbookContext } from '../../context.ts';
import { rewriteRunbookFile, runbookFactsOf, runbooksIn } from '../steps/runbook-file.ts';

/** One that cannot be written is logged and tried again at the next pass. */
export async function refreshRunbooks(context: RunbookContext): Promise<number> {
  const runbooks = await context.store.read(runbooksIn);
  let refreshed = 0;
  for (const [name, { file, digest }] of Object.entries(runbooks)) {
    const left = (why: object) =>
      context.log.write('warn', `The runbook of "${name}" was not made anew.`, { file, ...why });
    try {
      const facts = await context.store.read((tx) => runbookFactsOf(context, tx, name));
      if (context.runbooks.digest(facts) === digest) continue;
      if (await rewriteRunbookFile(context, facts)) refreshed += 1;
      else left({ why: 'nothing proves that this file is the one that was written; it has to be asked for again' });
    } catch (error) {
      if (error instanceof LatchkeyError && error.code === 'connectionNotFound') await forgetRunbook(context, name);
      else left({ error });
    }
  }
  return refreshed;
}

/** The connection was removed; the file is the admin's own. */
async function forgetRunbook({ store }: RunbookContext, name: string): Promise<void> {
  await store.write(async (tx) => {
    const { [name]: _, ...others } = await runbooksIn(tx);
    await tx.facts.set('runbooks', others);
  });
}
