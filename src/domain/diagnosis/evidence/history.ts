// Evidence that a test gathers beside the answer: what changed on our side since the last success, what the transport met, and
// what a token that was given out before can see. Nobody tells these by hand.
import type { EvidenceRow } from '../evidence-row.ts';

/** Outweighs every message, like a trial that passed. */
const proof = 2_000;

export const evidenceHistory: readonly EvidenceRow[] = [
  {
    name: 'certificateChangedSinceSuccess',
    holds: (facts) => facts.changedSinceSuccess?.includes('certificate') === true,
    says: () => 'A new certificate was made here since the last success; another file than it may have been uploaded.',
    factors: { certificate_mismatch: 5, certificate_cleared: 0.6 },
  },
  {
    name: 'consumerKeyChangedSinceSuccess',
    holds: (facts) => facts.changedSinceSuccess?.includes('consumerKey') === true,
    says: () => 'The consumer key of this connection was changed since the last success.',
    factors: { unknown_consumer_key: 12, app_not_in_org: 4, certificate_mismatch: 3, jwt_flow_not_enabled: 0.5 },
  },
  {
    name: 'usernameChangedSinceSuccess',
    holds: (facts) => facts.changedSinceSuccess?.includes('username') === true,
    says: () => 'The username of this connection was changed since the last success.',
    factors: { wrong_username: 150, user_not_assigned: 2, wrong_environment: 2, user_not_preauthorized: 0.5 },
  },
  {
    name: 'loginUrlChangedSinceSuccess',
    holds: (facts) => facts.changedSinceSuccess?.includes('loginUrl') === true,
    says: () => 'The login URL of this connection was changed since the last success.',
    factors: { wrong_environment: 25, wrong_host: 3, my_domain_required: 4, app_not_in_org: 3, dns_failure: 2 },
  },
  {
    name: 'audienceChangedSinceSuccess',
    holds: (facts) => facts.changedSinceSuccess?.includes('audience') === true,
    says: () => 'The audience of this connection was set since the last success.',
    factors: { wrong_audience: 30 },
  },
  {
    name: 'nothingOfOursChanged',
    holds: (facts) => facts.changedSinceSuccess?.length === 0,
    says: () => 'Nothing was changed on this side since the last success, so the change was made in the org.',
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
  },
  {
    name: 'keyAndAppAreTheSame',
    holds: (facts) =>
      facts.changedSinceSuccess !== null &&
      !facts.changedSinceSuccess.includes('certificate') &&
      !facts.changedSinceSuccess.includes('consumerKey'),
    says: () => 'Certificate and consumer key are those of the last success.',
    factors: { certificate_mismatch: 0.4, certificate_cleared: 2, jwt_flow_not_enabled: 6 },
  },
  {
    name: 'userIsNotInTheOrg',
    holds: (facts) => facts.userExists === false,
    says: () => 'The org that was looked into has no user of this username.',
    factors: { wrong_username: proof, wrong_environment: 20 },
  },
  {
    name: 'userIsInTheOrg',
    holds: (facts) => facts.userExists === true,
    says: () => 'The org has an active user of this username.',
    factors: { wrong_username: 0.02, wrong_environment: 0.1, user_inactive: 0.1 },
  },
  {
    name: 'appIsInTheOrg',
    holds: (facts) => facts.appInOrg === true,
    says: () => 'The org has an app with this consumer key.',
    factors: { unknown_consumer_key: 0.02, app_not_in_org: 0.02, wrong_environment: 0.1 },
  },
  {
    name: 'appHasAnotherConsumerKey',
    holds: (facts) => facts.appInOrg === false,
    says: () => 'Of the apps that the org showed none has this consumer key.',
    factors: { unknown_consumer_key: 30, app_not_in_org: 10, jwt_flow_not_enabled: 0.2 },
  },
  {
    name: 'earlierTokenStillWorks',
    holds: (facts) => facts.earlierTokenWorks === true,
    says: () =>
      'A token that was given out earlier still works, only new ones do not: what changed is asked at sign-in.',
    factors: { high_assurance_required: 6, api_access_control: 0.1, api_not_enabled: 0.1, missing_api_scope: 2 },
  },
  {
    name: 'earlierTokenStoppedToo',
    holds: (facts) => facts.earlierTokenWorks === false,
    says: () => 'A token that was given out earlier is refused as well, so that it does not lie in the new one.',
    factors: { high_assurance_required: 0.3, api_access_control: 4 },
  },
  {
    name: 'tokenGivenJustNow',
    holds: (facts) => facts.tokenGivenJustNow === true,
    says: () =>
      'The token had been given seconds before, to this machine: neither its age nor the address explains it.',
    factors: { ip_restricted: 0.1, login_hours_restricted: 0.1, session_expired: 0.3 },
  },
  {
    name: 'hostNameNotFound',
    holds: (facts) => facts.fault === 'nameNotFound',
    says: () => 'This machine finds no address for the host.',
    factors: { dns_failure: proof },
  },
  {
    name: 'hostCertificateNotTrusted',
    holds: (facts) => facts.fault === 'tlsUntrusted',
    says: () => 'The certificate that the host showed is not trusted here.',
    factors: { tls_interception: proof },
  },
  {
    name: 'tlsVersionsDiffer',
    holds: (facts) => facts.fault === 'tlsVersion',
    says: () => 'This machine and the host have no version of TLS in common.',
    factors: { tls_version_too_old: proof },
  },
  {
    name: 'proxyFailed',
    holds: (facts) => facts.fault === 'proxyFailed',
    says: () => 'It failed at the proxy, before the host.',
    factors: { proxy_interference: proof },
  },
  {
    name: 'nothingListens',
    holds: (facts) => facts.fault === 'connectionRefused',
    says: () => 'The host refuses connections: nothing listens there.',
    factors: { wrong_host: 40, salesforce_unavailable: 2 },
  },
  {
    name: 'noAnswerInTime',
    holds: (facts) => facts.fault === 'timedOut' || facts.fault === 'unreachable',
    says: () => 'The host was asked twice and gave no answer in time.',
    factors: { proxy_interference: 2, salesforce_unavailable: 8, dns_failure: 0.3, tls_interception: 0.3 },
  },
  {
    name: 'answerBrokeOff',
    holds: (facts) =>
      facts.fault === 'connectionReset' || facts.fault === 'closedHalfWay' || facts.fault === 'tooLarge',
    says: () => 'The connection was cut each time before the answer was whole.',
    factors: { proxy_interference: 3, salesforce_unavailable: 3, dns_failure: 0.2, tls_interception: 0.5 },
  },
];
