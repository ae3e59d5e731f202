// Evidence that a test gathers beside the answer: what changed on our side since the last success, what the transport met, and
// what a token that was given out before can see. Nobody tells these by hand.
import { type EvidenceRow, is, proves, weighs } from '../evidence-row.ts';

const changed =
  (what: string): EvidenceRow['holds'] =>
  ({ changedSinceSuccess }) =>
    changedSinceSuccess?.some((one) => one.what === what) === true;

export const evidenceHistory = {
  certificateChangedSinceSuccess: weighs({ certificate_mismatch: 5, certificate_cleared: 0.6 }, changed('certificate')),
  consumerKeyChangedSinceSuccess: weighs(
    { unknown_consumer_key: 12, app_not_in_org: 4, certificate_mismatch: 3, jwt_flow_not_enabled: 0.5 },
    changed('consumerKey'),
  ),
  usernameChangedSinceSuccess: weighs(
    { wrong_username: 150, user_not_assigned: 2, wrong_environment: 2, user_not_preauthorized: 0.5 },
    changed('username'),
  ),
  loginUrlChangedSinceSuccess: weighs(
    { wrong_environment: 25, wrong_host: 3, my_domain_required: 4, app_not_in_org: 3, dns_failure: 2 },
    changed('loginUrl'),
  ),
  restoredFromBackup: proves(
    'restored_from_older_backup',
    ({ restoredAt, fault, installed }) =>
      restoredAt !== null &&
      fault === 'refusedWithEveryKey' &&
      installed?.type !== 'ofThisKey' &&
      installed?.type !== 'ofAnotherConnection',
  ),
  audienceChangedSinceSuccess: weighs({ wrong_audience: 30 }, changed('audience')),
  nothingOfOursChanged: weighs(
    {
      unknown_consumer_key: 0.1,
      wrong_username: 0.1,
      wrong_environment: 0.1,
      malformed_assertion: 0.02,
      private_key_unreadable: 0.1,
      wrong_algorithm: 0.02,
      propagation_delay: 0.3,
      user_not_preauthorized: 1.5,
    },
    (facts) => facts.changedSinceSuccess?.length === 0,
  ),
  keyAndAppAreTheSame: weighs(
    { certificate_mismatch: 0.4, certificate_cleared: 2, jwt_flow_not_enabled: 6 },
    (facts) =>
      facts.changedSinceSuccess?.every(({ what }) => what !== 'certificate' && what !== 'consumerKey') === true,
  ),
  userIsNotInTheOrg: weighs({ wrong_username: 2_000, wrong_environment: 20 }, is('user', 'missing')),
  userIsInTheOrg: weighs({ wrong_username: 0.02, wrong_environment: 0.1, user_inactive: 0.1 }, is('user', 'active')),
  userIsDeactivated: proves('user_inactive', is('user', 'inactive')),
  // An admin's freeze looks the same and is far rarer.
  userIsFrozen: weighs(
    { user_frozen_by_salesforce: 900, user_inactive: 10 },
    is('user', 'frozen'),
    'UserLogin.IsFrozen; Salesforce Knowledge 005318944',
  ),
  appIsInTheOrg: weighs(
    { unknown_consumer_key: 0.02, app_not_in_org: 0.02, wrong_environment: 0.1 },
    is('appInOrg', true),
  ),
  appHasAnotherConsumerKey: weighs(
    { unknown_consumer_key: 30, app_not_in_org: 10, jwt_flow_not_enabled: 0.2 },
    is('appInOrg', false),
  ),
  earlierTokenStillWorks: weighs(
    { high_assurance_required: 6, api_access_control: 0.1, api_not_enabled: 0.1, missing_api_scope: 2 },
    is('earlierTokenWorks', true),
  ),
  earlierTokenStoppedToo: weighs(
    { high_assurance_required: 0.3, api_access_control: 4 },
    is('earlierTokenWorks', false),
  ),
  tokenGivenJustNow: weighs(
    { ip_restricted: 0.1, login_hours_restricted: 0.1, session_expired: 0.3 },
    is('tokenGivenJustNow', true),
  ),
  hostNameNotFound: proves('dns_failure', is('fault', 'nameNotFound')),
  hostCertificateNotTrusted: proves('tls_interception', is('fault', 'tlsUntrusted')),
  tlsVersionsDiffer: proves('tls_version_too_old', is('fault', 'tlsVersion')),
  proxyFailed: proves('proxy_interference', is('fault', 'proxyFailed')),
  hostReachedJustBefore: weighs(
    { dns_failure: 0.01, tls_interception: 0.02, tls_version_too_old: 0.02, wrong_host: 0.3, proxy_interference: 0.2 },
    is('isHostReached', true),
  ),
  nothingListens: weighs(
    { wrong_host: 40, salesforce_unavailable: 30, proxy_interference: 0.3 },
    is('fault', 'connectionRefused'),
  ),
  noAnswerInTime: weighs(
    { proxy_interference: 2, salesforce_unavailable: 8, dns_failure: 0.3, tls_interception: 0.3 },
    (facts) => facts.fault === 'timedOut' || facts.fault === 'unreachable',
  ),
  answerBrokeOff: weighs(
    { proxy_interference: 3, salesforce_unavailable: 3, dns_failure: 0.2, tls_interception: 0.5 },
    (facts) => facts.fault === 'connectionReset' || facts.fault === 'closedHalfWay' || facts.fault === 'tooLarge',
  ),
};
