// What Salesforce's token endpoint says when it gives no token, in ONE table: its wording to our code. The first row that
// fits wins. No other file matches these sentences to decide anything.

import type { RefusalCode } from '../../domain/token/token-answer.ts';

export type WordingVerdict = 'notThisKey' | 'unavailable' | RefusalCode;

interface Wording {
  /** Over `error description`, lower case, straight quotes, single spaces. */
  pattern: RegExp;
  verdict: WordingVerdict;
}

const wordings: readonly Wording[] = [
  // Another key may help. The same text also means that no certificate is stored, or that the flow is off.
  { pattern: /invalid assertion/, verdict: 'notThisKey' },
  { pattern: /invalid.client.credentials/, verdict: 'notThisKey' },
  // The event log's name for it; not seen as an answer, but a wrong signature is all that it can mean.
  { pattern: /invalid.?(?:dsig|signature)|signature.(?:is.)?invalid/, verdict: 'notThisKey' },

  // A fresh assertion may pass, a little later.
  { pattern: /retry your request/, verdict: 'unavailable' },
  { pattern: /^(?:unknown_error|server_error|temporarily_unavailable|server_unavailable)\b/, verdict: 'unavailable' },

  // The assertion
  { pattern: /client identifier invalid|^invalid_client_id\b/, verdict: 'unknownConsumerKey' },
  // "Audience validation failed" stands in Salesforce's documentation, the other is what orgs answer.
  { pattern: /audience is invalid|audience validation failed|invalid audience/, verdict: 'wrongAudience' },
  // Salesforce's words for an assertion whose exp is past; there is no authorization code in this flow.
  {
    pattern: /expired authorization code|assertion (?:is |has )?expired|expired assertion/,
    verdict: 'assertionExpired',
  },
  { pattern: /^unsupported_grant_type\b|grant type not supported/, verdict: 'unsupportedGrantType' },

  // The app. A blocked app is told apart first: its code also begins with OAUTH_.
  { pattern: /oauth_app_blocked|app (?:is|was|has been) blocked/, verdict: 'appBlocked' },
  {
    pattern: /app_not_found|oauth_ec_app_not_found|must be installed into|app is not installed/,
    verdict: 'appNotFound',
  },
  {
    pattern: /inactive_org|organization is (?:not active|inactive|locked|suspended)|trial_?expired/,
    verdict: 'orgInactive',
  },

  // The user. The message about the refresh_token scope also speaks of pre-authorization and is the more exact one.
  { pattern: /refresh_token scope is required/, verdict: 'missingRefreshScope' },
  { pattern: /too many scopes/, verdict: 'tooManyApprovals' },
  { pattern: /hasn't approved this consumer|has not approved this consumer/, verdict: 'userNotPreauthorized' },
  {
    pattern: /^invalid_app_access\b|not admin approved|oauth_app_access_denied/,
    verdict: 'userNotAssigned',
  },
  { pattern: /inactive.user|user is (?:inactive|frozen)/, verdict: 'userInactive' },
  { pattern: /ip.restricted|restricted.ip|login_during_restricted_domain/, verdict: 'ipRestricted' },
  {
    pattern: /login hours|restricted hours|restricted time|login_during_restricted_time/,
    verdict: 'loginHoursRestricted',
  },
  { pattern: /login.rate.exceeded|rate_limit_exceeded|login limit reached/, verdict: 'loginRateExceeded' },

  { pattern: /^invalid_request\b/, verdict: 'invalidRequest' },
];

/** Null when nobody has written these words down yet. */
export function readWording(error: string, description: string): WordingVerdict | null {
  const words = `${error} ${description}`
    .toLowerCase()
    .replace(/[\u2018\u2019\u00b4]/g, "'")
    .replace(/\s+/g, ' ');
  return wordings.find(({ pattern }) => pattern.test(words))?.verdict ?? null;
}

/** Pages that Salesforce and its edge show while an org is moved, upgraded or down. */
const maintenancePage =
  /setting things up|page will auto-?refresh|(?:scheduled|down for) maintenance|under maintenance|service (?:is )?(?:temporarily )?unavailable|temporarily unavailable/i;

export function isMaintenancePage(html: string): boolean {
  return maintenancePage.test(html);
}
