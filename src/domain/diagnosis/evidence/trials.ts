// Evidence from trials and from the app's own settings. These prove: a try that passed after one change names the cause, whatever the message was.
import type { EvidenceRow } from '../evidence-row.ts';

/** Outweighs every message, also one in which the cause has only the share that every cause starts with. */
const proof = 2_000;

export const evidenceTrials: readonly EvidenceRow[] = [
  {
    name: 'passedWithAnotherKey',
    holds: (facts) => facts.passedWith === 'other-key',
    says: () => 'The same sign-in passed with another key pair.',
    factors: { certificate_mismatch: proof },
  },
  {
    name: 'passedWithAnotherAudience',
    holds: (facts) => facts.passedWith === 'other-audience',
    says: () => 'The same sign-in passed at the same host with another audience.',
    factors: { wrong_audience: proof },
  },
  {
    name: 'passedAtMyDomain',
    holds: (facts) => facts.passedWith === 'my-domain',
    says: () => 'The same sign-in passed at the My Domain host, with My Domain as audience.',
    factors: { my_domain_required: proof },
  },
  {
    name: 'passedInTheOtherEnvironment',
    holds: (facts) => facts.passedWith === 'other-environment',
    says: () => 'The same sign-in passed in the other environment (production or sandbox).',
    factors: { wrong_environment: proof },
  },
  {
    name: 'passedUnchangedLater',
    holds: (facts) => facts.passedWith === 'later',
    says: () => 'The same sign-in passed later, with nothing changed.',
    factors: { propagation_delay: proof },
  },
  {
    name: 'flowIsOff',
    holds: (facts) => facts.flowEnabled === false,
    says: () => "The app's settings show the flow (digital signatures, JWT Bearer Flow) switched off.",
    factors: { jwt_flow_not_enabled: proof },
  },
  {
    name: 'flowIsOn',
    holds: (facts) => facts.flowEnabled === true,
    says: () => "The app's settings show the flow switched on.",
    factors: { jwt_flow_not_enabled: 0.03 },
  },
  {
    name: 'appHoldsNoCertificate',
    holds: (facts) => facts.appHasCertificate === false,
    says: () => 'The app holds no certificate.',
    factors: { certificate_cleared: 60, jwt_flow_not_enabled: 3, certificate_mismatch: 0.02 },
  },
  {
    name: 'appHoldsACertificate',
    holds: (facts) => facts.appHasCertificate === true,
    says: () => 'The app holds a certificate.',
    factors: { certificate_cleared: 0.03, jwt_flow_not_enabled: 0.5 },
  },
];
