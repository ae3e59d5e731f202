// Evidence from the code that a sign-in of ours ended with, where the answer had no words: a token that was not taken, or none at all.
import { is, proves, weighs } from '../evidence-row.ts';

export const evidenceEnding = {
  anotherOrgAnswered: proves('wrong_environment', is('fault', 'orgChanged')),
  anotherUserAnswered: proves('wrong_username', is('fault', 'userChanged')),
  answerWithoutAToken: weighs(
    { proxy_interference: 2_000, salesforce_unavailable: 80, wrong_host: 30 },
    is('fault', 'incompleteAnswer'),
    'RFC 6749 section 5.1',
  ),
  tokenForAForeignHost: weighs({ wrong_host: 2_000, proxy_interference: 500 }, is('fault', 'foreignInstance')),
  answeredAsUnavailable: weighs(
    { salesforce_unavailable: 300 },
    is('fault', 'unavailable'),
    'our own reading of the answer (domain/token)',
  ),
  answeredByAPage: weighs(
    { wrong_host: 30, salesforce_unavailable: 2 },
    (facts) => facts.fault === 'notATokenEndpoint' || facts.fault === 'redirected',
    'our own reading of the answer (domain/token)',
  ),
  // A redirect is left out: a My Domain that was renamed answers so.
  pageWhereTokensCameFrom: weighs(
    { proxy_interference: 25, salesforce_unavailable: 3, wrong_host: 0.1 },
    (facts) =>
      facts.fault === 'notATokenEndpoint' &&
      facts.hasSucceededBefore === true &&
      facts.changedSinceSuccess?.every(({ what }) => what !== 'loginUrl') === true,
  ),
};
