// What people type about a connection, checked field by field: an error names the field, the value's problem and the
// fix; a warning is said and the value is taken.

import { hiddenCharacter } from '../../formats/plain-text.ts';
import { invalidInput, refuseHidden } from '../errors.ts';
import { isSandboxHost, readLoginUrl } from './login-url.ts';

export function checkedName(text: string): string {
  const name = text.trim();
  refuseHidden('name', name);
  switch (connectionNameProblem(name)) {
    case null:
      return name;
    case 'empty':
      throw invalidInput('name', 'it is empty', 'Give the connection a name, such as "acme-production".');
    case 'tooLong':
      throw invalidInput('name', `it has ${name.length} characters, at most 60 are allowed`, 'Choose a shorter one.');
    case 'badCharacters':
      throw invalidInput(
        'name',
        `"${name}" has characters that cannot stand in a file name`,
        'Use letters, digits, dot, dash and underscore.',
      );
    case 'badStart':
      throw invalidInput('name', `"${name}" begins with a sign`, 'Begin with a letter or a digit.');
  }
}

/** @returns an origin without a trailing slash. */
export function checkedLoginUrl(text: string): string {
  const read = readLoginUrl(text);
  if ('origin' in read) return read.origin;
  const wrong = (problem: string, fix: string) => invalidInput('loginUrl', problem, fix);
  switch (read.problem) {
    case 'notAUrl':
      throw wrong(
        `"${text}" is not a web address`,
        'Give https://login.salesforce.com, https://test.salesforce.com or your My Domain.',
      );
    case 'notHttps':
      throw wrong(
        'it must begin with https:// (plain http is for loopback only)',
        `Use ${text.trim().replace(/^[a-z]+:/i, 'https:')}.`,
      );
    case 'hasCredentials':
      throw wrong('it carries a user name or password', 'Give the address alone; the username has a field of its own.');
    case 'lightningHost':
      throw wrong('this is a Lightning page, which has no token endpoint', `Use ${read.proposal}.`);
    case 'setupHost':
      throw wrong('this is a Setup page, which has no token endpoint', `Use ${read.proposal}.`);
    case 'hasPath':
      throw wrong('it must be an address without a path', `Use ${read.proposal}.`);
    default:
      throw wrong('this host has no token endpoint', `Use ${read.proposal}.`);
  }
}

export function checkedAudience(text: string): string {
  refuseHidden('audience', text);
  if (!URL.canParse(text)) {
    throw invalidInput(
      'audience',
      `"${text}" is not a web address`,
      'Give https://login.salesforce.com, https://test.salesforce.com or your My Domain.',
    );
  }
  return text.replace(/\/$/, '');
}

export function checkedUsername(text: string): string {
  const username = text.trim();
  refuseHidden('username', username);
  switch (usernameProblem(username)) {
    case null:
      return username;
    case 'empty':
      throw invalidInput('username', 'it is empty', "Give the integration user's Username from Setup > Users.");
    case 'hasSpaces':
      throw invalidInput('username', `"${username}" has a space in it`, 'Copy it again from Setup > Users.');
    case 'tooLong':
      throw invalidInput('username', 'it has more than 80 characters', 'Copy it again from Setup > Users.');
    case 'notLikeEmail':
      throw invalidInput(
        'username',
        `"${username}" does not have the form of an e-mail address`,
        'Give the Username from Setup > Users, not the alias or the full name.',
      );
  }
}

export function checkedContact(text: string): string {
  const address = text.trim();
  refuseHidden('contact', address);
  if (isContact(address)) return address;
  throw invalidInput('contact', `"${address}" is not an e-mail address`, 'Give one address for each --contact.');
}

export function isContact(address: string): boolean {
  return hiddenCharacter(address) === null && /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(address);
}

/** Each once, in the order of the alphabet, so that the same labels are the same value. */
export function checkedLabels(given: readonly string[]): string[] {
  return [...new Set(given.map(checkedLabel))].sort();
}

function checkedLabel(text: string): string {
  const label = text.trim();
  if (/^[A-Za-z0-9][A-Za-z0-9._:/=-]{0,59}$/.test(label)) return label;
  throw invalidInput(
    'label',
    `"${label}" is no label`,
    'Give 1 to 60 letters, digits, dots, dashes, underscores, colons, slashes or equals signs, such as team:billing.',
  );
}

export interface InputWarning {
  field: string;
  text: string;
}

/** Things that are allowed and yet are usually a mistake. */
export function connectionWarnings(facts: {
  loginUrl: string;
  username: string;
  consumerKey: string | null;
}): InputWarning[] {
  const warnings: InputWarning[] = [];
  const isSandbox = isSandboxHost(facts.loginUrl);
  const hasSandboxName = looksLikeSandboxUsername(facts.username);
  if (isSandbox === false && hasSandboxName) {
    warnings.push({
      field: 'loginUrl',
      text: `The username ${facts.username} looks like a sandbox's, but ${facts.loginUrl} is production. For a sandbox use https://test.salesforce.com or its My Domain.`,
    });
  }
  if (isSandbox === true && !hasSandboxName) {
    warnings.push({
      field: 'username',
      text: `${facts.loginUrl} is a sandbox, where usernames usually end in the sandbox's name: ${facts.username}.SANDBOX.`,
    });
  }
  if (facts.consumerKey !== null && !facts.consumerKey.startsWith('3MVG9')) {
    warnings.push({
      field: 'consumerKey',
      text: 'Consumer keys usually begin with 3MVG9; check that the whole key was copied.',
    });
  }
  return warnings;
}

type ConnectionNameProblem = 'empty' | 'tooLong' | 'badCharacters' | 'badStart';

export function isConnectionName(text: string): boolean {
  return connectionNameProblem(text) === null;
}

function connectionNameProblem(name: string): ConnectionNameProblem | null {
  if (name === '') return 'empty';
  if (name.length > 60) return 'tooLong';
  if (!/^[A-Za-z0-9._-]+$/.test(name)) return 'badCharacters';
  return /^[A-Za-z0-9]/.test(name) ? null : 'badStart';
}

type UsernameProblem = 'empty' | 'hasSpaces' | 'notLikeEmail' | 'tooLong';

/** White space, and what looks like nothing at all: both come with a copy from a page or a mail. */
const invisible = /[\s\u200b-\u200f\u2060\ufeff]/;

export function usernameProblem(text: string): UsernameProblem | null {
  if (text === '') return 'empty';
  if (invisible.test(text)) return 'hasSpaces';
  if (text.length > 80) return 'tooLong';
  return /^[^@<>,;:"()]+@[^@<>,;:"()]+\.[^@.<>,;:"()]+$/.test(text) ? null : 'notLikeEmail';
}

/** Last labels of ordinary mail domains, behind which a sandbox's name would stand. */
const topLevels = /^(?:com|org|net|edu|gov|mil|int|info|biz|io|co|eu|app|cloud|tech|ai|[a-z]{2})$/i;

/** Last labels that are no sandbox's name; two letters are a country, as in company.com.au. */
const neverSandbox = /^(?:com|org|net|edu|gov|mil|int|info|biz|[a-z]{2})$/i;

/**
 * Whether a username looks like a sandbox's: `name@company.com.uat`. A guess that warns, never refuses: any last label
 * is allowed in a username.
 */
export function looksLikeSandboxUsername(username: string): boolean {
  const labels = username.slice(username.lastIndexOf('@') + 1).split('.');
  const [last = '', beforeLast = ''] = labels.toReversed();
  return labels.length >= 3 && topLevels.test(beforeLast) && !neverSandbox.test(last);
}
