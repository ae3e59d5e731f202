// Keeps the runbooks true: those whose facts changed are made anew.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { RunbookContext } from '../../context.ts';
import { runbookFactsOf, writeRunbookFile } from '../steps/runbook-file.ts';

/** One that cannot be written is logged and tried again at the next pass. */
export async function refreshRunbooks(context: RunbookContext): Promise<number> {
  const runbooks = (await context.store.read((tx) => tx.facts.get('runbooks'))) ?? {};
  let refreshed = 0;
  for (const [name, { file, digest }] of Object.entries(runbooks)) {
    try {
      const facts = await context.store.read((tx) => runbookFactsOf(context, tx, name));
      if (context.runbooks.digest(facts) === digest) continue;
      await writeRunbookFile(context, name, file);
      refreshed += 1;
    } catch (error) {
      if (error instanceof LatchkeyError && error.code === 'connectionNotFound') await forgetRunbook(context, name);
      else context.log.write('warn', `The runbook of "${name}" could not be made anew.`, { file, error });
    }
  }
  return refreshed;
}

/** The connection was removed; the file is the admin's own. */
async function forgetRunbook({ store }: RunbookContext, name: string): Promise<void> {
  await store.write(async (tx) => {
    const { [name]: _, ...others } = (await tx.facts.get('runbooks')) ?? {};
    await tx.facts.set('runbooks', others);
  });
}
