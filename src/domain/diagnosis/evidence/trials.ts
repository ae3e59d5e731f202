// Evidence from trials and from the app's own settings. These prove: a try that passed after one change names the cause, whatever the message was.
import { is, proves, weighs } from '../evidence-row.ts';
import type { FailureFacts } from '../facts.ts';

export const evidenceTrials = {
  passedWithAnotherKey: proves('certificate_mismatch', is('passedWith', 'other-key')),
  passedWithAnotherAudience: proves('wrong_audience', is('passedWith', 'other-audience')),
  passedAtMyDomain: proves('my_domain_required', is('passedWith', 'my-domain')),
  passedInTheOtherEnvironment: proves('wrong_environment', is('passedWith', 'other-environment')),
  passedUnchangedLater: proves('propagation_delay', is('passedWith', 'later')),
  flowIsOff: proves('jwt_flow_not_enabled', is('flowEnabled', false)),
  flowIsOn: weighs({ jwt_flow_not_enabled: 0.03 }, is('flowEnabled', true)),
  appHoldsNoCertificate: weighs(
    { certificate_cleared: 60, jwt_flow_not_enabled: 3, certificate_mismatch: 0.02 },
    (facts) => facts.installed?.type === 'none',
  ),
  appHoldsACertificate: weighs({ certificate_cleared: 0.03, jwt_flow_not_enabled: 0.5 }, (facts) =>
    isCertificateShown(facts),
  ),
};

/** A trail names what was saved; only the app itself shows what it holds now. */
function isCertificateShown({ installed }: FailureFacts): boolean {
  return installed?.type === 'some' || (installed !== null && 'isShown' in installed && installed.isShown);
}
