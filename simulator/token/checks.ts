// Who may have a token: a chain of small checks in the order of the real service. Each answers with the reason to refuse,
// or with nothing; the first reason ends the chain. The order is part of the behaviour, since it decides which of two
// faults a client sees first: the app before the signature, the signature before aud and exp, all of them before the user,
// and the user before the approval.

import type { AppCertificate } from '../orgs/certificate.ts';
import type { AppKind, AppSettings } from '../orgs/client-app.ts';
import type { OrgSettings } from '../orgs/org.ts';
import type { OrgUser } from '../orgs/user.ts';
import type { RefusalReason } from './refusals.ts';

/** One attempt, with everything looked up that a check may ask for. */
export interface Attempt {
  org: OrgSettings;
  app: { kind: AppKind; settings: AppSettings };
  user: OrgUser | undefined;
  /** Reached by the org's own host, not through the generic login or test host. */
  isMyDomainHost: boolean;
  audience: 'my-domain' | 'generic' | 'other';
  isRs256: boolean;
  isSignedBy(certificate: AppCertificate): boolean;
  /** Seconds until exp on real time. */
  secondsToExpiry: number;
  isFirstUseOfJti(): boolean;
  isWithinLoginRate(user: OrgUser): boolean;
  username: string;
  /** Simulated time, for the certificate. */
  now: number;
}

export type Check = (attempt: Attempt) => RefusalReason | undefined;

const STRICT_EXPIRY_SECONDS = 180;

const orgIsInactive: Check = ({ org }) => (org.isActive ? undefined : 'orgInactive');

const appIsBlocked: Check = ({ app }) => (app.settings.blocked ? 'appBlocked' : undefined);

const oauthIsDisabled: Check = ({ app }) => (app.settings.oauthEnabled ? undefined : 'oauthDisabled');

const algorithmIsNotRs256: Check = ({ isRs256 }) => (isRs256 ? undefined : 'wrongAlgorithm');

const myDomainIsRequired: Check = ({ app, isMyDomainHost, audience }) =>
  app.settings.myDomainRequired && (!isMyDomainHost || audience !== 'my-domain') ? 'myDomainRequired' : undefined;

const digitalSignaturesAreOff: Check = ({ app }) =>
  app.settings.digitalSignatures ? undefined : 'digitalSignaturesOff';

const jwtFlowIsDisabled: Check = ({ app }) => (app.settings.jwtBearerFlow ? undefined : 'jwtFlowDisabled');

const signatureDoesNotFit: Check = (attempt) => {
  const { certificate } = attempt.app.settings;
  if (certificate === null) return 'noCertificate';
  return attempt.isSignedBy(certificate) ? undefined : 'wrongKey';
};

const certificateIsExpired: Check = ({ org, app, now }) => {
  const { certificate } = app.settings;
  if (certificate === null || org.expiredCertificates === 'accept') return undefined;
  return certificate.notAfter < now ? 'certificateExpired' : undefined;
};

const audienceIsNotAccepted: Check = ({ org, app, audience }) => {
  if (audience === 'other') return 'wrongAudience';
  const refusesMyDomain = org.myDomainAudience === 'refuse' && !app.settings.myDomainRequired;
  return audience === 'my-domain' && refusesMyDomain ? 'wrongAudience' : undefined;
};

const assertionIsExpired: Check = ({ secondsToExpiry }) => (secondsToExpiry <= 0 ? 'assertionExpired' : undefined);

const expiryIsTooDistant: Check = ({ org, secondsToExpiry }) =>
  org.distantExpiry === 'refuse' && secondsToExpiry > STRICT_EXPIRY_SECONDS ? 'expiryTooDistant' : undefined;

const assertionIsReplayed: Check = (attempt) => (attempt.isFirstUseOfJti() ? undefined : 'assertionReplayed');

const userIsUnknown: Check = ({ user }) => (user === undefined ? 'unknownUser' : undefined);

const userIsInactive: Check = ({ user }) => (user?.isActive && !user.isFrozen ? undefined : 'userInactive');

const addressIsHighRisk: Check = ({ user }) => (user?.highRiskAddress ? 'userContained' : undefined);

const loginRateIsExceeded: Check = (attempt) =>
  attempt.user !== undefined && !attempt.isWithinLoginRate(attempt.user) ? 'loginRateExceeded' : undefined;

const addressIsRestricted: Check = ({ user }) => (user?.ipRestricted ? 'ipRestricted' : undefined);

const hourIsRestricted: Check = ({ user }) => (user?.loginHoursRestricted ? 'loginHoursRestricted' : undefined);

const userHasNotApproved: Check = ({ app, username }) =>
  app.settings.permittedUsers === 'self-authorize' && !includesName(app.settings.selfApproved, username)
    ? 'userNotApproved'
    : undefined;

const userIsNotAssigned: Check = ({ app, username }) =>
  app.settings.permittedUsers === 'admin-approved' && !includesName(app.settings.assigned, username)
    ? 'userNotAssigned'
    : undefined;

const refreshScopeIsMissing: Check = ({ app }) =>
  app.settings.scopes.some((scope) => REFRESH_SCOPES.has(scope)) ? undefined : 'refreshScopeMissing';

const approvalsHavePiledUp: Check = ({ user }) => (user?.tooManyApprovals ? 'tooManyApprovals' : undefined);

/** "full" does not contain it: the refresh token is always asked for by name. */
const REFRESH_SCOPES = new Set(['refresh_token', 'offline_access']);

export const CHECKS: readonly Check[] = [
  algorithmIsNotRs256,
  oauthIsDisabled,
  orgIsInactive,
  appIsBlocked,
  myDomainIsRequired,
  digitalSignaturesAreOff,
  jwtFlowIsDisabled,
  signatureDoesNotFit,
  certificateIsExpired,
  audienceIsNotAccepted,
  assertionIsExpired,
  expiryIsTooDistant,
  assertionIsReplayed,
  userIsUnknown,
  userIsInactive,
  addressIsHighRisk,
  loginRateIsExceeded,
  addressIsRestricted,
  hourIsRestricted,
  userHasNotApproved,
  userIsNotAssigned,
  refreshScopeIsMissing,
  approvalsHavePiledUp,
];

/** The first reason to refuse, or undefined when a token may be given. */
export function findRefusal(attempt: Attempt): RefusalReason | undefined {
  for (const check of CHECKS) {
    const reason = check(attempt);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Usernames are compared without regard to case, as Salesforce does. */
function includesName(names: readonly string[], username: string): boolean {
  return names.some((name) => name.toLowerCase() === username.toLowerCase());
}
