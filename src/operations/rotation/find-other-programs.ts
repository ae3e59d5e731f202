// Before the first rotation of an app: from where its user signed in lately, as the org's Login History shows it. Another
// program with the same key would be locked out by a new certificate.

import { LatchkeyError } from '../../domain/errors.ts';
import type { LoginRow, OrgRead } from '../../domain/org/org.ts';
import { type Instant, iso } from '../../domain/ports.ts';
import type { Tokens } from '../../domain/token/access-token.ts';
import { sayingOf } from '../../domain/token/sign-in-result.ts';
import type { Act } from '../act.ts';
import { findConnection, type Whole } from '../connection/steps/find-connection.ts';
import type { OrgContext } from '../context.ts';

interface SignInSource {
  /** An address as Salesforce saw it; null when the row has none. */
  sourceIp: string | null;
  signIns: number;
  lastAt: Instant;
}

/** So many of the newest rows are read; Salesforce keeps six months of them. */
const rowsRead = 500;

export interface OtherPrograms {
  appName: string;
  /** The most frequent first. What cannot be read says why; a rotation goes on without it. */
  sources: OrgRead<SignInSource[]>;
}

type Needs = Pick<OrgContext, 'store' | 'orgReader'> & { tokens: Tokens };

/**
 * Null: there is nothing to ask. This app was rotated before, a rotation is under way, or it does not sign in now.
 * Errors: connectionNotFound.
 */
export const findOtherPrograms = {
  act: 'rotation.findOtherPrograms',
  connectionOf: ({ name }) => name,
  async run(context, { name }) {
    const whole = await context.store.read((tx) => findConnection(tx, name));
    return isFirstRotation(whole) ? { appName: whole.app.name, sources: await readSources(context, whole) } : null;
  },
  view: (found) =>
    found?.sources.type === 'read' ? found.sources.value.map((one) => ({ ...one, lastAt: iso(one.lastAt) })) : null,
} satisfies Act<Needs, { name: string }, OtherPrograms | null>;

function isFirstRotation({ connection, pairs }: Whole): boolean {
  const accepted = pairs.filter(({ standing }) => standing.lastAcceptedAt !== null);
  const isUnderWay = pairs.some(({ standing }) => standing.state === 'issued');
  return accepted.length === 1 && !isUnderWay && connection.failure === null;
}

async function readSources(
  { tokens, orgReader }: Needs,
  { connection, app }: Whole,
): Promise<OtherPrograms['sources']> {
  if (connection.org === null) return { type: 'read', value: [] };
  try {
    const { token: accessToken, instanceUrl } = await tokens.acquire(connection.id);
    const version = await orgReader.apiVersion(instanceUrl);
    if (version.type !== 'read') return version;
    const session = { instanceUrl, accessToken, apiVersion: version.value };
    const { userId } = connection.org;
    const logins = await orgReader.ownLogins(session, { userId, limit: rowsRead });
    return logins.type === 'read' ? { type: 'read', value: sourcesOf(logins.value, app.name) } : logins;
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    return { type: 'failed', status: 0, errorCode: error.code, message: sayingOf(error) };
  }
}

function sourcesOf(rows: readonly LoginRow[], appName: string): SignInSource[] {
  const sources = new Map<string | null, SignInSource>();
  for (const { application, sourceIp, at } of rows) {
    if (application !== appName) continue;
    const known = sources.get(sourceIp) ?? { sourceIp, signIns: 0, lastAt: at };
    sources.set(sourceIp, { sourceIp, signIns: known.signIns + 1, lastAt: Math.max(known.lastAt, at) });
  }
  return [...sources.values()].sort((a, b) => b.signIns - a.signIns || b.lastAt - a.lastAt);
}
