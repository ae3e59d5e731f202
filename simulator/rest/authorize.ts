// From the token of a request to the session behind it, and whether that session may use an API at all.

import type { Question } from '../exchange.ts';
import type { Org } from '../orgs/org.ts';
import type { Session } from '../orgs/sessions.ts';
import type { OrgUser, Permission } from '../orgs/user.ts';
import type { SimulatorState } from '../state.ts';
import { ApiRefusal, insufficientAccess, sessionIsNotForApi, sessionIsOver } from './api-refusal.ts';

export interface Caller {
  session: Session;
  user: OrgUser;
}

/** `Bearer` and the older `OAuth` are both taken. */
export function bearerToken(request: Question): string | null {
  return /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
}

/** The live session of the token in this org; a token of another org or instance counts as none. */
export function findCaller(state: SimulatorState, org: Org, token: string | null): Caller | undefined {
  const session = token === null ? undefined : state.sessions.use(token, state.time.now());
  if (session === undefined || session.orgId !== org.id) return undefined;
  const user = org.users.get(session.username.toLowerCase());
  return user === undefined ? undefined : { session, user };
}

/** Throws ApiRefusal unless the token's session, app, user and org may all use the API. */
export function authorize(state: SimulatorState, org: Org, token: string | null, api: 'REST API' | 'API'): Caller {
  const caller = findCaller(state, org, token);
  if (caller === undefined) throw sessionIsOver();
  const { session, user } = caller;
  // What was asked is still answered: the freeze holds from the next sign-in on.
  if (user.highRiskAddress) user.isFrozen = true;
  const hasScope = session.scopes.some((scope) => scope === 'api' || scope === 'full');
  if (session.isBelowRequiredLevel || !hasScope || !isAllowedByAccessControl(org, session))
    throw sessionIsNotForApi(api);
  if (!org.settings.apiEnabled) {
    throw new ApiRefusal(403, 'API_DISABLED_FOR_ORG', `The ${api} is not enabled for this Organization.`);
  }
  if (!user.permissions.includes('ApiEnabled')) {
    throw new ApiRefusal(403, 'API_CURRENTLY_DISABLED', 'API is disabled for this User');
  }
  if (requestsUsed(org) >= org.settings.apiRequestLimit) {
    throw new ApiRefusal(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
  }
  org.settings.apiRequestsUsed++;
  return caller;
}

/** Of the daily limit. */
export function requestsUsed({ settings }: Org): number {
  return settings.apiLimitReached ? settings.apiRequestLimit : settings.apiRequestsUsed;
}

/** By every answer to somebody who is signed in. */
export function usageHeader(org: Org): Record<string, string> {
  return { 'sforce-limit-info': `api-usage=${requestsUsed(org)}/${org.settings.apiRequestLimit}` };
}

export function requirePermission({ user }: Caller, permission: Permission, message: string): void {
  if (!user.permissions.includes(permission)) throw insufficientAccess(message);
}

function isAllowedByAccessControl({ settings }: Org, { consumerKey }: Session): boolean {
  return settings.apiAccessControl === null || settings.apiAccessControl.includes(consumerKey);
}
