// Evidence that a test gathers beside the answer: what changed on our side since the last success, what the transport met, and
// what a token that was given out before can see. Nobody tells these by hand.
import type { EvidenceRow } from '../evidence-row.ts';

/** Outweighs every message, like a trial that passed. */
const proof = 2_000;

export const evidenceHistory = [
  {
    name: 'certificateChangedSinceSuccess',
    holds: (facts) => facts.changedSinceSuccess?.includes('certificate') === true,
    factors: { certificate_mismatch: 5, certificate_cleared: 0.6 },
    source: 'judged by hand',
  },
  {
    name: 'consumerKeyChangedSinceSuccess',
    holds: (facts) => facts.changedSinceSuccess?.includes('consumerKey') === true,
    factors: { unknown_consumer_key: 12, app_not_in_org: 4, certificate_mismatch: 3, jwt_flow_not_enabled: 0.5 },
    source: 'judged by hand',
  },
  {
    name: 'usernameChangedSinceSuccess',
    holds: (facts) => facts.changedSinceSuccess?.includes('username') === true,
    factors: { wrong_username: 150, user_not_assigned: 2, wrong_environment: 2, user_not_preauthorized: 0.5 },
    source: 'judged by hand',
  },
  {
    name: 'loginUrlChangedSinceSuccess',
    holds: (facts) => facts.changedSinceSuccess?.includes('loginUrl') === true,
    factors: { wrong_environment: 25, wrong_host: 3, my_domain_required: 4, app_not_in_org: 3, dns_failure: 2 },
    source: 'judged by hand',
  },
  {
    name: 'audienceChangedSinceSuccess',
    holds: (facts) => facts.changedSinceSuccess?.includes('audience') === true,
    factors: { wrong_audience: 30 },
    source: 'judged by hand',
  },
  {
    name: 'nothingOfOursChanged',
    holds: (facts) => facts.changedSinceSuccess?.length === 0,
    factors: {
      unknown_consumer_key: 0.1,
      wrong_username: 0.1,
      wrong_environment: 0.1,
      wrong_audience: 0.6,
      malformed_assertion: 0.02,
      private_key_unreadable: 0.1,
      wrong_algorithm: 0.02,
      propagation_delay: 0.3,
      user_not_preauthorized: 1.5,
    },
    source: 'judged by hand',
  },
  {
    name: 'keyAndAppAreTheSame',
    holds: (facts) =>
      facts.changedSinceSuccess !== null &&
      !facts.changedSinceSuccess.includes('certificate') &&
      !facts.changedSinceSuccess.includes('consumerKey'),
    factors: { certificate_mismatch: 0.4, certificate_cleared: 2, jwt_flow_not_enabled: 6 },
    source: 'judged by hand',
  },
  {
    name: 'userIsNotInTheOrg',
    holds: (facts) => facts.userExists === false,
    factors: { wrong_username: proof, wrong_environment: 20 },
    source: 'what the org shows decides over every message',
  },
  {
    name: 'userIsInTheOrg',
    holds: (facts) => facts.userExists === true,
    factors: { wrong_username: 0.02, wrong_environment: 0.1, user_inactive: 0.1 },
    source: 'judged by hand',
  },
  {
    name: 'appIsInTheOrg',
    holds: (facts) => facts.appInOrg === true,
    factors: { unknown_consumer_key: 0.02, app_not_in_org: 0.02, wrong_environment: 0.1 },
    source: 'judged by hand',
  },
  {
    name: 'appHasAnotherConsumerKey',
    holds: (facts) => facts.appInOrg === false,
    factors: { unknown_consumer_key: 30, app_not_in_org: 10, jwt_flow_not_enabled: 0.2 },
    source: 'judged by hand',
  },
  {
    name: 'earlierTokenStillWorks',
    holds: (facts) => facts.earlierTokenWorks === true,
    factors: { high_assurance_required: 6, api_access_control: 0.1, api_not_enabled: 0.1, missing_api_scope: 2 },
    source: 'judged by hand',
  },
  {
    name: 'earlierTokenStoppedToo',
    holds: (facts) => facts.earlierTokenWorks === false,
    factors: { high_assurance_required: 0.3, api_access_control: 4 },
    source: 'judged by hand',
  },
  {
    name: 'tokenGivenJustNow',
    holds: (facts) => facts.tokenGivenJustNow === true,
    factors: { ip_restricted: 0.1, login_hours_restricted: 0.1, session_expired: 0.3 },
    source: 'judged by hand',
  },
  {
    name: 'hostNameNotFound',
    holds: (facts) => facts.fault === 'nameNotFound',
    factors: { dns_failure: proof },
    source: 'what the transport met decides over every message',
  },
  {
    name: 'hostCertificateNotTrusted',
    holds: (facts) => facts.fault === 'tlsUntrusted',
    factors: { tls_interception: proof },
    source: 'what the transport met decides over every message',
  },
  {
    name: 'tlsVersionsDiffer',
    holds: (facts) => facts.fault === 'tlsVersion',
    factors: { tls_version_too_old: proof },
    source: 'what the transport met decides over every message',
  },
  {
    name: 'proxyFailed',
    holds: (facts) => facts.fault === 'proxyFailed',
    factors: { proxy_interference: proof },
    source: 'what the transport met decides over every message',
  },
  {
    name: 'nothingListens',
    holds: (facts) => facts.fault === 'connectionRefused',
    factors: { wrong_host: 40, salesforce_unavailable: 30, proxy_interference: 0.3 },
    source: 'judged by hand',
  },
  {
    name: 'noAnswerInTime',
    holds: (facts) => facts.fault === 'timedOut' || facts.fault === 'unreachable',
    factors: { proxy_interference: 2, salesforce_unavailable: 8, dns_failure: 0.3, tls_interception: 0.3 },
    source: 'judged by hand',
  },
  {
    name: 'answerBrokeOff',
    holds: (facts) =>
      facts.fault === 'connectionReset' || facts.fault === 'closedHalfWay' || facts.fault === 'tooLarge',
    factors: { proxy_interference: 3, salesforce_unavailable: 3, dns_failure: 0.2, tls_interception: 0.5 },
    source: 'judged by hand',
  },
] as const satisfies readonly EvidenceRow[];
