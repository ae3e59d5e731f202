// What is no candidate any more, since a step has proved the opposite. It weighs before every message and every factor: a cause that
// cannot be is not listed, however often it is met elsewhere.
import type { CauseLabel } from './cause-table.ts';
import { causesAfterToken } from './causes/after-token.ts';
import { causesAssertion } from './causes/assertion.ts';
import { causesBeforeSalesforce } from './causes/before-salesforce.ts';
import { causesUser } from './causes/user.ts';

/** We made the assertion ourselves, from a key that opened a moment ago: three parts, RS256, the grant as RFC 7523 names it. */
const ofOurOwnAssertion: readonly CauseLabel[] = [
  'private_key_unreadable',
  'malformed_assertion',
  'wrong_algorithm',
  'unsupported_grant_type',
];

const afterToken = labelsOf(causesAfterToken);

/** @param isClockCompared with the server's, so that exp is right by its clock, too. */
export function excludedAtSignIn(isClockCompared: boolean): readonly CauseLabel[] {
  return [...ofOurOwnAssertion, ...afterToken, ...(isClockCompared ? (['assertion_expired'] as const) : [])];
}

/** A token was given: everything that a token endpoint asks for was in order. */
export const excludedAfterToken: readonly CauseLabel[] = [
  ...labelsOf(causesBeforeSalesforce).filter((label) => label !== 'proxy_interference'),
  ...labelsOf(causesAssertion),
  ...labelsOf(causesUser).filter((label) => label !== 'ip_restricted' && label !== 'login_hours_restricted'),
  'wrong_environment',
  'my_domain_required',
  'app_not_in_org',
];

function labelsOf<Label extends string>(causes: Readonly<Record<Label, unknown>>): Label[] {
  // Object.keys forgets the key type; the argument is a literal table, so its keys are exactly these labels.
  return Object.keys(causes) as Label[];
}
