// The words of each error: what happened to what, and what to do next, with commands as they are typed here.

import type { ChangedThing, ErrorCode, ErrorData, ErrorParameters, RefusedRow } from '../domain/errors.ts';
import { lookalikeText } from './connection/input-warnings.ts';
import { type CalledHand, handOf } from './hand.ts';
import { inputWords } from './input-words.ts';
import { aheadWords } from './installation/clock-doubt.ts';
import { proofErrors } from './proof/proof-errors.ts';
import { swapErrors } from './rotation/swap-errors.ts';
import { scanErrors } from './scan/scan-errors.ts';
import { spentWords } from './token/spent-logins.ts';
import { vaultErrors } from './vault/vault-errors.ts';
import type { ErrorWords, Hand, WordsOf } from './words.ts';

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

const invitationProblems = {
  unknown: 'This invitation is not known here; it may have been replaced by a newer one.',
  taken: 'This invitation was used already.',
  expired: 'This invitation has expired; it is valid for an hour.',
} as const;

const canvasProblems: Record<ErrorParameters<'canvasRefused'>['problem'], [said: string, next: string]> = {
  off: ['No Canvas app is set up here.', 'Whoever runs Latchkey sets LATCHKEY_CANVAS_SECRET_FILE.'],
  notSigned: [
    'This is no request of Canvas that was signed with a secret which is known here.',
    "Compare the line in LATCHKEY_CANVAS_SECRET_FILE with the consumer secret of the org's Canvas app.",
  ],
  algorithm: ['The request says that it was signed in another way than HMACSHA256.', 'No other way is taken.'],
  unreadable: ['The request was signed, but it does not say which user of which org it is of.', 'Open the tab anew.'],
  otherOrg: [
    'The request is of another org than the one that this secret is kept for.',
    'A copy of an org, such as a sandbox, needs a Canvas app and a line of its own.',
  ],
  noTime: [
    'The request does not say when it was made.',
    'Give the Canvas app the parameter latchkeyTime, seconds since 1970, by the page around it: see salesforce-canvas.md.',
  ],
  clock: [
    'The request was made more than five minutes ago, or the clocks disagree.',
    "Open the tab anew; if it stays so, compare the clock of Latchkey's machine.",
  ],
  notLinked: ['The org is not linked, or its link was revoked.', 'Link it again, then open the tab anew.'],
  noDomain: [
    'Nobody knows the My Domain of this org, so no page may show Latchkey in a frame.',
    "Test a connection of the org once, or use the org's My Domain as its login URL.",
  ],
  replayed: ['This request was here before; each counts once.', 'Open the tab anew.'],
};

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

