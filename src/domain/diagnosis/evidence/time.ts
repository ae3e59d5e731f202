// Evidence from time: how long ago something changed, whether it ever worked, whether the same passes later.
import { minuteMs } from '../../ports.ts';
import { is, weighs } from '../evidence-row.ts';

/** A change that is a little older explains what some servers still say; one that is much older explains nothing. */
const latelyMs = 30 * minuteMs;

export const evidenceTime = {
  changedMinutesAgo: weighs(
    { propagation_delay: 14 },
    (facts) => facts.change !== null && facts.change.agoMs <= facts.change.spreadsForMs,
    'Salesforce Help: 2 to 10 minutes; forcedotcom/cli#1640',
  ),
  changedWithinTheHour: weighs(
    { propagation_delay: 0.8 },
    (facts) =>
      facts.change !== null &&
      facts.change.agoMs > facts.change.spreadsForMs &&
      facts.change.agoMs <= Math.max(latelyMs, 2 * facts.change.spreadsForMs),
    'Salesforce Help: 2 to 10 minutes',
  ),
  changedLongAgo: weighs(
    { propagation_delay: 0.08 },
    (facts) => facts.change !== null && facts.change.agoMs > Math.max(latelyMs, 2 * facts.change.spreadsForMs),
    'Salesforce Help: 2 to 10 minutes',
  ),
  laterTryPassed: weighs(
    {
      propagation_delay: 12,
      salesforce_unavailable: 4,
      login_rate_exceeded: 1.5,
      certificate_mismatch: 0.1,
      user_not_preauthorized: 0.1,
      unknown_consumer_key: 0.1,
      jwt_flow_not_enabled: 0.1,
    },
    is('retryPassed', true),
  ),
  laterTryFailedToo: weighs({ propagation_delay: 0.6, salesforce_unavailable: 0.6 }, is('retryPassed', false)),
  workedBefore: weighs(
    {
      certificate_cleared: 2.5,
      certificate_expired: 2,
      user_inactive: 1.5,
      app_blocked: 1.5,
      unknown_consumer_key: 0.5,
      wrong_audience: 0.5,
      wrong_environment: 0.4,
      wrong_username: 0.4,
      malformed_assertion: 0.2,
      wrong_algorithm: 0.2,
      unsupported_grant_type: 0.2,
      wrong_host: 0.5,
    },
    is('hasSucceededBefore', true),
  ),
  neverWorked: weighs(
    { certificate_cleared: 0.3, certificate_expired: 0.4, session_expired: 0.5 },
    is('hasSucceededBefore', false),
  ),
  // sf wraps the refusal of a plain sign-in in "We encountered a JSON web token error"; this sentence on its own comes from commands that
  // sign in to an org just created (sfdx-core jwtAuthError, forcedotcom/cli#1640).
  freshOrgBeingCreated: weighs(
    { propagation_delay: 8 },
    (facts) =>
      !/user:create|create user|json web token error/.test(facts.message.flat) &&
      /authenticating with jwt config due to|brand new (?:scratch|sandbox)|newly created (?:scratch|sandbox|org)|new scratch org|sandbox (?:create|creation)|org:create/.test(
        facts.message.flat,
      ),
    'forcedotcom/cli#1640',
  ),
  // The same refusal several times over says nothing: sf asks each host more than once, also when nobody approved the user.
  severalAttemptsAtSeveralHosts: weighs(
    { propagation_delay: 6 },
    (facts) =>
      /approved this consumer.{1,200}audience is invalid/.test(facts.message.flat) &&
      (facts.orgKind === 'sandbox' || facts.host.kind === 'generic'),
    'forcedotcom/cli#1640',
  ),
};
