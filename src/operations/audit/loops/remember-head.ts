// Remembers the end of the audit in files outside the database: a database that is put back to an older copy, or an audit that is
// rewritten, shows by it at the next look. A `restore` remembers the new end at once; elsewhere steps/put-back.ts knows of it.

import { headText, readHead } from '../../../domain/audit/audit-chain.ts';
import { firstPreviousHash } from '../../../domain/audit/audit-entry.ts';
import type { AuditHead } from '../../../domain/audit/audit-store.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { Files } from '../../../domain/ports.ts';
import type { Context } from '../../context.ts';
import { isInAudit, type PutBack, putBackFrom } from '../steps/put-back.ts';

interface Needs extends Pick<Context, 'store' | 'sealer' | 'random' | 'log'> {
  files: Files;
}

interface HeadFiles {
  /** In the data folder. */
  inside: string;
  /** Beside it, where that may be written: it stays when the whole folder is put back. */
  beside: string;
}

const largestFileBytes = 1_024;

/** @param tell before it is forgotten what is not in the database any more. Errors: fileUnreadable, fileUnwritable, invalidInput. */
export async function rememberHead(
  needs: Needs,
  { inside, beside }: HeadFiles,
  tell: (putBack: PutBack) => Promise<void>,
): Promise<void> {
  const { store, files } = needs;
  const { head, first } = await store.read(async (tx) => ({
    head: await tx.audit.head(),
    first: (await tx.audit.page(0, 1))[0]?.hash ?? firstPreviousHash,
  }));
  const kept = await rememberedIn(files, inside);
  const keptBeside = await rememberedIn(files, beside);
  // Another first entry: the folder was removed, and another installation begun in its place.
  const mayBeOlder = [kept?.head, keptBeside?.first === first ? keptBeside.head : undefined];
  for (const one of mayBeOlder) {
    if (one === undefined || (await isInAudit(store, one))) continue;
    const putBack = await putBackFrom(needs, one);
    if (putBack !== null) await tell(putBack);
    break;
  }
  const lines = Buffer.from(`${headText(head)}\n${first}\n`);
  if (kept?.head.hash !== head.hash) await files.write(inside, lines, { overwrite: true });
  if (keptBeside?.head.hash === head.hash) return;
  await files.write(beside, lines, { overwrite: true }).catch(unlessUnwritable);
}

async function rememberedIn(
  files: Files,
  file: string,
): Promise<{ head: AuditHead; first: string | undefined } | null> {
  // Beside the data folder, in /tmp for one, a stranger could have put a file: that is no memory of ours.
  const facts = await files.facts(file);
  if (facts === null || facts.stranger !== null) return null;
  const [head = '', first] = Buffer.from(await files.read(file, largestFileBytes))
    .toString('utf8')
    .split('\n');
  return { head: readHead(head), first };
}

/** The folder above is often nobody's to write in. */
function unlessUnwritable(error: unknown): void {
  if (!(error instanceof LatchkeyError) || error.code !== 'fileUnwritable') throw error;
}
