// What is no candidate any more, since a step has proved the opposite. It weighs before every message and every factor: a cause that
// cannot be is not listed, however often it is met elsewhere.
import { type CauseLabel, causeGroups } from './cause-table.ts';

/** We made the assertion ourselves, from a key that opened a moment ago: three parts, RS256, the grant as RFC 7523 names it. */
const ofOurOwnAssertion: readonly CauseLabel[] = [
  'private_key_unreadable',
  'malformed_assertion',
  'wrong_algorithm',
  'unsupported_grant_type',
];

/** @param isClockCompared with the server's, so that exp is right by its clock, too. */
export function excludedAtSignIn(isClockCompared: boolean): readonly CauseLabel[] {
  return [
    ...ofOurOwnAssertion,
    ...causeGroups.afterToken,
    ...(isClockCompared ? (['assertion_expired'] as const) : []),
  ];
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
