// What is wrong with a connection, or keeps it from signing in, in words.

import type { ErrorCode } from '../../domain/errors.ts';
import { spentWords } from '../token/spent-logins.ts';
import type { WordsOf } from '../words.ts';
import { lookalikeText } from './input-warnings.ts';

export const connectionErrors = {
  connectionNotFound: ({ name }, to, lookedIn) => [
    `There is no connection named "${name}"${lookedIn === undefined ? '' : ` in ${lookedIn}`}.`,
    `See ${to('connection list')} for the names.`,
  ],
  appNotFound: (_, to) => [
    'There is no client app with this consumer key.',
    `See ${to('status')} for those without a connection.`,
  ],
  lookalikeHost: ({ loginUrl }) => [
    lookalikeText(loginUrl),
    'If it is meant all the same, say so: on the command line with --yes.',
  ],
  connectionExists: ({ name }, to) => [
    `A connection named "${name}" exists already; it was left as it is.`,
    `Choose another name, or change it: ${to('connection set', name)}.`,
  ],
  connectionDuplicate: ({ other, username, loginUrl }, to) => [
    `"${other}" is already the connection of ${username} at ${loginUrl} with this consumer key.`,
    `Use ${to('connection set', other)}, or another username.`,
  ],
  appInUse: ({ names }, to) => [
    `The client app with this consumer key is used by ${names}; it was left as it is.`,
    `Remove these connections first: ${to('connection remove', 'NAME')}.`,
  ],
  consumerKeyTaken: () => ['Another client app with this consumer key was added at the same moment.', 'Try again.'],
  consumerKeyMissing: ({ name }, to) => [
    `The connection "${name}" has no consumer key yet.`,
    `Copy it from the app in Salesforce and save it: ${to('connection set', name, '--consumer-key KEY')}.`,
  ],
  appNotMergeable: ({ count, name, more }, to) => [
    `The app with this consumer key already has ${count} certificates waiting for an upload, and "${name}" brings ${more}.`,
    `Discard some: ${to('certificate discard')}.`,
  ],
  backingOff: ({ name, until, reason }, to) => [
    `"${name}" was refused lately and is held back until ${until}: ${reason}`,
    `Run ${to('test', name)} to try now and see the cause.`,
  ],
  loginBudgetSpent: ({ name, limit, until, spentBy }, to) => [
    `Latchkey itself holds "${name}" back: the ${limit} sign-ins an hour that it allows its user are used up until ${until} (${spentWords(spentBy)}). Salesforce refused nothing.`,
    `Find what asks for a fresh token so often; one from the cache costs nothing (${to('token', name)}). The limit is LATCHKEY_LOGINS_PER_HOUR.`,
  ],
  signInFailed: ({ name, reason }, to) => [
    `"${name}" could not sign in: ${reason}`,
    `Run ${to('test', name)} for the cause.`,
  ],
  noUsableKeyPair: ({ name }, to) => [
    `"${name}" has no key pair that may sign.`,
    `Make one and upload it: ${to('certificate download', name)}.`,
  ],
  certificateExpired: ({ name, notAfter, isOfAuthority }, to) => [
    `The certificate of "${name}" expired at ${notAfter}; by policy it is not used.`,
    `${isOfAuthority ? `Ask your authority for the next one: ${to('certificate request', name)}` : `Rotate now: ${to('rotate', name)}`}. In an emergency: ${to('connection set', name, '--expired allow')}.`,
  ],
  orgChanged: ({ name, found, pinned }, to) => [
    `"${name}" now reaches org ${found}, but belongs to org ${pinned}. Was this sandbox refreshed?`,
    `If that is right, accept it: ${to('connection set', name, `--accept-org ${found}`)}.`,
  ],
  userChanged: ({ name, found, pinned, org }, to) => [
    `"${name}" now signs in as user ${found}, but belongs to user ${pinned}.`,
    `If that is right, accept it: ${to('connection set', name, `--accept-org ${org}`)}.`,
  ],
  tokenRefusedYoung: ({ name, until }, to) => [
    `Salesforce refused two tokens of "${name}" within a minute; the next is fetched from ${until} on.`,
    `Try again then. The connection itself may work: ${to('test', name)} tells.`,
  ],
} satisfies Partial<WordsOf<ErrorCode>>;

export type ConnectionErrors = WordsOf<keyof typeof connectionErrors>;
