// Evidence from keys, certificates and the assertion itself. An expired certificate is a warning: it counts where the message speaks of the signature.
import type { EvidenceRow } from '../evidence-row.ts';

export const evidenceKey = [
  {
    name: 'fingerprintsDiffer',
    holds: (facts) => facts.installed?.type === 'ofAnotherKey',
    factors: {
      certificate_mismatch: 25,
      jwt_flow_not_enabled: 0.3,
      certificate_cleared: 0.2,
      malformed_assertion: 0.2,
    },
    source: 'judged by hand',
  },
  {
    name: 'certificateOfAnotherConnection',
    holds: (facts) => facts.installed?.type === 'ofAnotherConnection',
    factors: { certificate_mismatch: 2_000 },
    source: 'the app itself shows it: decides over every message',
  },
  {
    name: 'fingerprintsAgree',
    holds: (facts) => facts.installed?.type === 'ofThisKey',
    factors: {
      certificate_mismatch: 0.05,
      certificate_cleared: 0.3,
      jwt_flow_not_enabled: 3,
      malformed_assertion: 1.5,
      propagation_delay: 1.3,
    },
    source: 'judged by hand',
  },
  {
    name: 'otherKeyAccepted',
    holds: (facts) => facts.otherKeys === 'accepted',
    factors: {
      certificate_mismatch: 30,
      jwt_flow_not_enabled: 0.02,
      certificate_cleared: 0.02,
      unknown_consumer_key: 0.05,
      malformed_assertion: 0.1,
      user_not_preauthorized: 0.1,
      wrong_audience: 0.1,
    },
    source: 'judged by hand',
  },
  {
    name: 'everyKeyRefused',
    holds: (facts) => facts.otherKeys === 'refused',
    factors: {
      certificate_mismatch: 0.5,
      jwt_flow_not_enabled: 2.5,
      certificate_cleared: 2.5,
      malformed_assertion: 1.2,
    },
    source: 'judged by hand',
  },
  {
    name: 'deployedRecently',
    holds: (facts) =>
      facts.recentDeploy === true ||
      /certificateclear|\bdeploy(?:ed|ment)?\b.{0,60}(?:app|extlclntapp|connectedapp|oauth)/.test(facts.message.flat),
    factors: { certificate_cleared: 14, jwt_flow_not_enabled: 1.4, propagation_delay: 1.3 },
    source: 'Metadata API Developer Guide: a deploy without the certificate clears it; judged by hand',
  },
  {
    name: 'certificateExpired',
    holds: (facts) => facts.hasCertificateExpired === true,
    factors: { certificate_expired: 9 },
    source: 'sources conflict on whether Salesforce refuses it; judged by hand',
  },
  {
    name: 'certificateExpiredSinceSuccess',
    holds: (facts) => facts.hasExpiredSinceSuccess === true,
    // Above a flow that was switched off in the very same days, which needs somebody who did it.
    factors: { certificate_expired: 90, certificate_mismatch: 0.5 },
    source: 'newer help text says that JWT flows refuse it; judged by hand',
  },
  {
    name: 'certificateStillValid',
    holds: (facts) => facts.hasCertificateExpired === false,
    factors: { certificate_expired: 0.02 },
    source: 'judged by hand',
  },
  {
    name: 'algorithmIsNotRs256',
    holds: (facts) =>
      facts.assertion.algorithm !== null &&
      !/^(?:sha256with)?r(?:s|sa)[-_ ]?(?:sha)?-?(?:256|2048|3072|4096)?\b/i.test(facts.assertion.algorithm),
    factors: { wrong_algorithm: 2_000, certificate_mismatch: 0.3, jwt_flow_not_enabled: 0.4 },
    source: 'Salesforce Help: RS256 only; judged by hand',
  },
  {
    name: 'algorithmIsRs256',
    holds: (facts) => facts.assertion.algorithm !== null && /^rs256$/i.test(facts.assertion.algorithm),
    factors: { wrong_algorithm: 0.1 },
    source: 'judged by hand',
  },
  {
    name: 'assertionIsNoJwt',
    holds: (facts) => facts.assertion.isWellFormed === false,
    factors: { malformed_assertion: 200, certificate_mismatch: 0.3 },
    source: 'RFC 7515 section 7.1; judged by hand',
  },
  {
    name: 'expiryInThePast',
    holds: (facts) => facts.expiry?.secondsAhead !== null && (facts.expiry?.secondsAhead ?? 0) < 0,
    factors: { assertion_expired: 600, certificate_mismatch: 0.6 },
    source: 'RFC 7523 section 3; judged by hand',
  },
  {
    name: 'expiryTooFarAhead',
    holds: (facts) => facts.expiry?.secondsAhead !== null && (facts.expiry?.secondsAhead ?? 0) > 3600,
    factors: { assertion_expired: 30 },
    source: 'Salesforce Help: at most 3 minutes; judged by hand',
  },
  {
    name: 'expiryInMilliseconds',
    holds: (facts) => facts.expiry?.isMilliseconds === true,
    factors: { assertion_expired: 4 },
    source: 'sfdx-core sends it and production takes it; judged by hand',
  },
  {
    name: 'expiryInOrder',
    holds: (facts) =>
      facts.expiry !== null &&
      !facts.expiry.isMilliseconds &&
      facts.expiry.secondsAhead !== null &&
      facts.expiry.secondsAhead >= 0 &&
      facts.expiry.secondsAhead <= 300,
    factors: { assertion_expired: 0.1 },
    source: 'judged by hand',
  },
  {
    name: 'consumerKeyMisshapen',
    holds: (facts) => facts.consumerKey !== null && !facts.consumerKey.isKeyShaped,
    factors: { unknown_consumer_key: 8, app_not_in_org: 0.7, my_domain_required: 0.7 },
    source: 'every consumer key seen begins so, but for PlatformCLI; judged by hand',
  },
  {
    name: 'consumerKeyHoldsSpaces',
    holds: (facts) => facts.consumerKey?.hasSpaces === true,
    factors: { unknown_consumer_key: 4 },
    source: 'judged by hand',
  },
  {
    name: 'issuerIsNotTheConsumerKey',
    holds: (facts) => facts.consumerKey?.differsFromIss === true,
    factors: { unknown_consumer_key: 40 },
    source: 'judged by hand',
  },
] as const satisfies readonly EvidenceRow[];
