// Remembers the end of the audit in a file outside the database: a database that is put back to an older copy, or an audit that is
// rewritten, shows by it at the next look. `restore` puts back, too, and is told like any other.

import { headText, readHead } from '../../../domain/audit/audit-chain.ts';
import type { AuditHead } from '../../../domain/audit/audit-store.ts';
import type { Trouble } from '../../../domain/installation/trouble.ts';
import type { Files } from '../../../domain/ports.ts';
import type { Context } from '../../context.ts';

interface Needs extends Pick<Context, 'store'> {
  files: Files;
}

const largestFileBytes = 1_024;

/** @param tell before it is forgotten what is not in the database any more. Errors: fileUnreadable, fileUnwritable, invalidInput. */
export async function rememberHead(
  { store, files }: Needs,
  file: string,
  tell: (trouble: Trouble) => Promise<void>,
): Promise<void> {
  const remembered = await rememberedIn(files, file);
  const { head, entry } = await store.read(async (tx) => ({
    head: await tx.audit.head(),
    entry: remembered === null ? undefined : (await tx.audit.page(remembered.sequence - 1, 1))[0],
  }));
  const isThere =
    remembered === null ||
    remembered.sequence === 0 ||
    (entry?.sequence === remembered.sequence && entry.hash === remembered.hash);
  if (!isThere) await tell({ type: 'databasePutBack', what: headText(head), detail: headText(remembered) });
  if (remembered?.hash !== head.hash) await files.write(file, Buffer.from(`${headText(head)}\n`), { overwrite: true });
}

async function rememberedIn(files: Files, file: string): Promise<AuditHead | null> {
  if (!(await files.exists(file))) return null;
  return readHead(Buffer.from(await files.read(file, largestFileBytes)).toString('utf8'));
}
