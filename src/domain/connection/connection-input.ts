// What people type about a connection, checked field by field: an error names the field, the value's problem and the
// fix; a warning is said and the value is taken.

import { hiddenCharacter } from '../../formats/plain-text.ts';
import { checkedDays, LatchkeyError, refuseHidden, wrongInput } from '../errors.ts';
import type { InputProblems } from '../input-problems.ts';
import type { LeftApp } from '../key-pair/left-app.ts';
import { isSandboxHost, looksLikeSalesforce, readLoginUrl } from './login-url.ts';

export function checkedName(text: string): string {
  const name = text.trim();
  refuseHidden('name', name);
  const problem = name.toLowerCase() === 'all' ? 'meansEvery' : connectionNameProblem(name);
  if (problem === null) return name;
  throw wrongInput('name', problem, name);
}

/** @returns an origin without a trailing slash. */
export function checkedLoginUrl(text: string): string {
  const read = readLoginUrl(text);
  if ('origin' in read) return read.origin;
  // What carries a password is not repeated.
  const given = read.problem === 'hasCredentials' ? '' : text.trim();
  throw wrongInput('loginUrl', read.problem, given, 'proposal' in read ? read.proposal : '');
}

/** @param accepted The login URLs that a person was told of and took all the same. Errors: lookalikeHost. */
export function refuseLookalike(loginUrl: string, accepted: readonly string[] = []): void {
  if (looksLikeSalesforce(loginUrl) && !accepted.includes(loginUrl))
    throw new LatchkeyError('lookalikeHost', { loginUrl });
}

export function checkedAudience(text: string): string {
  refuseHidden('audience', text);
  if (!URL.canParse(text)) throw wrongInput('audience', 'notAUrl', text);
  return text.replace(/\/$/, '');
}

export function checkedUsername(text: string): string {
  const username = text.trim();
  refuseHidden('username', username);
  const problem = usernameProblem(username);
  if (problem === null) return username;
  throw wrongInput('username', problem, username);
}

/** Null and nothing at all: the connection's own user deploys. */
export function checkedDeployUser(text: string | null): string | null {
  const username = text?.trim() ?? '';
  if (username === '') return null;
  refuseHidden('deployUser', username);
  const problem = usernameProblem(username);
  if (problem === null) return username;
  throw wrongInput('deployUser', problem, username);
}

export function checkedContact(text: string): string {
  const address = text.trim();
  refuseHidden('contact', address);
  if (isContact(address)) return address;
  throw wrongInput('contact', 'notAnAddress', address);
}

export function isContact(address: string): boolean {
  return hiddenCharacter(address) === null && /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(address);
}

const mostNoticeDays = 20;

/** Each once, the longest first; null: the installation's. Days that are not ahead of the end would never tell. */
export function checkedNoticeDays(given: readonly number[] | null): number[] | null {
  if (given === null) return null;
  if (given.length > mostNoticeDays)
    throw wrongInput('noticeDays', 'tooMany', String(given.length), String(mostNoticeDays));
  return [...new Set(given.map((days) => checkedDays('noticeDays', days, 1, 3_650)))].sort((a, b) => b - a);
}

/** Each once, in the order of the alphabet, so that the same labels are the same value. */
export function checkedLabels(given: readonly string[]): string[] {
  return [...new Set(given.map(checkedLabel))].sort();
}

function checkedLabel(text: string): string {
  const label = text.trim();
  if (/^[A-Za-z0-9][A-Za-z0-9._:/=-]{0,59}$/.test(label)) return label;
  throw wrongInput('label', 'notALabel', label);
}

/** Allowed, and yet usually a mistake: text/connection has the words. */
export type InputWarning =
  | { field: 'loginUrl'; code: 'sandboxUserInProduction'; loginUrl: string; username: string }
  | { field: 'username'; code: 'productionUserInSandbox'; loginUrl: string; username: string }
  | { field: 'consumerKey'; code: 'unusualConsumerKey' }
  | { field: 'consumerKey'; code: 'appLeft'; left: LeftApp };

export function connectionWarnings(facts: {
  loginUrl: string;
  username: string;
  consumerKey: string | null;
}): InputWarning[] {
  const { loginUrl, username, consumerKey } = facts;
  const warnings: InputWarning[] = [];
  const isSandbox = isSandboxHost(loginUrl);
  const hasSandboxName = sandboxSuffix(username) !== null;
  if (isSandbox === false && hasSandboxName)
    warnings.push({ field: 'loginUrl', code: 'sandboxUserInProduction', loginUrl, username });
  if (isSandbox === true && !hasSandboxName)
    warnings.push({ field: 'username', code: 'productionUserInSandbox', loginUrl, username });
  if (consumerKey !== null && !consumerKey.startsWith('3MVG9'))
    warnings.push({ field: 'consumerKey', code: 'unusualConsumerKey' });
  return warnings;
}

export function isConnectionName(text: string): boolean {
  return connectionNameProblem(text) === null;
}

function connectionNameProblem(name: string): InputProblems['name'] | null {
  if (name === '') return 'empty';
  if (name.length > 60) return 'tooLong';
  if (!/^[A-Za-z0-9._-]+$/.test(name)) return 'badCharacters';
  return /^[A-Za-z0-9]/.test(name) ? null : 'badStart';
}

/** White space, and what looks like nothing at all: both come with a copy from a page or a mail. */
const invisible = /[\s\u200b-\u200f\u2060\ufeff]/;

export function usernameProblem(text: string): InputProblems['deployUser'] | null {
  if (text === '') return 'empty';
  if (invisible.test(text)) return 'hasSpaces';
  if (text.length > 80) return 'tooLong';
  return /^[^@<>,;:"()]+@[^@<>,;:"()]+\.[^@.<>,;:"()]+$/.test(text) ? null : 'notLikeEmail';
}

/** Last labels of ordinary mail domains, behind which a sandbox's name would stand. */
const topLevels = /^(?:com|org|net|edu|gov|mil|int|info|biz|io|co|eu|app|cloud|tech|ai|[a-z]{2})$/i;

/** What sandboxes are called; behind any domain no other kind of name ends so. `dev`, `test` and `int` alone end ordinary domains. */
const sandboxNames =
  /^(?:(?:dev|test|int)[0-9_-]+\w*|(?:uat|sit|stag(?:e|ing)|devpro|full-?copy|full|partial|sandbox|sbx|preprod)[\w-]*)$/i;

/** Last labels that are no sandbox's name; two letters are a country, as in company.com.au, but for those that are commoner of sandboxes. */
const neverSandbox = /^(?:com|org|net|edu|gov|mil|int|info|biz|(?!(?:qa|sb|dv|st|ut|pp)$)[a-z]{2})$/;

/**
 * The sandbox's name in a username, `name@company.com.uat` and `name@company.example.uat`; null where it has none. A guess that warns
 * and weighs, never refuses: any last label is allowed in a username.
 */
export function sandboxSuffix(username: string): string | null {
  const [, domain = ''] = /@([^@\s]*)$/.exec(username.toLowerCase()) ?? [];
  const [last = '', beforeLast = '', ...others] = domain.split('.').toReversed();
  if (beforeLast !== '' && sandboxNames.test(last)) return last;
  return others.length > 0 && topLevels.test(beforeLast) && !neverSandbox.test(last) ? last : null;
}
