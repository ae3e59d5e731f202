// What a token must still show before a connection counts as verified: that it is the right org and user, and that an API
// takes it. What a scan needs beyond that is looked at and named when it is missing.

import type { OrgRead, VersionedSession } from '../../../domain/org/org.ts';
import { secondMs } from '../../../domain/ports.ts';
import type { AcceptedAnswer } from '../../../domain/token/token-answer.ts';
import type { OrgContext } from '../../context.ts';
import type { Steps } from './test-step.ts';
import { within } from './within.ts';

export type NotRead = Exclude<OrgRead<never>, { type: 'read' }>;

export type AfterToken =
  | { type: 'usable'; session: VersionedSession; lacking: readonly NotRead[] }
  | { type: 'otherIdentity'; foreign: 'org' | 'user'; found: string; expected: string }
  | { type: 'notUsable'; read: NotRead };

const longestMs = 10 * secondMs;

export async function checkAfterToken(
  context: OrgContext,
  answer: AcceptedAnswer,
  username: string,
  steps: Steps,
): Promise<AfterToken> {
  const { instanceUrl, accessToken } = answer;
  const other = await otherIdentity(context, answer, username, steps);
  if (other !== null) return other;
  const version = await again(context, () => context.orgReader.apiVersion(instanceUrl));
  if (version.type !== 'read') return notUsable(version, steps);
  const session = { instanceUrl, accessToken, apiVersion: version.value };
  const reached = await again(context, () => context.orgReader.apiReachable(session));
  reportScopes(answer.scopes, steps);
  if (reached.type !== 'read') return notUsable(reached, steps);
  steps.report('api', 'passed', { saw: 'api', version: version.value });
  return { type: 'usable', session, lacking: await lackingForScans(context, session, steps) };
}

async function otherIdentity(
  { orgReader }: OrgContext,
  answer: AcceptedAnswer,
  username: string,
  steps: Steps,
): Promise<Extract<AfterToken, { type: 'otherIdentity' }> | null> {
  const user = await orgReader.signedInUser(answer);
  if (user.type !== 'read') {
    steps.report('identity', 'notTried', { saw: 'userinfoUnread', message: user.message });
    return null;
  }
  const { orgId, userId, username: found } = user.value;
  const differs = (foreign: 'org' | 'user', foundOne: string, expected: string) => {
    const told = { foreign, found: foundOne, expected };
    steps.report('identity', 'failed', { saw: 'otherIdentity', ...told });
    return { type: 'otherIdentity', ...told } as const;
  };
  if (orgId !== answer.orgId) return differs('org', orgId, answer.orgId);
  if (userId !== answer.userId) return differs('user', userId, answer.userId);
  if (found.toLowerCase() !== username.toLowerCase()) return differs('user', found, username);
  steps.report('identity', 'passed', { saw: 'identity', orgId, username: found });
  return null;
}

function reportScopes(scopes: readonly string[], steps: Steps): void {
  const isEnough = scopes.some((scope) => scope === 'api' || scope === 'full');
  steps.report('scopes', isEnough ? 'passed' : 'failed', { saw: 'scopes', scopes });
}

function notUsable(read: NotRead, steps: Steps): AfterToken {
  steps.report('api', 'failed', { saw: 'apiRefused', message: read.message });
  steps.report('metadata', 'notTried', { saw: 'nothingBehindApi' });
  return { type: 'notUsable', read };
}

/** A connection works without these; a scan does not. */
async function lackingForScans(context: OrgContext, session: VersionedSession, steps: Steps): Promise<NotRead[]> {
  const { clock, metadataReader, orgReader } = context;
  const [types, limits] = await within(clock, longestMs, (signal) =>
    Promise.all([metadataReader.describedTypes(session, signal), orgReader.limits(session, signal)]),
  );
  if (types.type === 'read') steps.report('metadata', 'passed', { saw: 'metadata', typeCount: types.value });
  else reportLacking('metadata', types, steps);
  if (limits.type === 'read') {
    const { dailyRemaining, dailyMaximum } = limits.value;
    steps.report('limits', 'passed', { saw: 'limits', dailyRemaining, dailyMaximum });
  } else reportLacking('limits', limits, steps);
  return types.type === 'read' ? [] : [types];
}

function reportLacking(name: 'metadata' | 'limits', read: NotRead, steps: Steps): void {
  const permission = read.type === 'notPermitted' ? read.permission : null;
  const outcome = permission === null ? 'failed' : 'notPermitted';
  steps.report(name, outcome, { saw: 'unreadable', permission, message: read.message });
}

/** Once more for what may have been a hiccup. */
async function again<T>({ clock }: OrgContext, read: () => Promise<OrgRead<T>>): Promise<OrgRead<T>> {
  const first = await read();
  const isHiccup = first.type === 'noAnswer' || (first.type === 'failed' && first.status >= 500);
  if (!isHiccup) return first;
  await clock.sleep(secondMs);
  return read();
}
