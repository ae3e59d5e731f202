// What happened behind a place in the audit, so that whoever shows something knows when to read it again. What changed, the entry's
// reader asks for; this tells only of what.

import type { Reach } from '../../domain/access/permission.ts';
import type { AuditSubject, ChainedAuditEntry } from '../../domain/audit/audit-entry.ts';
import { iso } from '../../domain/ports.ts';
import type { ReadTransaction } from '../../domain/store.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';

interface Followed {
  entries: ChainedAuditEntry[];
  /** Where to go on. */
  after: number;
}

const mostAtOnce = 500;

/** Null: from now on. Behind the end, of a database that was put back: from its end. */
export const followEntries = {
  act: 'audit.follow',
  run: (context, input) => followed(context, input, null),
  within: followed,
  view: ({ entries, after }) => ({
    events: entries.map(({ sequence, at, action, subject }) => ({ sequence, at: iso(at), action, subject })),
    after,
  }),
} satisfies Act<Pick<Context, 'store'>, { after: number | null }, Followed>;

async function followed(
  { store }: Pick<Context, 'store'>,
  { after }: { after: number | null },
  reach: Reach | null,
): Promise<Followed> {
  return store.read(async (tx) => {
    const { sequence } = await tx.audit.head();
    if (after === null || after > sequence) return { entries: [], after: sequence };
    const page = await tx.audit.page(after, mostAtOnce);
    const entries: ChainedAuditEntry[] = [];
    for (const entry of page) if (reach === null || (await isWithin(tx, entry.subject, reach))) entries.push(entry);
    return { entries, after: page.at(-1)?.sequence ?? after };
  });
}

/** What is about no connection is the installation's. */
async function isWithin(tx: ReadTransaction, { type, id, name }: AuditSubject, reach: Reach): Promise<boolean> {
  if (type === 'connection') return reach.connections.includes(name);
  const appId = await appOf(tx, type, id);
  if (appId === null) return false;
  const connections = await tx.connections.ofApp(appId);
  return connections.some((connection) => reach.connections.includes(connection.name));
}

async function appOf(tx: ReadTransaction, type: AuditSubject['type'], id: string): Promise<string | null> {
  if (type === 'clientApp') return id;
  if (type === 'keyPair') return (await tx.keyPairs.byId(id))?.clientAppId ?? null;
  if (type === 'keyRequest') return (await tx.keyRequests.byId(id))?.clientAppId ?? null;
  return null;
}
