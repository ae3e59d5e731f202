// Evidence from time: how long ago something changed, whether it ever worked, whether the same passes later.
import { minuteMs } from '../../ports.ts';
import type { EvidenceRow } from '../evidence-row.ts';

/** A change that is a little older explains what some servers still say; one that is much older explains nothing. */
const latelyMs = 30 * minuteMs;

export const evidenceTime = [
  {
    name: 'changedMinutesAgo',
    holds: (facts) => facts.change !== null && facts.change.agoMs <= facts.change.spreadsForMs,
    factors: {
      propagation_delay: 14,
      certificate_mismatch: 0.7,
      user_not_preauthorized: 0.6,
      user_not_assigned: 0.6,
      unknown_consumer_key: 0.7,
      jwt_flow_not_enabled: 0.6,
    },
    source: 'Salesforce Help: 2 to 10 minutes; forcedotcom/cli#1640; judged by hand',
  },
  {
    name: 'changedWithinTheHour',
    holds: (facts) =>
      facts.change !== null &&
      facts.change.agoMs > facts.change.spreadsForMs &&
      facts.change.agoMs <= Math.max(latelyMs, 2 * facts.change.spreadsForMs),
    factors: { propagation_delay: 0.8 },
    source: 'Salesforce Help: 2 to 10 minutes; judged by hand',
  },
  {
    name: 'changedLongAgo',
    holds: (facts) => facts.change !== null && facts.change.agoMs > Math.max(latelyMs, 2 * facts.change.spreadsForMs),
    factors: { propagation_delay: 0.08 },
    source: 'Salesforce Help: 2 to 10 minutes; judged by hand',
  },
  {
    name: 'laterTryPassed',
    holds: (facts) => facts.retryPassed === true,
    factors: {
      propagation_delay: 12,
      salesforce_unavailable: 4,
      login_rate_exceeded: 1.5,
      certificate_mismatch: 0.1,
      user_not_preauthorized: 0.1,
      unknown_consumer_key: 0.1,
      jwt_flow_not_enabled: 0.1,
    },
    source: 'judged by hand',
  },
  {
    name: 'laterTryFailedToo',
    holds: (facts) => facts.retryPassed === false,
    factors: { propagation_delay: 0.6, salesforce_unavailable: 0.6 },
    source: 'judged by hand',
  },
  {
    name: 'workedBefore',
    holds: (facts) => facts.hasSucceededBefore === true,
    factors: {
      certificate_cleared: 2.5,
      certificate_expired: 2,
      certificate_mismatch: 1.1,
      user_inactive: 1.5,
      app_blocked: 1.5,
      org_inactive: 1.4,
      session_expired: 1.2,
      unknown_consumer_key: 0.5,
      wrong_audience: 0.5,
      wrong_environment: 0.4,
      my_domain_required: 0.6,
      wrong_username: 0.4,
      user_not_preauthorized: 0.6,
      malformed_assertion: 0.2,
      wrong_algorithm: 0.2,
      unsupported_grant_type: 0.2,
      jwt_flow_not_enabled: 0.6,
      missing_refresh_scope: 0.6,
      wrong_host: 0.5,
    },
    source: 'judged by hand',
  },
  {
    name: 'neverWorked',
    holds: (facts) => facts.hasSucceededBefore === false,
    factors: {
      certificate_cleared: 0.3,
      certificate_expired: 0.4,
      session_expired: 0.5,
      user_not_preauthorized: 1.3,
      jwt_flow_not_enabled: 1.3,
      wrong_environment: 1.2,
    },
    source: 'judged by hand',
  },
  {
    name: 'freshOrgBeingCreated',
    // sf wraps the refusal of a plain sign-in in "We encountered a JSON web token error"; this sentence on its own comes from commands that
    // sign in to an org just created (sfdx-core jwtAuthError, forcedotcom/cli#1640).
    holds: (facts) =>
      !/user:create|create user|json web token error/.test(facts.message.flat) &&
      /authenticating with jwt config due to|brand new (?:scratch|sandbox)|newly created (?:scratch|sandbox|org)|new scratch org|sandbox (?:create|creation)|org:create/.test(
        facts.message.flat,
      ),
    factors: { propagation_delay: 8 },
    source: 'forcedotcom/cli#1640; judged by hand',
  },
  {
    name: 'severalAttemptsAtSeveralHosts',
    holds: (facts) =>
      // The same refusal several times over says nothing: sf asks each host more than once, also when nobody approved the user.
      /approved this consumer.{1,200}audience is invalid/.test(facts.message.flat) &&
      (facts.orgKind === 'sandbox' || facts.host.kind === 'generic'),
    factors: { propagation_delay: 6 },
    source: 'forcedotcom/cli#1640; judged by hand',
  },
] as const satisfies readonly EvidenceRow[];
