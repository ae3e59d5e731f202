// Evidence from trials and from the app's own settings. These prove: a try that passed after one change names the cause, whatever the message was.
import type { EvidenceRow } from '../evidence-row.ts';
import type { FailureFacts } from '../facts.ts';

/** Outweighs every message, also one in which the cause has only the share that every cause starts with. */
const proof = 2_000;

export const evidenceTrials = [
  {
    name: 'passedWithAnotherKey',
    holds: (facts) => facts.passedWith === 'other-key',
    factors: { certificate_mismatch: proof },
    source: 'a trial that passed decides over every message',
  },
  {
    name: 'passedWithAnotherAudience',
    holds: (facts) => facts.passedWith === 'other-audience',
    factors: { wrong_audience: proof },
    source: 'a trial that passed decides over every message',
  },
  {
    name: 'passedAtMyDomain',
    holds: (facts) => facts.passedWith === 'my-domain',
    factors: { my_domain_required: proof },
    source: 'a trial that passed decides over every message',
  },
  {
    name: 'passedInTheOtherEnvironment',
    holds: (facts) => facts.passedWith === 'other-environment',
    factors: { wrong_environment: proof },
    source: 'a trial that passed decides over every message',
  },
  {
    name: 'passedUnchangedLater',
    holds: (facts) => facts.passedWith === 'later',
    factors: { propagation_delay: proof },
    source: 'a trial that passed decides over every message',
  },
  {
    name: 'flowIsOff',
    holds: (facts) => facts.flowEnabled === false,
    factors: { jwt_flow_not_enabled: proof },
    source: "the app's own settings decide over every message",
  },
  {
    name: 'flowIsOn',
    holds: (facts) => facts.flowEnabled === true,
    factors: { jwt_flow_not_enabled: 0.03 },
    source: 'judged by hand',
  },
  {
    name: 'appHoldsNoCertificate',
    holds: (facts) => facts.installed?.type === 'none',
    factors: { certificate_cleared: 60, jwt_flow_not_enabled: 3, certificate_mismatch: 0.02 },
    source: 'judged by hand',
  },
  {
    name: 'appHoldsACertificate',
    holds: (facts) => isCertificateShown(facts),
    factors: { certificate_cleared: 0.03, jwt_flow_not_enabled: 0.5 },
    source: 'judged by hand',
  },
] as const satisfies readonly EvidenceRow[];

/** A trail names what was saved; only the app itself shows what it holds now. */
function isCertificateShown({ installed }: FailureFacts): boolean {
  return installed?.type === 'some' || (installed !== null && 'isShown' in installed && installed.isShown);
}
