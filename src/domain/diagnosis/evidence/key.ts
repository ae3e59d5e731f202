// Evidence from keys, certificates and the assertion itself. An expired certificate is a warning: it counts where the message speaks of the signature.
import type { EvidenceRow } from '../evidence-row.ts';
import type { Facts } from '../facts.ts';

export const evidenceKey: readonly EvidenceRow[] = [
  {
    name: 'fingerprintsDiffer',
    holds: (facts) => facts.certificate.matchesKey === false,
    says: () => 'The certificate on the app has another fingerprint than the certificate of the key that signed.',
    factors: {
      certificate_mismatch: 25,
      jwt_flow_not_enabled: 0.3,
      certificate_cleared: 0.2,
      malformed_assertion: 0.2,
    },
  },
  {
    name: 'fingerprintsAgree',
    holds: (facts) => facts.certificate.matchesKey === true,
    says: () => 'The certificate on the app is that of the key that signed.',
    factors: {
      certificate_mismatch: 0.05,
      certificate_cleared: 0.3,
      jwt_flow_not_enabled: 3,
      malformed_assertion: 1.5,
      propagation_delay: 1.3,
    },
  },
  {
    name: 'otherKeyAccepted',
    holds: (facts) => facts.otherKeys === 'accepted',
    says: () => 'Another key pair that is held was accepted, so the app, its flow and the user are in order.',
    factors: {
      certificate_mismatch: 30,
      jwt_flow_not_enabled: 0.02,
      certificate_cleared: 0.02,
      unknown_consumer_key: 0.05,
      malformed_assertion: 0.1,
      user_not_preauthorized: 0.1,
      wrong_audience: 0.1,
    },
  },
  {
    name: 'everyKeyRefused',
    holds: (facts) => facts.otherKeys === 'refused',
    says: () => 'Every key pair that is held was refused, as happens when the app takes no signed assertion at all.',
    factors: {
      certificate_mismatch: 0.5,
      jwt_flow_not_enabled: 2.5,
      certificate_cleared: 2.5,
      malformed_assertion: 1.2,
    },
  },
  {
    name: 'deployedRecently',
    holds: (facts) =>
      facts.recentDeploy === true ||
      /certificateclear|\bdeploy(?:ed|ment)?\b.{0,60}(?:app|extlclntapp|connectedapp|oauth)/.test(facts.message.flat),
    says: () =>
      'Metadata was deployed shortly before; a deploy of the app without its certificate removes the certificate.',
    factors: { certificate_cleared: 14, jwt_flow_not_enabled: 1.4, propagation_delay: 1.3 },
  },
  {
    name: 'certificateExpired',
    holds: (facts) => facts.certificate.hasExpired === true,
    says: () => 'The certificate is past its last day; that is a warning, and a cause only where nothing else fits.',
    factors: { certificate_expired: 9 },
  },
  {
    name: 'certificateStillValid',
    holds: (facts) => facts.certificate.hasExpired === false,
    says: () => 'The certificate is within its dates.',
    factors: { certificate_expired: 0.02 },
  },
  {
    name: 'algorithmIsNotRs256',
    holds: (facts) =>
      facts.assertion.algorithm !== null &&
      !/^(?:sha256with)?r(?:s|sa)[-_ ]?(?:sha)?-?(?:256|2048|3072|4096)?\b/i.test(facts.assertion.algorithm),
    says: () => 'The assertion names another algorithm than RS256, the only one that Salesforce takes.',
    factors: { wrong_algorithm: 200, certificate_mismatch: 0.3, jwt_flow_not_enabled: 0.4 },
  },
  {
    name: 'algorithmIsRs256',
    holds: (facts) => facts.assertion.algorithm !== null && /^rs256$/i.test(facts.assertion.algorithm),
    says: () => 'The assertion names RS256, as it must.',
    factors: { wrong_algorithm: 0.1 },
  },
  {
    name: 'assertionIsNoJwt',
    holds: (facts) => facts.assertion.isWellFormed === false,
    says: () => 'The assertion does not decode as three base64url parts holding JSON.',
    factors: { malformed_assertion: 200, certificate_mismatch: 0.3 },
  },
  {
    name: 'expiryInThePast',
    holds: (facts) => facts.expiry?.secondsAhead !== null && (facts.expiry?.secondsAhead ?? 0) < 0,
    says: (facts) =>
      `exp lies ${span(facts)} before Salesforce's clock${wholeHours(facts) ? ', whole hours as a time zone mistake makes them' : ''}.`,
    factors: { assertion_expired: 600, certificate_mismatch: 0.6 },
  },
  {
    name: 'expiryTooFarAhead',
    holds: (facts) => facts.expiry?.secondsAhead !== null && (facts.expiry?.secondsAhead ?? 0) > 3600,
    says: (facts) =>
      `exp lies ${span(facts)} ahead of Salesforce's clock, where at most 3 minutes are allowed${wholeHours(facts) ? '; whole hours are a time zone mistake' : ''}.`,
    factors: { assertion_expired: 30 },
  },
  {
    name: 'expiryInMilliseconds',
    holds: (facts) => facts.expiry?.isMilliseconds === true,
    says: () => 'exp is given in milliseconds; it has to be seconds since 1970.',
    factors: { assertion_expired: 4 },
  },
  {
    name: 'expiryInOrder',
    holds: (facts) =>
      facts.expiry !== null &&
      !facts.expiry.isMilliseconds &&
      facts.expiry.secondsAhead !== null &&
      facts.expiry.secondsAhead >= 0 &&
      facts.expiry.secondsAhead <= 300,
    says: () => "exp lies in the near future by Salesforce's own clock.",
    factors: { assertion_expired: 0.1 },
  },
  {
    name: 'consumerKeyMisshapen',
    holds: (facts) => facts.consumerKey !== null && !facts.consumerKey.isKeyShaped,
    says: () => 'The consumer key does not begin with 3MVG9 as Salesforce makes them, or is cut short.',
    factors: { unknown_consumer_key: 8, app_not_in_org: 0.7, my_domain_required: 0.7 },
  },
  {
    name: 'consumerKeyHoldsSpaces',
    holds: (facts) => facts.consumerKey?.hasSpaces === true,
    says: () => 'The consumer key holds spaces or line breaks, as happens when it is copied with the mouse.',
    factors: { unknown_consumer_key: 4 },
  },
  {
    name: 'issuerIsNotTheConsumerKey',
    holds: (facts) => facts.consumerKey?.differsFromIss === true,
    says: () => 'The iss claim differs from the consumer key of this connection.',
    factors: { unknown_consumer_key: 40 },
  },
];

function span(facts: Facts): string {
  const seconds = Math.abs(facts.expiry?.secondsAhead ?? 0);
  if (wholeHours(facts)) return `about ${Math.round(seconds / 3600)} h`;
  if (seconds < 120) return `${seconds} seconds`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} hours` : `${Math.round(seconds / 86_400)} days`;
}

/** Off by whole hours, give or take the lifetime of an assertion (5 minutes) and a little clock error. */
function wholeHours(facts: Facts): boolean {
  const seconds = facts.expiry?.secondsAhead ?? 0;
  const beyond = ((seconds % 3600) + 3600) % 3600;
  return Math.abs(seconds) >= 3000 && Math.abs(seconds) < 54_000 && (beyond <= 420 || beyond >= 3480);
}
