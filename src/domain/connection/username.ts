// A Salesforce username has the form of an e-mail address; in a sandbox it ends in the sandbox's name.

export type UsernameProblem = 'empty' | 'hasSpaces' | 'notLikeEmail' | 'tooLong';

export function usernameProblem(text: string): UsernameProblem | null {
  if (text === '') return 'empty';
  if (/\s/.test(text)) return 'hasSpaces';
  if (text.length > 80) return 'tooLong';
  return /^[^@]+@[^@]+\.[^@.]+$/.test(text) ? null : 'notLikeEmail';
}

const publicSuffixes =
  /\.(com|org|net|edu|gov|mil|io|co|eu|de|fr|uk|nl|se|no|dk|fi|it|es|pt|pl|ch|at|be|ie|us|ca|au|nz|in|jp|cn|br|mx|info|biz|dev|app|cloud|tech|ai)$/i;

/**
 * Whether a username looks like a sandbox's: `name@company.com.uat`. A guess that warns, never refuses: any last label
 * is allowed in a username.
 */
export function looksLikeSandboxUsername(username: string): boolean {
  const domain = username.slice(username.lastIndexOf('@') + 1);
  const labels = domain.split('.');
  return labels.length >= 3 && !publicSuffixes.test(domain) && publicSuffixes.test(`.${labels.at(-2)}`);
}
