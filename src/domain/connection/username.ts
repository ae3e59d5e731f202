// A Salesforce username has the form of an e-mail address; in a sandbox it ends in the sandbox's name.

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
