// Writes the runbook of a connection to a file.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { RunbookFacts } from '../../../domain/rotation/runbook.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import { findConnection } from '../../connection/steps/find-connection.ts';
import { auditEntry, connectionSubject, type RunbookContext } from '../../context.ts';

/** Far more than a runbook has. */
const largestRunbookBytes = 1_000_000;

/** Errors: connectionNotFound, fileExists (a file that is no runbook of this connection), fileUnreadable, fileUnwritable. */
/** @param path Absolute. */
export async function writeRunbookFile(
  context: RunbookContext,
  name: string,
  path: string,
): Promise<{ file: string; digest: string }> {
  const { facts, known } = await context.store.read(async (tx) => ({
    facts: await runbookFactsOf(context, tx, name),
    known: (await tx.facts.get('runbooks')) ?? {},
  }));
  const exists = await context.files.exists(path);
  const isKnown = known[facts.connection.name]?.file === path;
  if (exists && !(isKnown && (await isRunbookAt(context, path, facts.connection.name))))
    throw new LatchkeyError('fileExists', { file: path });
  const digest = context.runbooks.digest(facts);
  await context.files.write(path, Buffer.from(context.runbooks.page(facts, context.clock.now())), {
    overwrite: exists,
  });
  await context.store.write(async (tx) => {
    const runbooks = (await tx.facts.get('runbooks')) ?? {};
    await tx.facts.set('runbooks', { ...runbooks, [facts.connection.name]: { file: path, digest } });
    await tx.audit.append(
      auditEntry(context, 'connection.runbookWritten', connectionSubject(facts.connection), null, { file: path }),
    );
  });
  return { file: path, digest };
}

/** The path alone proves nothing: the file may be another by now, or the database another's. */
async function isRunbookAt({ files, runbooks }: RunbookContext, path: string, name: string): Promise<boolean> {
  return runbooks.isOf(name, Buffer.from(await files.read(path, largestRunbookBytes)).toString('utf8'));
}

export async function runbookFactsOf(
  { defaultContacts }: RunbookContext,
  tx: ReadTransaction,
  name: string,
): Promise<RunbookFacts> {
  const { connection, app, pairs } = await findConnection(tx, name);
  const connections = (await tx.connections.ofApp(app.id)).map((one) => one.name);
  const contacts = connection.contacts.length > 0 ? connection.contacts : defaultContacts;
  return { connection, app, pairs, connections, contacts };
}
