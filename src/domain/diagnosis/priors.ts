// What is likely before a word of the message is understood, by how far the attempt came. It decides only where no known message matches.
import type { CauseLabel } from './cause-table.ts';
import type { FailurePhase } from './failure-report.ts';

type Points = Readonly<Partial<Record<CauseLabel, number>>>;

/** Of 100 failures at this stage, judged by hand from the reports in test/domain/diagnosis; unknown stages are taken for the token endpoint, where most are met. */
export const priorPoints: Readonly<Record<FailurePhase, Points>> = {
  client_side: {
    private_key_unreadable: 60,
    wrong_algorithm: 10,
    malformed_assertion: 8,
    wrong_host: 6,
    dns_failure: 4,
    wrong_username: 3,
    proxy_interference: 3,
  },
  network: {
    proxy_interference: 28,
    dns_failure: 24,
    tls_interception: 22,
    wrong_host: 10,
    tls_version_too_old: 5,
    salesforce_unavailable: 6,
  },
  token_endpoint: {
    certificate_mismatch: 18,
    user_not_preauthorized: 18,
    wrong_environment: 9,
    unknown_consumer_key: 8,
    wrong_audience: 7,
    jwt_flow_not_enabled: 6,
    wrong_host: 6,
    propagation_delay: 5,
    wrong_username: 4,
    assertion_expired: 4,
    user_not_assigned: 4,
    salesforce_unavailable: 4,
    my_domain_required: 3,
  },
  api: {
    session_expired: 25,
    insufficient_permission: 18,
    api_not_enabled: 11,
    api_access_control: 9,
    missing_api_scope: 9,
    salesforce_unavailable: 8,
    api_limit_reached: 7,
    high_assurance_required: 4,
    ip_restricted: 4,
  },
};

/** What an HTTP status tells by itself, judged by hand from RFC 9110 and Salesforce's status codes; it decides where the body is empty or unknown, and yields to any exact message. */
export const statusPoints: ReadonlyArray<{ readonly from: number; readonly to: number; readonly points: Points }> = [
  { from: 300, to: 399, points: { wrong_host: 82, proxy_interference: 6, tls_interception: 3 } },
  {
    from: 401,
    to: 401,
    points: { session_expired: 55, api_access_control: 10, missing_api_scope: 8, unknown_consumer_key: 5 },
  },
  {
    from: 403,
    to: 403,
    points: { insufficient_permission: 30, api_not_enabled: 16, session_expired: 14, api_limit_reached: 10 },
  },
  { from: 404, to: 405, points: { wrong_host: 58, org_inactive: 24, my_domain_required: 4 } },
  { from: 407, to: 407, points: { proxy_interference: 96 } },
  { from: 415, to: 415, points: { unsupported_grant_type: 70, wrong_host: 12 } },
  { from: 420, to: 420, points: { salesforce_unavailable: 84, org_inactive: 10 } },
  { from: 429, to: 429, points: { api_limit_reached: 62, login_rate_exceeded: 26 } },
  { from: 500, to: 599, points: { salesforce_unavailable: 86, proxy_interference: 5 } },
];
