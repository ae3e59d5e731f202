// What the org itself shows about a failed sign-in, with a token that was given out before: own Login History, certificates
// in the setup audit trail, deploys, the app's policy, a Connected App with its certificate, the user. Each part is
// optional; a permission that is missing is named and the rest is still read. No login is spent.

import type { StepName } from '../../../domain/diagnosis/test-result.ts';
import type {
  AppPolicy,
  CertificateChange,
  Deploy,
  InstalledApps,
  LoginRow,
  OrgRead,
  OrgUser,
  VersionedSession,
} from '../../../domain/org/org.ts';
import { dayMs, type Instant, minuteMs, secondMs } from '../../../domain/ports.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { OrgContext } from '../../context.ts';
import { type EarlierToken, sessionOf } from './earlier-token.ts';
import type { Steps } from './test-step.ts';
import { within } from './within.ts';

export interface OrgView {
  logins: LoginRow[] | null;
  changes: CertificateChange[] | null;
  deploys: Deploy[] | null;
  policies: AppPolicy[] | null;
  apps: InstalledApps | null;
  /** Undefined: not read; null: the org has no such user. */
  user: OrgUser | null | undefined;
}

const trailDays = 90;
const longestMs = 10 * secondMs;
/** Rows of this test carry the org's time; what is older belongs to something else. */
const loginsSinceMs = 2 * minuteMs;

/** The first of the tokens that is still good looks; null when none is. */
export async function lookIntoOrg(
  context: OrgContext,
  whole: Whole,
  tokens: readonly EarlierToken[],
  testedAt: Instant,
  steps: Steps,
): Promise<OrgView | null> {
  for (const token of tokens) {
    const session = await livingSession(context, token, steps);
    if (session !== null) return view(context, whole, session, testedAt, steps);
  }
  steps.report('earlierToken', 'notTried', { saw: 'noEarlierToken' });
  return null;
}

/** A token of before that the API still takes, with the version of the API. */
export async function livingSession(
  context: OrgContext,
  token: EarlierToken,
  steps: Steps,
): Promise<VersionedSession | null> {
  const session = await sessionOf(context, token);
  if (session === null) return null;
  const version = await context.orgReader.apiVersion(session.instanceUrl);
  if (version.type !== 'read') return null;
  const versioned = { ...session, apiVersion: version.value };
  const reached = await context.orgReader.apiReachable(versioned);
  const isGood = reached.type === 'read';
  steps.report('earlierToken', isGood ? 'passed' : 'failed', {
    saw: 'earlierToken',
    connection: token.isOwn ? null : token.connectionName,
    message: isGood ? null : reached.message,
  });
  return isGood ? versioned : null;
}

async function view(
  { orgReader, metadataReader, clock }: OrgContext,
  { connection, app }: Whole,
  session: VersionedSession,
  testedAt: Instant,
  steps: Steps,
): Promise<OrgView> {
  const since = clock.now() - trailDays * dayMs;
  const userId = connection.org?.userId;
  const [logins, changes, deploys, policies, apps, user] = await within(clock, longestMs, (signal) =>
    Promise.all([
      userId === undefined ? null : orgReader.ownLogins(session, { userId, limit: 20 }, signal),
      orgReader.certificateChanges(session, { since, limit: 100 }, signal),
      orgReader.deploys(session, { since, limit: 20 }, signal),
      orgReader.appPolicies(session, app.name, signal),
      app.kind === 'connected-app'
        ? metadataReader.connectedApps(session, signal)
        : metadataReader.externalClientApps(session, signal),
      orgReader.userByName(session, connection.username, signal),
    ]),
  );
  const rows = logins === null ? null : told('loginHistory', logins, steps);
  return {
    logins: rows?.filter(({ at }) => at >= testedAt - loginsSinceMs) ?? null,
    changes: told('auditTrail', changes, steps),
    deploys: told('deploys', deploys, steps),
    policies: told('appPolicy', policies, steps),
    apps: told('installedCertificate', apps, steps),
    user: told('user', user, steps) ?? (user.type === 'read' ? null : undefined),
  };
}

function told<T>(name: StepName, read: OrgRead<T>, steps: Steps): T | null {
  const isRead = read.type === 'read';
  const permission = read.type === 'notPermitted' ? read.permission : null;
  const outcome = isRead ? 'passed' : permission === null ? 'notTried' : 'notPermitted';
  steps.report(name, outcome, { saw: 'partOfOrg', permission, message: isRead ? null : read.message });
  return isRead ? read.value : null;
}
