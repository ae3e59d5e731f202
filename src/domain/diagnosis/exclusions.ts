// What is no candidate any more, since a step has proved the opposite. It weighs before every message and every factor: a cause that
// cannot be is not listed, however often it is met elsewhere.
import { type CauseLabel, causeGroups } from './cause-table.ts';

/** We made the assertion ourselves, from a key that opened a moment ago: three parts, RS256, the grant as RFC 7523 names it. */
const ofOurOwnAssertion: readonly CauseLabel[] = [
  'private_key_unreadable',
  'key_provider_unavailable',
  'malformed_assertion',
  'wrong_algorithm',
  'unsupported_grant_type',
  'other_flow',
];

interface SignInProofs {
  /** With the server's, so that exp is right by its clock, too. */
  isClockCompared: boolean;
  /** Of the certificate whose key signed. */
  isInDate: boolean;
  /** Neither a lost slot nor a frozen user nor a server that is away passes by waiting for a change. */
  maySpread: boolean;
}

export function excludedAtSignIn({ isClockCompared, isInDate, maySpread }: SignInProofs): readonly CauseLabel[] {
  const excluded: CauseLabel[] = [...ofOurOwnAssertion, ...causeGroups.afterToken];
  if (isClockCompared) excluded.push('assertion_expired');
  if (isInDate) excluded.push('certificate_expired');
  if (!maySpread) excluded.push('propagation_delay');
  return excluded;
}

/** A token was given: everything that a token endpoint asks for was in order. */
export const excludedAfterToken: readonly CauseLabel[] = [
  ...causeGroups.beforeSalesforce.filter((label) => label !== 'proxy_interference'),
  ...causeGroups.assertion,
  ...causeGroups.user.filter((label) => label !== 'ip_restricted' && label !== 'login_hours_restricted'),
  'wrong_environment',
  'my_domain_required',
  'app_not_in_org',
];
