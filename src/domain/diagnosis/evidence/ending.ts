// Evidence from the code that a sign-in of ours ended with, where the answer had no words: a token that was not taken, or none at all.
import type { EvidenceRow } from '../evidence-row.ts';

/** Outweighs every message, like a trial that passed. */
const proof = 2_000;

export const evidenceEnding: readonly EvidenceRow[] = [
  {
    name: 'anotherOrgAnswered',
    holds: (facts) => facts.fault === 'orgChanged',
    says: () => 'The token is of another org than the one that this connection belongs to; a refreshed sandbox is one.',
    factors: { wrong_environment: proof },
  },
  {
    name: 'anotherUserAnswered',
    holds: (facts) => facts.fault === 'userChanged',
    says: () => 'The token is of another user than the one that this connection signed in as before.',
    factors: { wrong_username: proof },
  },
  {
    name: 'answerWithoutAToken',
    holds: (facts) => facts.fault === 'incompleteAnswer',
    says: () => 'The answer was a success but lacked what comes with a token; something cut or replaced it.',
    factors: { proxy_interference: proof, salesforce_unavailable: 80, wrong_host: 30 },
  },
  {
    name: 'tokenForAForeignHost',
    holds: (facts) => facts.fault === 'foreignInstance',
    says: () => "The token is for a host that is not Salesforce's, and was not used.",
    factors: { wrong_host: proof, proxy_interference: proof / 4 },
  },
  {
    name: 'ownLoginBudgetSpent',
    holds: (facts) => facts.fault === 'loginBudgetSpent',
    says: () => 'The logins that this username may spend in an hour are used up here, before Salesforce counts them.',
    factors: { login_rate_exceeded: proof },
  },
];
