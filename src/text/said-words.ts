// The sentence of what is kept as said (domain/said.ts). Words that are not ours stay as they came.

import { readSaid } from '../domain/said.ts';
import type { SaidTable, Words } from './words.ts';

const english: SaidTable = {
  ENOENT: () => 'there is no such file or folder',
  ENOTDIR: () => 'a part of its path is a file, not a folder',
  EISDIR: () => 'it is a folder',
  EACCES: () => 'permission denied',
  EPERM: () => 'the system does not permit it',
  EROFS: () => 'the file system is read-only',
  ENOSPC: () => 'the disk is full',
  EDQUOT: () => 'the disk quota is used up',
  EFBIG: () => 'the file would be too large for this disk',
  ENAMETOOLONG: () => 'the name is too long',
  ELOOP: () => 'too many symbolic links',
  EMFILE: () => 'too many files are open',
  ENFILE: () => 'too many files are open',
  EIO: () => 'the disk reports an error',
  ENOTSUP: () => 'the file system cannot do that',
  certificateUnreadable: (why) => `its certificate cannot be read${why === '' ? '' : `: ${why}`}`,
  databaseInUse: () => 'a database is in use there',
  fileNotFolder: () => 'it is a file, not a folder',
  folderMissing: () => 'its folder does not exist',
  folderNotMade: () => 'a folder cannot be made there (a read-only file system?)',
  moreBytes: (most) => `it has more than ${most} bytes`,
  moreFiles: (most) => `it has more than ${most} files`,
  ownDatabase: () => 'it is the database of this installation',
  ownName: () => 'the installation itself uses this name',
  readableByOthers: () => 'it would be readable by others there',
  unknownReason: () => 'unknown reason',

  nameNotFound: () => 'The host name was not found.',
  connectionRefused: () => 'The connection was refused.',
  connectionReset: () => 'The connection was reset.',
  closedHalfWay: () => 'The answer broke off.',
  timedOut: () => 'No answer came in time.',
  tooLarge: () => 'The answer was too large.',
  tlsUntrusted: () => 'The certificate of the server is not trusted.',
  tlsVersion: () => 'The server speaks no TLS version that is accepted.',
  tlsFailed: () => 'TLS could not be set up.',
  proxyFailed: () => 'The proxy refused.',
  unreachable: () => 'The host cannot be reached.',
  aborted: () => 'It was broken off.',
  channelFailed: () => 'The channel failed in a way that was not foreseen.',
  channelTooLate: () => 'The channel did not end in time.',
  lastAttemptOpen: () => 'The last attempt did not end.',
  mailServerUntrusted: (reason) =>
    `The mail server's certificate is not trusted: ${reason}. If it is the right one, name the file of its authority in NODE_EXTRA_CA_CERTS.`,
  notProven: () => 'There is no proof that this installation wrote it; it was not sent.',

  answered: (status) => `the server answered ${status}`,
  brokenJson: () => 'the answer is broken JSON',
  budgetSpent: () => 'The login budget of this hour is used up.',
  consumerKeyMissing: () => 'The client app has no consumer key yet.',
  everyKeyRefused: () => 'Refused with every key pair.',
  expiredUnused: (at) => `The certificate expired at ${at}; by policy it is not used.`,
  foreignInstance: (host) => `the token is for ${host}, which is not Salesforce's`,
  lacksFields: (names) => `the answer has no usable ${names}`,
  maintenancePage: () => 'a maintenance page came instead of an answer',
  noKeyMaySign: () => 'No key pair of this client app may sign.',
  notJson: () => 'the answer is no JSON object',
  otherOrg: (ids) => otherThan('org', ids),
  otherUser: (ids) => otherThan('user', ids),
  pageInstead: (status) => `an HTML page came instead of an answer (status ${status})`,
  redirectedElsewhere: (host) => `redirected to ${host}`,
  redirectedHere: () => 'redirected to another path of the same host',
  redirectedNowhere: () => 'redirected to nowhere',
  redirectedUnreadably: () => 'redirected to an unreadable address',

  jwtTooNew: (versions) =>
    `the app issues JWT-based access tokens, which the SOAP Metadata API takes from ${versions.replace(/^(.*), (.*)$/, 'v$1 on, and this org offers v$2')}`,
  noSoapAnswer: (call) => withStatus('no SOAP answer came', call),
  notAppXml: () => 'its file is not the XML of such an app',
  notReturned: () => 'the org lists it and does not return it',
  notXml: () => 'a part of the answer is no XML',
  redirectedWithToken: () => 'redirected, and not followed with a token',
  retrieveTooLong: (seconds) => `the retrieve was not done within ${seconds} s`,
  zipUnreadable: () => 'the org sent a zip that cannot be read',

  callsReserved: (counts) => counts.replace(/^(.*), (.*)$/, '$1 API calls are used, and $2 % are left to others'),
  connectionLeft: () => 'the connection left the app',
  databaseBusy: () => 'the database is busy',
  deployUnderWay: (deploy) => `a deploy is under way (${deploy})`,
  deployUntold: () => 'the org does not tell of a deploy whose answer was lost',
  dryRunUntold: () => 'the org does not tell of the dry run',
  signInsDue: () => 'sign-ins that prove it are still due',
  stumbled: (code) => `something unforeseen happened (${code}); the log says more`,
  tokenRefusedYoung: () => 'the org refused a token that it had just given',
};

const withStatus = (what: string, call: string) => what + call.replace(/^(.*), (.*)$/, ' to $1 (status $2)');

function otherThan(what: string, ids: string): string {
  const [found, pinned] = ids.split(', ');
  return `The token belongs to ${what} ${found}, not to ${pinned}.`;
}

/** @param words Null: English. */
export function saidWords(text: string, words: Words | null = null): string {
  const table: SaidTable = words?.said ?? english;
  const [code, facts] = readSaid(text);
  return Object.hasOwn(table, code) ? table[code as keyof SaidTable](facts) : text;
}

/** The same with its words told, where it has some under that name. */
export function withSaid<T extends object>(of: T, name: string, words: Words | null = null): T {
  const kept = (of as Readonly<Record<string, unknown>>)[name];
  const told = typeof kept === 'string' ? saidWords(kept, words) : kept;
  return told === kept ? of : { ...of, [name]: told };
}

/** A connection as programs see it, with the reason of its failure told. */
export function withFailureSaid<T extends object>(view: T, words: Words | null = null): T {
  const { failure = null } = view as { readonly failure?: object | null };
  return failure === null ? view : { ...view, failure: withSaid(failure, 'message', words) };
}
