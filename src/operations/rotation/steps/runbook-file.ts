// Writes the runbook of a connection to a file.

import { LatchkeyError } from '../../../domain/errors.ts';
import { type RunbookFacts, runbookMac } from '../../../domain/rotation/runbook.ts';
import type { InstallationFacts, ReadTransaction } from '../../../domain/store.ts';
import { isSameMac } from '../../../formats/mac.ts';
import { findConnection } from '../../connection/steps/find-connection.ts';
import { auditEntry, connectionSubject, type RunbookContext } from '../../context.ts';
import { macKey } from '../../vault/steps/mac-key.ts';

/** Far more than a runbook has. */
const largestRunbookBytes = 1_000_000;

/**
 * Where a person says: a new file, or this connection's runbook that lies there.
 * Errors: connectionNotFound, fileExists (a file that is no runbook of this connection), fileUnreadable, fileUnwritable.
 * @param path Absolute.
 */
export async function writeRunbookFile(
  context: RunbookContext,
  name: string,
  path: string,
): Promise<{ file: string; digest: string }> {
  const { facts, known } = await context.store.read(async (tx) => ({
    facts: await runbookFactsOf(context, tx, name),
    known: await runbooksIn(tx),
  }));
  const present = await context.files.realPath(path);
  const isKnown = present !== null && known[facts.connection.name]?.file === present;
  if (present !== null && !(isKnown && (await isRunbookAt(context, path, facts.connection.name))))
    throw new LatchkeyError('fileExists', { file: path });
  const key = await macKey(context);
  const digest = await writePage(context, facts, path, present !== null);
  const file = (await context.files.realPath(path)) ?? path;
  await keep(context, facts, { file, digest, mac: runbookMac(key, facts.connection.id, file) });
  return { file: path, digest };
}

/**
 * Where the database says: only a runbook of this connection that this installation wrote there and that still lies there, and not
 * through a link. Errors: fileUnreadable, fileUnwritable. False: it is left as it is.
 */
export async function rewriteRunbookFile(context: RunbookContext, facts: RunbookFacts): Promise<boolean> {
  const { id, name } = facts.connection;
  const kept = (await context.store.read(runbooksIn))[name];
  if (kept?.mac === undefined) return false;
  if (!isSameMac(kept.mac, runbookMac(await macKey(context), id, kept.file))) return false;
  if ((await context.files.realPath(kept.file)) !== kept.file || !(await isRunbookAt(context, kept.file, name)))
    return false;
  await keep(context, facts, { ...kept, digest: await writePage(context, facts, kept.file, true) });
  return true;
}

async function writePage(context: RunbookContext, facts: RunbookFacts, path: string, overwrite: boolean) {
  const page = context.runbooks.page(facts, context.clock.now());
  await context.files.write(path, Buffer.from(page), { overwrite });
  return context.runbooks.digest(facts);
}

async function keep(
  context: RunbookContext,
  { connection }: RunbookFacts,
  kept: InstallationFacts['runbooks'][string],
): Promise<void> {
  await context.store.write(async (tx) => {
    await tx.facts.set('runbooks', { ...(await runbooksIn(tx)), [connection.name]: kept });
    await tx.audit.append(
      auditEntry(context, 'connection.runbookWritten', connectionSubject(connection), null, { file: kept.file }),
    );
  });
}

export async function runbooksIn(tx: Pick<ReadTransaction, 'facts'>): Promise<InstallationFacts['runbooks']> {
  return (await tx.facts.get('runbooks')) ?? {};
}

/** The path alone proves nothing: the file may be another by now. */
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
