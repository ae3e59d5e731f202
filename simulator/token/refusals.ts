// Why the token endpoint refuses, in ONE table: our reason code, what the log says in the open, and the answer that
// Salesforce gives, word for word. Several reasons share one answer on purpose: from outside nobody can tell them apart.

import type { OrgSettings } from '../orgs/org.ts';

export interface Refusal {
  status: number;
  error: string;
  description: string;
  /** The truth, for /simulator/log only. */
  meaning: string;
}

const INVALID_ASSERTION = { status: 400, error: 'invalid_grant', description: 'invalid assertion' } as const;
const NOT_APPROVED = {
  status: 400,
  error: 'invalid_grant',
  description: "user hasn't approved this consumer",
} as const;
const UNKNOWN_CLIENT = {
  status: 400,
  error: 'invalid_client_id',
  description: 'client identifier invalid',
} as const;
const APP_NOT_FOUND = {
  status: 400,
  error: 'app_not_found',
  description: 'External client app is not installed in this org',
} as const;

export const REFUSALS = {
  notPost: {
    status: 400,
    error: 'invalid_request',
    description: 'must use HTTP POST',
    meaning: 'the request was not a POST',
  },
  wrongGrantType: {
    status: 400,
    error: 'unsupported_grant_type',
    description: 'grant type not supported',
    meaning: 'grant_type is not the JWT bearer URN, or the body is not form-encoded',
  },
  malformedAssertion: { ...INVALID_ASSERTION, meaning: 'the assertion is not a JWT with iss, sub, aud and exp' },
  wrongAlgorithm: { ...INVALID_ASSERTION, meaning: 'the assertion is not signed with RS256' },
  unknownConsumerKey: { ...UNKNOWN_CLIENT, meaning: 'no app with this consumer key is known to this server' },
  oauthDisabled: { ...UNKNOWN_CLIENT, meaning: 'OAuth settings are not enabled on the app' },
  appNotInOrg: { ...APP_NOT_FOUND, meaning: 'the External Client App belongs to another org' },
  myDomainRequired: {
    ...APP_NOT_FOUND,
    meaning: 'the External Client App asks for the My Domain as host and as audience',
  },
  orgInactive: {
    status: 400,
    error: 'inactive_org',
    description: 'organization is not active',
    meaning: 'the org is locked, closed or suspended',
  },
  appBlocked: {
    status: 400,
    error: 'OAUTH_APP_BLOCKED',
    description: 'this app is blocked by admin',
    meaning: 'an admin blocked the app',
  },
  jwtFlowDisabled: { ...INVALID_ASSERTION, meaning: 'Enable JWT Bearer Flow is off' },
  digitalSignaturesOff: { ...INVALID_ASSERTION, meaning: 'Use digital signatures is off' },
  noCertificate: { ...INVALID_ASSERTION, meaning: 'this server sees no certificate on the app' },
  wrongKey: { ...INVALID_ASSERTION, meaning: 'signed with another key than that of the certificate this server sees' },
  certificateExpired: { ...INVALID_ASSERTION, meaning: 'the certificate is expired and this org refuses expired ones' },
  wrongAudience: {
    status: 400,
    error: 'invalid_grant',
    description: 'audience is invalid',
    meaning: 'aud is none that this org accepts',
  },
  assertionExpired: {
    status: 400,
    error: 'invalid_grant',
    description: 'expired authorization code',
    meaning: 'exp is in the past',
  },
  expiryTooDistant: { ...INVALID_ASSERTION, meaning: 'exp is more than 3 minutes ahead and this org is strict' },
  assertionReplayed: { ...INVALID_ASSERTION, meaning: 'this jti was used before' },
  unknownUser: { ...NOT_APPROVED, meaning: 'no user with this username at this host' },
  userInactive: {
    status: 400,
    error: 'invalid_grant',
    description: 'inactive user',
    meaning: 'the user is inactive or frozen',
  },
  userContained: {
    status: 400,
    error: 'invalid_grant',
    description: 'inactive user',
    meaning: 'the address is one of high risk, and Salesforce froze the user by itself',
  },
  ipRestricted: {
    status: 400,
    error: 'invalid_grant',
    description: 'ip restricted',
    meaning: "outside the profile's login IP ranges",
  },
  loginHoursRestricted: {
    status: 400,
    error: 'invalid_grant',
    description: 'login outside of restricted hours',
    meaning: "outside the profile's login hours",
  },
  loginRateExceeded: {
    status: 400,
    error: 'invalid_grant',
    description: 'login rate exceeded',
    meaning: 'more logins in the last hour than the limit for one user',
  },
  userNotApproved: { ...NOT_APPROVED, meaning: 'users may self-authorize, and this one never did' },
  userNotAssigned: {
    status: 400,
    error: 'invalid_app_access',
    description: 'user is not admin approved to access this app',
    meaning: 'admin-approved users only, and no assigned profile or permission set reaches this one',
  },
  refreshScopeMissing: {
    status: 400,
    error: 'invalid_request',
    description: 'refresh_token scope is required and the connected app should be installed and preauthorized',
    meaning: 'the app lacks the scope refresh_token, offline_access',
  },
  tooManyApprovals: {
    status: 400,
    error: 'invalid_scope',
    description: 'too many scopes requested',
    meaning: 'the scopes of old approvals of this user have piled up',
  },
} as const satisfies Record<string, Refusal>;

/** What some orgs answer instead of "invalid assertion" where a key does not fit, or where there is none that it could fit. */
const INVALID_CLIENT = { status: 400, error: 'invalid_client', description: 'invalid client credentials' } as const;

export function answerTo(
  reason: RefusalReason,
  { wrongKeyAnswer, flowOffAnswer }: Pick<OrgSettings, 'wrongKeyAnswer' | 'flowOffAnswer'>,
): Pick<Refusal, 'status' | 'error' | 'description'> {
  const isAboutTheKey = reason === 'wrongKey' || reason === 'noCertificate';
  const isAboutTheFlow = reason === 'digitalSignaturesOff' || reason === 'jwtFlowDisabled';
  const answer = isAboutTheKey ? wrongKeyAnswer : isAboutTheFlow ? flowOffAnswer : null;
  return answer === 'invalid-client' ? INVALID_CLIENT : REFUSALS[reason];
}

export type RefusalReason = keyof typeof REFUSALS;

/** Salesforce's Login History words, for the refusals that come after the user is known; earlier ones leave no row. */
export const LOGIN_HISTORY_STATUS: Partial<Record<RefusalReason, string>> = {
  userInactive: 'User is Inactive',
  userContained: 'User is Inactive',
  ipRestricted: 'Restricted IP',
  loginHoursRestricted: 'Restricted Time',
  loginRateExceeded: 'Login Rate Exceeded',
  userNotApproved: 'Failed: User not approved for this consumer',
  userNotAssigned: 'Failed: Not approved for access',
  refreshScopeMissing: 'Failed: Invalid Scope',
  tooManyApprovals: 'Failed: Invalid Scope',
};
