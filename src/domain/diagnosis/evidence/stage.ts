// Evidence from how far the attempt came: the phase told by the caller, and the HTTP status.
import type { CauseLabel } from '../cause-table.ts';
import { causesAfterToken } from '../causes/after-token.ts';
import { causesAssertion } from '../causes/assertion.ts';
import { causesBeforeSalesforce } from '../causes/before-salesforce.ts';
import { causesUser } from '../causes/user.ts';
import type { EvidenceRow } from '../evidence-row.ts';

function each(
  labels: Readonly<Record<string, unknown>>,
  factor: number,
  but: Readonly<Partial<Record<CauseLabel, number>>> = {},
) {
  // The keys of the groups are labels by construction of the table; Object.keys forgets that.
  const factors = Object.fromEntries(Object.keys(labels).map((label) => [label, factor])) as Partial<
    Record<CauseLabel, number>
  >;
  return { ...factors, ...but };
}

export const evidenceStage: readonly EvidenceRow[] = [
  {
    name: 'failedBeforeSending',
    holds: (facts) => facts.phase === 'client_side',
    says: () => 'It failed on this side, before anything was sent.',
    factors: {
      ...each(causesAfterToken, 0.2),
      ...each(causesUser, 0.4),
      private_key_unreadable: 4,
      wrong_algorithm: 3,
      malformed_assertion: 2,
      certificate_cleared: 0.3,
      salesforce_unavailable: 0.3,
    },
  },
  {
    name: 'failedInTheNetwork',
    holds: (facts) => facts.phase === 'network',
    says: () => 'It failed on the way, without an answer from Salesforce.',
    factors: {
      ...each(causesAfterToken, 0.2),
      ...each(causesUser, 0.3),
      ...each(causesAssertion, 0.3),
      certificate_expired: 0.1,
      dns_failure: 2,
      tls_interception: 2,
      tls_version_too_old: 2,
      proxy_interference: 2,
      private_key_unreadable: 0.2,
    },
  },
  {
    name: 'answeredByTokenEndpoint',
    holds: (facts) => facts.phase === 'token_endpoint',
    says: () => 'The refusal came from the token endpoint.',
    factors: each(causesAfterToken, 0.3, { ...each(causesBeforeSalesforce, 0.6), wrong_host: 1 }),
  },
  {
    name: 'refusedAfterTheToken',
    holds: (facts) => facts.phase === 'api',
    says: () => 'A token had been given already; the refusal came from the API.',
    factors: each(causesAssertion, 0.15, {
      ...each(causesBeforeSalesforce, 0.6),
      user_not_preauthorized: 0.4,
      user_not_assigned: 0.5,
      missing_refresh_scope: 0.3,
      wrong_username: 0.3,
      wrong_environment: 0.4,
    }),
  },
  {
    name: 'serverError',
    // A 503 that names a limit is the API's own answer.
    holds: (facts) =>
      facts.status !== null &&
      (facts.status >= 502 || facts.status === 420) &&
      !/\blimit\b|limit_/.test(facts.message.flat),
    says: (facts) => `HTTP status ${facts.status}: a server that is busy, broken or under maintenance.`,
    factors: { salesforce_unavailable: 6, wrong_host: 0.5, user_not_preauthorized: 0.3, certificate_mismatch: 0.3 },
  },
  {
    name: 'proxyAuthenticationDemanded',
    holds: (facts) => facts.status === 407,
    says: () => 'HTTP status 407 comes from a proxy only.',
    factors: { proxy_interference: 20 },
  },
  {
    name: 'redirected',
    holds: (facts) => facts.status !== null && facts.status >= 300 && facts.status < 400,
    says: (facts) => `HTTP status ${facts.status}: a redirect, which a token endpoint never sends.`,
    factors: { wrong_host: 6, tls_interception: 0.5 },
  },
  {
    name: 'notFoundAtThisAddress',
    holds: (facts) => facts.status === 404 || facts.status === 405,
    says: (facts) => `HTTP status ${facts.status}: nothing of the kind exists at this address.`,
    factors: { wrong_host: 3, org_inactive: 3, certificate_mismatch: 0.3 },
  },
  {
    name: 'pageInsteadOfJson',
    holds: (facts) => facts.message.isHtml && (facts.status === null || facts.status < 500) && facts.status !== 420,
    says: () => 'The answer is an HTML page, not the JSON of a token endpoint.',
    factors: { wrong_host: 4, salesforce_unavailable: 1.3, proxy_interference: 1.3, org_inactive: 1.3 },
  },
  {
    name: 'assertionWasAccepted',
    holds: (facts) =>
      facts.message.flat.search(
        /hasn'?t approved this consumer|not admin approved|invalid_app_access|refresh_token scope is required/,
      ) >= 0,
    says: () => 'Salesforce speaks of the user already, so signature, audience and time had been accepted.',
    factors: each(causesAssertion, 0.05, { jwt_flow_not_enabled: 1, wrong_audience: 0.3, unknown_consumer_key: 0.1 }),
  },
];
