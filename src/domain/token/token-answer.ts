// What the token endpoint said, read into a code once, at the edge. Only `notThisKey` lets the next key pair be tried;
// everything else would be the same with any key.

import type { Instant, TransportFaultKind } from '../ports.ts';
import type { Secret } from '../secret.ts';

/** Answers that no other key pair would change. The wording is kept beside the code, for display only. */
export type RefusalCode =
  | 'unknownConsumerKey'
  | 'wrongAudience'
  | 'assertionExpired'
  | 'appNotFound'
  | 'appBlocked'
  | 'userNotPreauthorized'
  | 'userNotAssigned'
  | 'missingRefreshScope'
  | 'userInactive'
  | 'ipRestricted'
  | 'loginHoursRestricted'
  | 'loginRateExceeded'
  | 'tooManyApprovals'
  | 'orgInactive'
  | 'unsupportedGrantType'
  | 'invalidRequest'
  | 'notATokenEndpoint'
  | 'redirected'
  | 'incompleteAnswer'
  | 'foreignInstance'
  | 'otherRefusal';

/** What every answer carries, for the record and the diagnosis. Never holds a token or an assertion. */
export interface AnswerFacts {
  status: number;
  contentType: string | null;
  /** The first 2,000 characters, redacted; empty for an accepted answer. */
  body: string;
  /** The server's Date header. */
  serverDate: Instant | null;
  /** The server's clock minus ours, in seconds, corrected by half the round trip; null without a Date header. */
  clockSkewSeconds: number | null;
}

/** RFC 6749 section 5.1; Salesforce sends no refresh_token and no expires_in for this grant. */
export interface AcceptedAnswer {
  type: 'accepted';
  accessToken: Secret<string>;
  /** An https origin on a Salesforce domain or the login host's own (loopback only with loopback). */
  instanceUrl: string;
  /** From the `id` URL, which ends in /ORGID/USERID; 18 characters each. */
  orgId: string;
  userId: string;
  scopes: readonly string[];
  facts: AnswerFacts;
}

export type TokenAnswer =
  | AcceptedAnswer
  /** 400 invalid_grant "invalid assertion" (seldom "invalid client credentials"): a may-be, see the diagnosis. */
  | { type: 'notThisKey'; message: string; facts: AnswerFacts }
  | { type: 'refused'; code: RefusalCode; message: string; facts: AnswerFacts }
  /** 5xx, maintenance, edge 420, "retry your request": the same assertion again would be a replay, a fresh one may pass. */
  | { type: 'unavailable'; message: string; facts: AnswerFacts }
  /** Nothing came back, or not all of it: the assertion may have been used. */
  | { type: 'noAnswer'; fault: TransportFaultKind; message: string };

export interface TokenRequest {
  /** An origin; the path is the endpoint's own. */
  tokenHost: string;
  /** `header.claims.signature`; sent once, never again. */
  assertion: Secret<string>;
  timeoutMs: number;
  /** On a connection of its own. */
  isAlone?: boolean;
}

export interface TokenEndpoint {
  /** POST /services/oauth2/token with the grant of RFC 7523 section 2.1. Never throws; a fault is an answer. */
  exchange(request: TokenRequest, signal?: AbortSignal): Promise<TokenAnswer>;
}