const words: WordsOf<ErrorCode> = {
  // Input
  invalidInput: (wrong, to) => {
    const [problem, fix] = inputWords(wrong, to);
    return [`${wrong.field}: ${problem}.`, fix];
  },
  invalidRows: ({ total, rows }, to) => [
    `${rows.length} of ${total} rows cannot be taken; nothing was changed.${rows.map((row) => rowWords(row, to)).join('')}`,
    'Mend these rows and run the same command again.',
  ],
  connectionNotFound: ({ name }, to, lookedIn) => [
    `There is no connection named "${name}"${lookedIn === undefined ? '' : ` in ${lookedIn}`}.`,
    `See ${to('connection list')} for the names.`,
  ],
  appNotFound: (_, to) => [
    'There is no client app with this consumer key.',
    `See ${to('status')} for those without a connection.`,
  ],
  keyPairNotFound: ({ name, fingerprint }, to) => [
    `The client app of "${name}" has no key pair with fingerprint ${fingerprint}.`,
    `See ${to('certificate list', name)}.`,
  ],
  keyRequestNotFound: ({ name, mark }, to) => [
    `The client app of "${name}" has no key request ${mark}.`,
    `See ${to('certificate requests', name)}.`,
  ],
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
  lookalikeHost: ({ loginUrl }) => [
    lookalikeText(loginUrl),
    'If it is meant all the same, say so: on the command line with --yes.',
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
  personNotFound: ({ name }, to) => [`There is no account named "${name}".`, `See ${to('user list')} for the names.`],
  passkeyNotFound: () => ['You have no such passkey.', 'List your passkeys to see those that there are.'],
  passkeyRefused: ({ problem }) =>
    problem === 'known'
      ? ['This passkey is known already.', 'Choose another device, or remove it first.']
      : ['The answer of the browser does not fit what was asked, or came after five minutes.', 'Begin anew.'],
  sessionNotFound: () => ['This session is over already.', 'Nothing is to be done.'],
  apiTokenNotFound: ({ id }) => [`There is no API token ${id}, or it was revoked before.`, 'Nothing is to be done.'],
  orgLinkNotFound: ({ orgId }, to) => [
    orgId === null ? 'No linked org asks here.' : `The org ${orgId} has no link, or it was revoked before.`,
    `See ${to('org links')}.`,
  ],
  orgLinkRefused: () => [
    'The callout is not signed by a key that is known here, or a part of it has another form than it should.',
    'Compare KeyId and Key in the External Credential with what was printed when the org was linked; if in doubt, change the key.',
  ],
  orgLinkClockWrong: ({ sentAt, receivedAt, limitSeconds }) => [
    `The callout says that it was sent at ${sentAt}, and came at ${receivedAt}: more than ${limitSeconds} s apart.`,
    'Set the clock of the machine that runs Latchkey; those of Salesforce are right.',
  ],
  orgLinkOtherOrg: ({ orgId, sentBy }) => [
    `This key is the org ${orgId}'s, and the org ${sentBy} sent it.`,
    'A copy of an org, such as a sandbox, needs a link of its own; take the key out of its External Credential.',
  ],
  orgLinkReplayed: () => ['This callout was here before; each counts once.', 'Send it anew, with a new nonce.'],
  orgLinkRevoked: ({ endedAt }) => [
    `This key of the org's link has ended at ${endedAt}.`,
    'Ask an administrator of Latchkey for the values of the new key, or for a new link.',
  ],
  orgLinkExists: ({ orgId, name }, to) => [
    `The org ${orgId} is linked already.`,
    `Change its key with ${to('org link', name, '--rotate')}, or end it first with --revoke.`,
  ],
  orgUnknown: ({ name }, to) => [
    `"${name}" has never signed in, so that nobody knows which org it is.`,
    `Test it first, or name the org: ${to('connection set', name, '--accept-org ID')} (Setup, Company Information).`,
  ],
  inputEnded: () => [
    'The input ended before the question was answered.',
    'Run it on a terminal that stays open; where a command only asks whether to go on, --yes says so.',
  ],
  terminalNeeded: () => ['This paints a screen, and there is no terminal to paint on.', 'Leave out --watch.'],
  certificateNotWritten: ({ name, fingerprint, cause }, to) => [
    notWritten(cause, to),
    `The key pair is kept; get its certificate: ${to('certificate show', name, `${fingerprint} --out FILE`)}.`,
  ],
  requestNotWritten: ({ name, mark, cause }, to) => [
    notWritten(cause, to),
    `The request and its private key are kept; get the file: ${to('certificate requests', name, `--mark ${mark} --out FILE`)}.`,
  ],
  cancelled: () => ['Cancelled before it was done; nothing is half written.', 'Try again when you are ready.'],
  certificateTooLarge: ({ bytes }) => [
    `The certificate has ${bytes} bytes; Salesforce takes at most 4,096.`,
    'Use the leaf certificate alone, without its chain.',
  ],
  keyRefused: ({ problem }) => [
    `${problem}.`,
    'Use an RSA key of 2048, 3072 or 4096 bits: Salesforce accepts RS256 only.',
  ],
  keyLeaked: ({ name }, to) => [
    'This key was reported leaked; it is not taken back.',
    `Make a new key pair: ${to('certificate download', name)}.`,
  ],
  keysDoNotMatch: () => [
    'The private key and the certificate do not belong together.',
    `Give the key that the certificate was made from; \`openssl x509 -noout -pubkey\` and \`openssl pkey -pubout\` show both public keys.`,
  ],
  fitsNoRequest: ({ name, subject }, to) => [
    `No key request of "${name}" is for the key of this certificate (${subject}).`,
    `See ${to('certificate requests', name)}; a certificate whose private key is in a file is taken in by ${to('certificate import', name)}.`,
  ],
  // Access
  notPermitted: ({ act, permission, connection }) => [
    `The act ${act} needs the permission "${permission}" for ${connection === null ? 'the whole installation' : `the connection "${connection}"`}.`,
    'Ask an administrator for it.',
  ],
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
  canvasRefused: ({ problem }) => canvasProblems[problem],
  invitationUnusable: ({ problem }, to) => [invitationProblems[problem], `Ask for another one: ${to('user invite')}.`],
  // State
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
  tooManyIssued: ({ count, name }, to) => [
    `${count} certificates for "${name}" already wait for their upload; no sixth was made.`,
    `Upload one of them, or give one up: ${to('certificate discard', name, 'FINGERPRINT')}.`,
  ],
  tooManyRequests: ({ count, name }, to) => [
    `${count} key requests of "${name}" already wait for their certificates; no sixth was made.`,
    `Install what came, or give one up: ${to('certificate withdraw', name, 'MARK')}.`,
  ],
  notDiscardable: ({ name, fingerprint, state }, to) => [
    `The key pair ${fingerprint} is ${state}; only an issued one can be discarded.`,
    state === 'active' ? `It is the one in use. Rotate first: ${to('rotate', name)}.` : (notDiscardable[state] ?? ''),
  ],
  keyPairGone: ({ fingerprint, state, name }, to) => [
    `The key pair ${fingerprint} is ${state} and signs nothing.`,
    `Use another key pair: ${to('certificate list', name)}.`,
  ],
  keyPairHeld: ({ fingerprint, name }, to) => [
    `The key pair ${fingerprint} is already held by the client app of "${name}".`,
    `Nothing is to be done; see ${to('certificate list', name)}.`,
  ],
  nothingToRevertTo: ({ name }, to) => [
    `There is no previous key pair of "${name}" to go back to.`,
    `Rotate forward instead: ${to('rotate', name)}.`,
  ],
  appNotMergeable: ({ count, name, more }, to) => [
    `The app with this consumer key already has ${count} certificates waiting for an upload, and "${name}" brings ${more}.`,
    `Discard some: ${to('certificate discard')}.`,
  ],
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
  databaseBusy: ({ seconds }) => [
    `The database was held by another program for over ${seconds} s; nothing was changed.`,
    'Close the other program, then try again.',
  ],
  databaseMissing: ({ file, keyFile }, to) =>
    keyFile === null
      ? [
          `There is no Latchkey database at ${file}; nothing was made.`,
          `Check LATCHKEY_DATA (or --data) and LATCHKEY_DATABASE_URL. To begin here: ${to('connection add')}.`,
        ]
      : [
          `The key file ${keyFile} is there, but the database ${file} is missing or empty; nothing was made.`,
          `Put the database back, or a backup: ${to('restore', 'FILE')}. To begin anew, move the key file away.`,
        ],
  databaseGone: ({ file }) => [
    `The database ${file} was deleted, moved or replaced while this process had it open; nothing was written.`,
    'Put the file back, or restore a backup, then start every Latchkey process anew.',
  ],
  databaseNewer: ({ found, known }) => [
    `The database was written by a newer Latchkey (schema ${found}, this program knows ${known}); nothing was touched.`,
    'Start the newer program.',
  ],
  databaseReadOnly: ({ file }) => [
    `The database ${file} cannot be opened for writing, or its folder cannot be written to; nothing was changed.`,
    'Check the folder and its permissions, and that the disk is not mounted read-only.',
  ],
  databaseFull: ({ file }) => [
    `The disk of the database ${file} is full; nothing was changed.`,
    'Make room and try again.',
  ],
  databaseForbidden: ({ file, problem }) => [
    `The user of LATCHKEY_DATABASE_URL may not do this in the database ${file}: ${problem}. Nothing was changed.`,
    'Let it own the tables, and grant it CREATE and USAGE on their schema.',
  ],
  databaseStandby: ({ file }) => [
    `The database ${file} takes no writes: it is a standby, or set to read-only. Nothing was changed.`,
    'Let LATCHKEY_DATABASE_URL name the primary server, or end default_transaction_read_only.',
  ],
  databaseDiskFault: ({ file, problem }) => [
    `The system could not read or write the database ${file}: ${problem}. It is not certain that the last change was kept.`,
    "Look at the disk and the system's log; when they are sound again, try again.",
  ],
  databaseFault: ({ file, problem }) => [
    `The database ${file} refused: ${problem}. Nothing was changed.`,
    "See the database's own log and mend its cause, then try again.",
  ],
  databaseDamaged: ({ file, problem }) => [
    `The database ${file} cannot be read or written: ${problem}. It is not certain that the last change was kept.`,
    'Check the disk; if it is sound, restore the database from a backup.',
  ],
  rowDamaged: ({ table, id, column, problem }) => [
    `The row "${id}" of the table ${table} is damaged: the column ${column} cannot be read, ${problem}.`,
    'Restore the database from a backup.',
  ],
  databaseUnreachable: ({ file, problem }) => [
    `The database ${file} cannot be reached: ${problem}.`,
    'Check that it runs and that LATCHKEY_DATABASE_URL is right, then try again.',
  ],
  auditHeadGone: (_, to) => [
    'The record of where the audit ends is gone from the database: somebody changed it, and nothing can be added.',
    `See ${to('audit verify')}; then restore the newest backup.`,
  ],
  auditMirrorFailed: ({ problem }) => [
    `The mirror of the audit took nothing: ${problem}`,
    'Mend it, or correct LATCHKEY_AUDIT_MIRROR; what it lacks is added then.',
  ],
  databaseForeign: ({ file }) => [`${file} is not a Latchkey database.`, 'Point LATCHKEY_DATA to the right folder.'],
  processesRunning: ({ holders }) => [
    `Latchkey is running on this database (${holders}); this needs all its processes stopped.`,
    'Stop them and run it again.',
  ],
  backupLacksKeyPairs: ({ fingerprints }) => [
    `The backup lacks key pairs that the present database holds, or has them damaged: ${fingerprints}. Nothing was restored.`,
    'Name each of them with --discard FINGERPRINT if it may be lost.',
  ],
  backupUnreadable: ({ file, problem }) => [
    `${file} is not a Latchkey backup, or it is damaged: ${problem}.`,
    'Use another backup.',
  ],
  backupForeignVault: () => [
    'The backup is sealed by another vault; the present key or passphrase does not open it.',
    'Give the key file or passphrase that was in use when the backup was made.',
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
  clockWrong: ({ now, aheadMs }) => [
    `This machine's clock says ${now}, ${aheadWords(aheadMs)} the servers': no certificate is made with its time.`,
    'Set the clock right (`timedatectl` shows whether a time server does), then give the command again.',
  ],
  exportForbidden: () => [
    'Exporting private keys is switched off by policy (LATCHKEY_ALLOW_EXPORT=false).',
    'Ask whoever runs this installation.',
  ],
  ...vaultErrors,
  ...scanErrors,
  ...swapErrors,
  ...proofErrors,
  // Connection
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
  certificateExpired: ({ name, notAfter }, to) => [
    `The certificate of "${name}" expired at ${notAfter}; by policy it is not used.`,
    `Rotate now: ${to('rotate', name)}. In an emergency: ${to('connection set', name, '--expired allow')}.`,
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
  // Fault
  internal: (_, to) => [
    'Something went wrong inside Latchkey.',
    `Try again; if it stays, report it: ${to('support-bundle')}.`,
  ],
};

const notDiscardable: Record<string, string> = {
  settling: 'The org accepts it already. Wait until the handover has settled.',
  previous: 'It is kept through its retention and then destroyed by itself.',
  abandoned: 'It was given up already.',
  compromised: 'It signs nothing any more.',
  destroyed: 'Its private key is gone already.',
};

/** @param lookedIn where connections are looked for, which only the command line says. */
export function errorWords(
  { code, parameters }: ErrorData,
  hand: CalledHand,
  lookedIn?: string,
): { message: string; nextAction: string } {
  const to = handOf(hand);
  const [message, nextAction] = (words[code as ErrorCode] as ErrorWords<ErrorCode>)(parameters as never, to, lookedIn);
  return { message, nextAction };
}

function rowWords({ row, ...error }: RefusedRow, to: Hand): string {
  const { message, nextAction } = errorWords(error, to);
  return `\nRow ${row}: ${message}${error.code === 'connectionExists' ? '' : ` ${nextAction}`}`;
}

/** Without "Nothing was changed": the key pair is there. */
function notWritten(cause: ErrorData, to: Hand): string {
  const { message } = errorWords(cause, to);
  return cause.code === 'fileUnwritable' ? message.replace(' Nothing was changed.', '') : message;
}
