// Why somebody does not get in, or may not do what they asked for, in words.

import type { ErrorCode, ErrorParameters } from '../../domain/errors.ts';
import type { WordsOf } from '../words.ts';

const invitationProblems = {
  unknown: 'This invitation is not known here; it may have been replaced by a newer one.',
  taken: 'This invitation was used already.',
  expired: 'This invitation has expired; it is valid for an hour.',
} as const;

const providerProblems: Record<ErrorParameters<'providerRefused'>['problem'], [said: string, next: string]> = {
  none: ['No single sign-on is set up here.', 'Sign in with a password or a passkey.'],
  notBegun: ['This browser did not begin this sign-in, or more than ten minutes ago.', 'Begin again.'],
  denied: ['The provider did not let you in.', 'Ask whoever runs it, then begin again.'],
  notProved: [
    'The answer of the provider does not prove who you are.',
    'Begin again; if it stays so, an administrator finds the reason in the log.',
  ],
  unavailable: [
    'The provider does not answer.',
    'Try again in a minute; an administrator finds the reason in the log.',
  ],
  unknownGroup: ['You are in no group that may use Latchkey.', 'Ask an administrator to add you to one.'],
  tooManyGroups: [
    'You are in more groups than the provider tells.',
    'Ask an administrator to let it tell only those that Latchkey needs.',
  ],
  closed: ['Your account here is closed.', 'Ask an administrator to open it again.'],
  noName: ['The provider tells no name that can be used here.', 'Ask an administrator.'],
  nameTaken: [
    'Another account here has your name.',
    'Ask an administrator to rename or close it, or sign in to that one.',
  ],
};

export const peopleErrors = {
  notPermitted: ({ act, permission, isHeld, connection }) => [
    !isHeld
      ? `This needs the permission "${permission}", which you do not have (${act}).`
      : connection === null
        ? `This is about the whole installation, and your permissions are for some connections alone (${act}).`
        : `Your permission "${permission}" does not reach the connection "${connection}" (${act}).`,
    'Ask an administrator for it.',
  ],
  personNotFound: ({ name }, to) => [`There is no account named "${name}".`, `See ${to('user list')} for the names.`],
  passkeyNotFound: () => ['You have no such passkey.', 'List your passkeys to see those that there are.'],
  passkeyRefused: ({ problem }) =>
    problem === 'known'
      ? ['This passkey is known already.', 'Choose another device, or remove it first.']
      : ['The answer of the browser does not fit what was asked, or came after five minutes.', 'Begin anew.'],
  sessionNotFound: () => ['This session is over already.', 'Nothing is to be done.'],
  apiTokenNotFound: ({ id }) => [`There is no API token ${id}, or it was revoked before.`, 'Nothing is to be done.'],
  providerRefused: ({ problem }) => providerProblems[problem],
  signInRefused: (_, to) => [
    'The username, the password or the passkey is wrong, or the account is closed.',
    `Try again; an administrator resets a password: ${to('user reset', 'NAME')}.`,
  ],
  codeNeeded: () => [
    'The password is right; a code is needed too.',
    'Send the code that your authenticator app shows.',
  ],
  codeRefused: ({ problem }, to) => [
    problem === 'used' ? 'This code was used already.' : 'The code is wrong.',
    `Wait for the next code of your authenticator app; if the app is lost, an administrator resets the account: ${to('user reset', 'NAME')}.`,
  ],
  tooManyCodes: ({ seconds }) => ['Too many wrong codes.', `Try again in ${seconds} s, or sign in with a passkey.`],
  proofNeeded: () => [
    'This needs to know that it is you; you showed that more than ten minutes ago.',
    'Give your password, a code or a passkey once more, then do it again. With single sign-on, sign in again.',
  ],
  proofRefused: () => [
    'The password, the code or the passkey is wrong, or the code was used already.',
    'Try again; a code changes every 30 seconds.',
  ],
  invitationUnusable: ({ problem }, to) => [invitationProblems[problem], `Ask for another one: ${to('user invite')}.`],
  personExists: ({ name }) => [
    `An account named "${name}" exists already; it was left as it is.`,
    'Choose another name.',
  ],
  passkeyNeedsName: ({ url }) => [
    'A passkey belongs to a name, and this page was opened under an IP address.',
    `Open ${url} instead.`,
  ],
  tooManyPasskeys: ({ most }) => [
    `You have ${most} passkeys, and no more are kept.`,
    'Remove one that you do not use.',
  ],
  totpExists: () => ['An authenticator app is set up already.', 'Remove it first.'],
  totpMissing: () => ['No authenticator app is set up.', 'Nothing is to be done.'],
  personOfProvider: ({ name }) => [
    `"${name}" signs in at the provider of single sign-on, and has no password or passkey here.`,
    'Change it there.',
  ],
  lastAdministrator: ({ name }) => [
    `"${name}" is the last administrator who can sign in; nothing was changed.`,
    'Make another administrator first.',
  ],
} satisfies Partial<WordsOf<ErrorCode>>;

export type PeopleErrors = WordsOf<keyof typeof peopleErrors>;
