// What Salesforce's token endpoint says when it gives no token, in ONE table: its words to our code. Sign-in and diagnosis
// read them here and nowhere else, so that the two cannot come apart. Ranks no causes.

import type { RefusalCode } from './token-answer.ts';
import { anyOf, plainWords } from './words.ts';

export type WordingVerdict = 'notThisKey' | 'unavailable' | RefusalCode;

interface TokenWording {
  verdict: WordingVerdict;
  /** Over `error description` in plain words (words.ts). */
  said: readonly RegExp[];
}

/** The first that fits wins. */
const tokenWordings = {
  // Another key may help. The same words also mean that no certificate is stored, or that the flow is off.
  invalidAssertion: {
    verdict: 'notThisKey',
    said: [
      /invalid.{0,3}assertion\b(?! (?:format|string|structure|encoding|type|serial))/,
      /assertion (?:is )?invalid/,
    ],
  },
  // One vendor's live log of June 2026 has it for a wrong certificate. Not sf's wrapper of the same words, which goes on.
  invalidClientCredentials: {
    verdict: 'notThisKey',
    said: [/invalid.client.credentials(?!\. verify the oauth client)/],
  },
  // The event log's name for it; not seen as an answer, but a wrong signature is all that it can mean.
  invalidSignature: {
    verdict: 'notThisKey',
    said: [/invalid.{0,10}(?:digital )?(?:signature|dsig)\b/, /signature.(?:is.)?invalid/],
  },

  // A fresh assertion may pass, a little later.
  retryYourRequest: { verdict: 'unavailable', said: [/retry your request/] },
  serverBusy: {
    verdict: 'unavailable',
    said: [/^(?:unknown_error|server_error|temporarily_unavailable|server_unavailable)\b/],
  },

  // The assertion
  unknownConsumerKey: { verdict: 'unknownConsumerKey', said: [/client identifier invalid/, /\binvalid_client_id\b/] },
  // "Audience validation failed" stands in Salesforce's documentation, the other is what orgs answer.
  wrongAudience: {
    verdict: 'wrongAudience',
    said: [/audience is invalid/, /audience validation failed/, /invalid audience/],
  },
  // Salesforce's words for an assertion whose exp is past; there is no authorization code in this flow.
  expiredAuthorizationCode: { verdict: 'assertionExpired', said: [/expired authorization code/] },
  assertionExpired: { verdict: 'assertionExpired', said: [/assertion (?:is |has )?expired/, /expired assertion/] },
  unsupportedGrantType: {
    verdict: 'unsupportedGrantType',
    said: [/\bunsupported_grant_type\b/, /grant type not supported/],
  },

  // The app. A blocked app is told apart first: its code also begins with OAUTH_.
  appBlocked: { verdict: 'appBlocked', said: [/oauth_app_blocked/, /app (?:is|was|has been) blocked/] },
  appNotFound: {
    verdict: 'appNotFound',
    said: [
      /(?<!_)app_not_found/,
      /external client app (?:is )?(?:not (?:installed|found|available)|could not be found)/,
    ],
  },
  appNotInstalled: {
    verdict: 'appNotFound',
    said: [/oauth_ec_app_not_found/, /must be installed into/, /app is not installed/],
  },
  orgInactive: {
    verdict: 'orgInactive',
    said: [/inactive_org/, /organization is (?:not active|inactive|locked|suspended)/, /trial_?expired/],
  },

  // The user. The message about the refresh_token scope also speaks of pre-authorization and is the more exact one.
  missingRefreshScope: { verdict: 'missingRefreshScope', said: [/refresh.?token scope is (?:required|missing)/] },
  tooManyApprovals: { verdict: 'tooManyApprovals', said: [/too many scopes/] },
  userNotPreauthorized: {
    verdict: 'userNotPreauthorized',
    said: [/user (?:hasn'?t|has not) (?:yet )?approved/, /not approved this consumer/],
  },
  userNotAssigned: {
    verdict: 'userNotAssigned',
    said: [/\binvalid_app_access\b/, /not admin.?approved/, /oauth_app_access_denied/],
  },
  userInactive: { verdict: 'userInactive', said: [/inactive.?user/, /user is (?:inactive|frozen)/] },
  ipRestricted: {
    verdict: 'ipRestricted',
    said: [/\bip.restricted/, /restricted.ip\b/, /login_during_restricted_domain/],
  },
  loginHoursRestricted: {
    verdict: 'loginHoursRestricted',
    said: [/login hours/, /restricted (?:hours|time)/, /login_during_restricted_time/],
  },
  loginRateExceeded: {
    verdict: 'loginRateExceeded',
    said: [/login.rate.exceeded/, /rate_limit_exceeded/, /login limit reached/],
  },

  invalidRequest: { verdict: 'invalidRequest', said: [/\binvalid_request\b/] },
} as const satisfies Record<string, TokenWording>;

export type TokenWordingName = keyof typeof tokenWordings;

/** Null when nobody has written these words down yet. */
export function readWording(error: string, description: string): WordingVerdict | null {
  const words = plainWords(`${error} ${description}`);
  for (const { verdict, said } of Object.values<TokenWording>(tokenWordings)) {
    if (said.some((pattern) => pattern.test(words))) return verdict;
  }
  return null;
}

/** The words of a row, for the diagnosis to weigh. */
export function saidAs(name: TokenWordingName): RegExp {
  return new RegExp(tokenWordings[name].said.map(({ source }) => source).join('|'));
}

/** Pages that Salesforce and its edge show while an org is moved, upgraded or down. */
export const maintenancePage = anyOf`
  setting things up|page will auto-?refresh|(?:scheduled|down for) maintenance|under maintenance
  service (?:is )?(?:temporarily )?unavailable|temporarily unavailable`;
