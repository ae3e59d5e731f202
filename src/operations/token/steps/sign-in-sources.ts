// From where this user signed in through this app lately, as the org's Login History shows it: before a first rotation the
// guide asks whether another program holds the same key, since a new certificate would lock it out.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { LoginRow, OrgRead } from '../../../domain/org/org.ts';
import type { Instant } from '../../../domain/ports.ts';
import { findConnection } from '../../connection/steps/find-connection.ts';
import type { OrgContext } from '../../context.ts';
import type { TokenSource } from '../acquire.ts';

export interface SignInSource {
  /** An address as Salesforce saw it; null when the row has none. */
  sourceIp: string | null;
  signIns: number;
  lastAt: Instant;
}

/** So many of the newest rows are read; Salesforce keeps six months of them. */
const rowsRead = 500;

/**
 * The sources of the app's own sign-ins, the most frequent first. What cannot be read says why; a rotation goes on
 * without it. Errors: connectionNotFound.
 */
export async function signInSources(
  context: OrgContext,
  tokens: TokenSource,
  name: string,
): Promise<OrgRead<SignInSource[]>> {
  const { connection, app } = await context.store.read((tx) => findConnection(tx, name));
  if (connection.org === null) return { type: 'read', value: [] };
  try {
    const { token: accessToken, instanceUrl } = await tokens.acquire(connection.id);
    const version = await context.orgReader.apiVersion(instanceUrl);
    if (version.type !== 'read') return version;
    const session = { instanceUrl, accessToken, apiVersion: version.value };
    const { userId } = connection.org;
    const logins = await context.orgReader.ownLogins(session, { userId, limit: rowsRead });
    return logins.type === 'read' ? { type: 'read', value: sourcesOf(logins.value, app.name) } : logins;
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    return { type: 'failed', status: 0, errorCode: error.code, message: error.message };
  }
}

export function sourcesOf(rows: readonly LoginRow[], appName: string): SignInSource[] {
  const sources = new Map<string | null, SignInSource>();
  for (const { application, sourceIp, at } of rows) {
    if (application !== appName) continue;
    const known = sources.get(sourceIp) ?? { sourceIp, signIns: 0, lastAt: at };
    sources.set(sourceIp, { sourceIp, signIns: known.signIns + 1, lastAt: Math.max(known.lastAt, at) });
  }
  return [...sources.values()].sort((a, b) => b.signIns - a.signIns || b.lastAt - a.lastAt);
}
