// Evidence from the code that a sign-in of ours ended with, where the answer had no words: a token that was not taken, or none at all.
import type { EvidenceRow } from '../evidence-row.ts';

/** Outweighs every message, like a trial that passed. */
const proof = 2_000;

export const evidenceEnding = [
  {
    name: 'anotherOrgAnswered',
    holds: (facts) => facts.fault === 'orgChanged',
    factors: { wrong_environment: proof },
    source: 'what answered decides over every message',
  },
  {
    name: 'anotherUserAnswered',
    holds: (facts) => facts.fault === 'userChanged',
    factors: { wrong_username: proof },
    source: 'what answered decides over every message',
  },
  {
    name: 'answerWithoutAToken',
    holds: (facts) => facts.fault === 'incompleteAnswer',
    factors: { proxy_interference: proof, salesforce_unavailable: 80, wrong_host: 30 },
    source: 'RFC 6749 section 5.1; judged by hand',
  },
  {
    name: 'tokenForAForeignHost',
    holds: (facts) => facts.fault === 'foreignInstance',
    factors: { wrong_host: proof, proxy_interference: proof / 4 },
    source: 'what answered decides over every message',
  },
  {
    name: 'answeredAsUnavailable',
    holds: (facts) => facts.fault === 'unavailable',
    factors: { salesforce_unavailable: 300 },
    source: 'our own reading of the answer (domain/token); judged by hand',
  },
  {
    name: 'answeredByAPage',
    holds: (facts) => facts.fault === 'notATokenEndpoint' || facts.fault === 'redirected',
    factors: { wrong_host: 30, salesforce_unavailable: 2 },
    source: 'our own reading of the answer (domain/token); judged by hand',
  },
] as const satisfies readonly EvidenceRow[];
