// Evidence from keys, certificates and the assertion itself. An expired certificate is a warning: it counts where the message speaks of the signature.
import { is, proves, weighs } from '../evidence-row.ts';

export const evidenceKey = {
  fingerprintsDiffer: weighs(
    { certificate_mismatch: 25, jwt_flow_not_enabled: 0.3, certificate_cleared: 0.2, malformed_assertion: 0.2 },
    (facts) => facts.installed?.type === 'ofAnotherKey',
  ),
  certificateOfAnotherConnection: proves(
    'certificate_mismatch',
    (facts) => facts.installed?.type === 'ofAnotherConnection',
  ),
  fingerprintsAgree: weighs(
    { certificate_mismatch: 0.05, certificate_cleared: 0.3, jwt_flow_not_enabled: 3, malformed_assertion: 1.5 },
    (facts) => facts.installed?.type === 'ofThisKey',
  ),
  otherKeyAccepted: weighs(
    {
      certificate_mismatch: 30,
      jwt_flow_not_enabled: 0.02,
      certificate_cleared: 0.02,
      unknown_consumer_key: 0.05,
      malformed_assertion: 0.1,
      user_not_preauthorized: 0.1,
      wrong_audience: 0.1,
    },
    is('otherKeys', 'accepted'),
  ),
  everyKeyRefused: weighs(
    { certificate_mismatch: 0.5, jwt_flow_not_enabled: 2.5, certificate_cleared: 2.5 },
    is('otherKeys', 'refused'),
  ),
  slotLost: weighs(
    { certificate_cleared: 1.5, jwt_flow_not_enabled: 1.5, certificate_mismatch: 1.5 },
    is('isSlotLost', true),
    'token/lost-slot.ts: one in a million by chance',
  ),
  deployedRecently: weighs(
    { certificate_cleared: 14 },
    (facts) =>
      facts.recentDeploy === true ||
      /certificateclear|\bdeploy(?:ed|ment)?\b.{0,60}(?:app|extlclntapp|connectedapp|oauth)/.test(facts.message.flat),
    'Metadata API Developer Guide: a deploy without the certificate clears it',
  ),
  certificateExpired: weighs(
    { certificate_expired: 9 },
    is('hasCertificateExpired', true),
    'sources conflict on whether Salesforce refuses it',
  ),
  // Above a flow that was switched off in the very same days, which needs somebody who did it.
  certificateExpiredSinceSuccess: weighs(
    { certificate_expired: 90, certificate_mismatch: 0.5 },
    is('hasExpiredSinceSuccess', true),
    'newer help text says that JWT flows refuse it',
  ),
  certificateStillValid: weighs({ certificate_expired: 0.02 }, is('hasCertificateExpired', false)),
  algorithmIsNotRs256: weighs(
    { wrong_algorithm: 2_000, certificate_mismatch: 0.3, jwt_flow_not_enabled: 0.4 },
    (facts) =>
      facts.assertion.algorithm !== null &&
      !/^(?:sha256with)?r(?:s|sa)[-_ ]?(?:sha)?-?(?:256|2048|3072|4096)?\b/i.test(facts.assertion.algorithm),
    'Salesforce Help: RS256 only',
  ),
  algorithmIsRs256: weighs(
    { wrong_algorithm: 0.1 },
    (facts) => facts.assertion.algorithm !== null && /^rs256$/i.test(facts.assertion.algorithm),
  ),
  assertionIsNoJwt: weighs(
    { malformed_assertion: 200, certificate_mismatch: 0.3 },
    (facts) => facts.assertion.isWellFormed === false,
    'RFC 7515 section 7.1',
  ),
  expiryInThePast: weighs(
    { assertion_expired: 600, certificate_mismatch: 0.6 },
    (facts) => facts.expiry?.secondsAhead !== null && (facts.expiry?.secondsAhead ?? 0) < 0,
    'RFC 7523 section 3',
  ),
  expiryTooFarAhead: weighs(
    { assertion_expired: 30 },
    (facts) => facts.expiry?.secondsAhead !== null && (facts.expiry?.secondsAhead ?? 0) > 3600,
    'Salesforce Help: at most 3 minutes',
  ),
  expiryInMilliseconds: weighs(
    { assertion_expired: 4 },
    (facts) => facts.expiry?.isMilliseconds === true,
    'sfdx-core sends it and production takes it',
  ),
  expiryInOrder: weighs(
    { assertion_expired: 0.1 },
    (facts) =>
      facts.expiry !== null &&
      !facts.expiry.isMilliseconds &&
      facts.expiry.secondsAhead !== null &&
      facts.expiry.secondsAhead >= 0 &&
      facts.expiry.secondsAhead <= 300,
  ),
  consumerKeyMisshapen: weighs(
    { unknown_consumer_key: 8 },
    (facts) => facts.consumerKey !== null && !facts.consumerKey.isKeyShaped,
    'every consumer key seen begins so, but for PlatformCLI',
  ),
  consumerKeyHoldsSpaces: weighs({ unknown_consumer_key: 4 }, (facts) => facts.consumerKey?.hasSpaces === true),
  issuerIsNotTheConsumerKey: weighs(
    { unknown_consumer_key: 40 },
    (facts) => facts.consumerKey?.differsFromIss === true,
  ),
};
