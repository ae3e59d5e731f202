// Reads what an org shows of its certificates, with whatever its user may read. A part that fails is named and the others
// are still read; a token that is refused is replaced once.

import type { OrgRead, VersionedSession } from '../../../domain/org/org.ts';
import { dayMs } from '../../../domain/ports.ts';
import type { AccessToken } from '../../../domain/token/access-token.ts';
import { tokenHash } from '../../../domain/token/cached-token.ts';
import { type OrgReading, orgReading } from '../../../domain/watch/org-reading.ts';
import type { WatchContext } from '../../context.ts';

const trailDays = 90;
const trailRows = 500;

/** @param connectionId One that belongs to this org. Errors: those of `TokenSource.acquire`. */
export async function readOrg(
  context: WatchContext,
  connectionId: string,
  orgId: string,
  signal?: AbortSignal,
): Promise<OrgReading> {
  const access = await context.tokens.acquire(connectionId);
  const first = await readWith(context, access, signal);
  const again = isRefused(first) ? await context.tokens.refused(connectionId, tokenHash(access.token)) : null;
  const answers = again === null ? first : await readWith(context, again, signal);
  signal?.throwIfAborted();
  return readingOf(context, orgId, (again ?? access).instanceUrl, answers);
}

/** With a token that is at hand, and never a login. Null: the org does not take it any more. */
export async function readOrgWith(
  context: WatchContext,
  access: AccessToken,
  orgId: string,
  signal?: AbortSignal,
): Promise<OrgReading | null> {
  const answers = await readWith(context, access, signal);
  signal?.throwIfAborted();
  return isRefused(answers) ? null : readingOf(context, orgId, access.instanceUrl, answers);
}

type Answers = Awaited<ReturnType<typeof readWith>>;

function isRefused(answers: Answers): boolean {
  return Object.values(answers).some((answer) => answer.type === 'sessionRefused');
}

function readingOf({ clock }: WatchContext, orgId: string, instanceUrl: string, answers: Answers): OrgReading {
  return orgReading({ orgId, host: new URL(instanceUrl).host, at: clock.now() }, answers);
}

async function readWith(
  { orgReader, metadataReader, clock }: WatchContext,
  { token, instanceUrl }: AccessToken,
  signal?: AbortSignal,
) {
  const version = await orgReader.apiVersion(instanceUrl, signal);
  if (version.type !== 'read') {
    return { apps: version, externalApps: version, managed: version, certificateFiles: version, changes: version };
  }
  const session: VersionedSession = { instanceUrl, accessToken: token, apiVersion: version.value };
  const since = clock.now() - trailDays * dayMs;
  const [apps, externalApps, managed, certificateFiles, changes] = await Promise.all([
    metadataReader.connectedApps(session, signal),
    metadataReader.externalClientApps(session, signal),
    orgReader.managedCertificates(session, signal),
    metadataReader.certificateFiles(session, signal),
    orgReader.certificateChanges(session, { since, limit: trailRows }, signal),
  ]);
  return { apps, externalApps, managed, certificateFiles, changes } satisfies Record<string, OrgRead<unknown>>;
}
