// Evidence from how far the attempt came: the phase told by the caller, and the HTTP status.
import { type CauseLabel, causeGroups } from '../cause-table.ts';
import { is, weighs } from '../evidence-row.ts';

function each(labels: readonly CauseLabel[], factor: number, but: Readonly<Partial<Record<CauseLabel, number>>> = {}) {
  const factors: Partial<Record<CauseLabel, number>> = Object.fromEntries(labels.map((label) => [label, factor]));
  return { ...factors, ...but };
}

export const evidenceStage = {
  failedBeforeSending: weighs(
    {
      ...each(causeGroups.afterToken, 0.2),
      ...each(causeGroups.user, 0.4),
      private_key_unreadable: 4,
      wrong_algorithm: 3,
      malformed_assertion: 2,
      certificate_cleared: 0.3,
      salesforce_unavailable: 0.3,
    },
    is('phase', 'client_side'),
  ),
  failedInTheNetwork: weighs(
    {
      ...each(causeGroups.afterToken, 0.2),
      ...each(causeGroups.user, 0.3),
      ...each(causeGroups.assertion, 0.3),
      certificate_expired: 0.1,
      dns_failure: 2,
      tls_interception: 2,
      tls_version_too_old: 2,
      proxy_interference: 2,
      private_key_unreadable: 0.2,
    },
    is('phase', 'network'),
  ),
  answeredByTokenEndpoint: weighs(
    each(causeGroups.afterToken, 0.3, { ...each(causeGroups.beforeSalesforce, 0.6), wrong_host: 1 }),
    is('phase', 'token_endpoint'),
  ),
  refusedAfterTheToken: weighs(
    each(causeGroups.assertion, 0.15, {
      ...each(causeGroups.beforeSalesforce, 0.6),
      user_not_preauthorized: 0.4,
      user_not_assigned: 0.5,
      missing_refresh_scope: 0.3,
      wrong_username: 0.3,
      wrong_environment: 0.4,
    }),
    is('phase', 'api'),
  ),
  // A 503 that names a limit is the API's own answer.
  serverError: weighs(
    { salesforce_unavailable: 6, wrong_host: 0.5, user_not_preauthorized: 0.3, certificate_mismatch: 0.3 },
    (facts) =>
      facts.status !== null &&
      (facts.status >= 502 || facts.status === 420) &&
      !/\blimit\b|limit_/.test(facts.message.flat),
  ),
  proxyAuthenticationDemanded: weighs({ proxy_interference: 20 }, is('status', 407), 'RFC 9110 section 15.5.8'),
  redirected: weighs(
    { wrong_host: 6, tls_interception: 0.5 },
    (facts) => facts.status !== null && facts.status >= 300 && facts.status < 400,
    'RFC 6749 section 5: an answer, never a redirect',
  ),
  notFoundAtThisAddress: weighs(
    { wrong_host: 3, org_inactive: 3, certificate_mismatch: 0.3 },
    (facts) => facts.status === 404 || facts.status === 405,
  ),
  pageInsteadOfJson: weighs(
    { wrong_host: 4 },
    (facts) => facts.message.isHtml && (facts.status === null || facts.status < 500) && facts.status !== 420,
  ),
  assertionWasAccepted: weighs(
    each(causeGroups.assertion, 0.05, {
      jwt_flow_not_enabled: 0.2,
      wrong_audience: 0.3,
      unknown_consumer_key: 0.1,
    }),
    (facts) =>
      facts.message.flat.search(
        /hasn'?t approved this consumer|not admin approved|invalid_app_access|refresh_token scope is required/,
      ) >= 0,
    'salesforce.stackexchange.com/questions/164412',
  ),
};
