// What was asked cannot be done as it was asked, in words: input, files, the moment.

import type { ChangedThing, ErrorCode } from '../domain/errors.ts';
import { inputWords } from './input-words.ts';
import type { WordsOf } from './words.ts';

/** @param name quoted, after a space; empty where it is not known. */
const changedThings: Record<ChangedThing, (name: string) => string> = {
  clientApp: (name) => `The client app${name}`,
  connection: (name) => `The connection${name}`,
  fleet: () => 'What the file does to the fleet',
  finding: (name) => `The finding${name}`,
  keyPair: (name) => `The key pair${name}`,
  keyRequest: () => 'The key request',
  lossWithClientApp: (name) => `What the removal of the app${name} loses`,
  lossWithConnection: (name) => `What the removal of${name} loses`,
  vault: () => 'The vault',
  watched: (name) => `The watched${name}`,
};

export const requestErrors = {
  invalidInput: (wrong, to) => {
    const [problem, fix] = inputWords(wrong, to);
    return [`${wrong.field}: ${problem}.`, fix];
  },
  fileExists: ({ file }) => [`${file} exists already; it was left as it is.`, 'Name another file.'],
  fileUnreadable: ({ file, problem }) => [`${file} cannot be read: ${problem}.`, 'Check the path and its permissions.'],
  fileUnwritable: ({ file, problem }) => [
    `${file} cannot be written: ${problem}. Nothing was changed.`,
    'Choose another place, or make room, and run it again.',
  ],
  confirmationNeeded: ({ act }) => [
    `${act} asks for confirmation, and there is no terminal to ask on.`,
    'Run it again with --yes.',
  ],
  inputEnded: () => [
    'The input ended before the question was answered.',
    'Run it on a terminal that stays open; where a command only asks whether to go on, --yes says so.',
  ],
  terminalNeeded: () => ['This paints a screen, and there is no terminal to paint on.', 'Leave out --watch.'],
  cancelled: () => ['Cancelled before it was done; nothing is half written.', 'Try again when you are ready.'],
  idempotencyKeyReused: () => [
    'This Idempotency-Key was sent before, with another request; nothing was done.',
    'Make a new key for each request, and send it again only with the same one.',
  ],
  requestUnderWay: () => [
    'The request with this Idempotency-Key is under way.',
    'Wait for it, or send the same again in a moment.',
  ],
  answerShownOnce: ({ id }) => [
    `This request was done before${id === null ? '' : ` and made ${id}`}. Its answer held a secret, which is shown once and kept nowhere.`,
    `${id === null ? '' : `If the secret is lost, revoke ${id}. `}Send the request with a new Idempotency-Key to make another; a new invitation ends the one before.`,
  ],
  changedSince: ({ name }) => [
    `"${name}" is not what it was when it was read: somebody changed it; nothing was written.`,
    'Read it again, then change it.',
  ],
  changedMeanwhile: ({ type, name }) => [
    `${changedThings[type](name === null ? '' : ` "${name}"`)} was changed by another process at the same moment; nothing was written.`,
    'Try again.',
  ],
  nothingToAcknowledge: ({ what }, to) => [
    `Nothing open is known as "${what}".`,
    `See ${to('notify list')} for the ids of messages, or give the name of a connection.`,
  ],
  watchedNotFound: ({ where }, to) => [`SOURCE: nothing is watched as "${where}".`, `See ${to('watch list')}.`],
  feedNotFound: ({ id }, to) => [
    `There is no calendar feed ${id}, or it was revoked before.`,
    `See ${to('calendar feed list')}.`,
  ],
  alreadyRunning: (running) =>
    running.what === 'changeOfVault'
      ? [
          'Another change of the vault is under way, or was interrupted less than a minute ago.',
          'Try again in a minute.',
        ]
      : [
          `Another program listens on port ${running.port}.`,
          `Set ${running.setting} to another port, or to 0 for any.`,
        ],
  internal: (_, to) => [
    'Something went wrong inside Latchkey.',
    `Try again; if it stays, report it: ${to('support-bundle')}.`,
  ],
} satisfies Partial<WordsOf<ErrorCode>>;

export type RequestErrors = WordsOf<keyof typeof requestErrors>;
