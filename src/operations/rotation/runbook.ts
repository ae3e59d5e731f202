// Writes the runbook of a connection to a file and keeps it true: the reconciler makes it anew when what it says changed.

import { resolve } from 'node:path';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Files } from '../../domain/ports.ts';
import { isRunbookOf, type RunbookFacts, runbookDigest, runbookPage } from '../../domain/rotation/runbook-page.ts';
import type { ReadTransaction } from '../../domain/store.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import { auditEntry, type Context, connectionSubject } from '../context.ts';

export interface RunbookContext extends Pick<Context, 'store' | 'clock' | 'actor' | 'log'> {
  files: Files;
  /** Who is called when a connection names nobody. */
  defaultContacts: readonly string[];
}

/** Far more than a runbook has. */
const largestRunbookBytes = 1_000_000;

/** Errors: connectionNotFound, fileExists (a file that is no runbook of this connection), fileUnreadable, fileUnwritable. */
export async function writeRunbook(
  context: RunbookContext,
  name: string,
  file: string,
): Promise<{ file: string; digest: string }> {
  const path = resolve(file);
  const { facts, known } = await context.store.read(async (tx) => ({
    facts: await factsOf(context, tx, name),
    known: (await tx.facts.get('runbooks')) ?? {},
  }));
  const exists = await context.files.exists(path);
  const isKnown = known[facts.connection.name]?.file === path;
  if (exists && !(isKnown && (await isRunbookAt(context, path, facts.connection.name))))
    throw new LatchkeyError('fileExists', { file: path });
  const digest = runbookDigest(facts);
  await context.files.write(path, Buffer.from(runbookPage(facts, context.clock.now())), { overwrite: exists });
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
async function isRunbookAt({ files }: RunbookContext, path: string, name: string): Promise<boolean> {
  return isRunbookOf(name, Buffer.from(await files.read(path, largestRunbookBytes)).toString('utf8'));
}

/** Makes those anew whose facts changed. One that cannot be written is logged and tried again at the next pass. */
export async function refreshRunbooks(context: RunbookContext): Promise<number> {
  const runbooks = (await context.store.read((tx) => tx.facts.get('runbooks'))) ?? {};
  let refreshed = 0;
  for (const [name, { file, digest }] of Object.entries(runbooks)) {
    try {
      const facts = await context.store.read((tx) => factsOf(context, tx, name));
      if (runbookDigest(facts) === digest) continue;
      await writeRunbook(context, name, file);
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

async function factsOf({ defaultContacts }: RunbookContext, tx: ReadTransaction, name: string): Promise<RunbookFacts> {
  const { connection, app, pairs } = await findConnection(tx, name);
  const connections = (await tx.connections.ofApp(app.id)).map((one) => one.name);
  const contacts = connection.contacts.length > 0 ? connection.contacts : defaultContacts;
  return { connection, app, pairs, connections, contacts };
}
