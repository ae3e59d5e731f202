// What a row or an error keeps as said: another's words as they came, or a code of ours, with its fact behind a colon. The sentence is
// told when it is shown, in the language of whoever looks (text/said-words.ts); other words, and those of earlier versions, stay as they are.

import type { TransportFaultKind } from './ports.ts';

export type OwnSaying = FileTrouble | DeliveryTrouble | AnswerTrouble | OrgTrouble | Waiting;

/** Of a file or folder: what the system said, by its own code, or what we do not take. */
export type FileTrouble =
  | `E${'NOENT' | 'NOTDIR' | 'ISDIR' | 'ACCES' | 'PERM' | 'ROFS' | 'NOSPC' | 'DQUOT' | 'FBIG' | 'IO' | 'NOTSUP'}`
  | `E${'NAMETOOLONG' | 'LOOP' | 'MFILE' | 'NFILE'}`
  | 'certificateUnreadable'
  | 'databaseInUse'
  | 'fileNotFolder'
  | 'folderMissing'
  | 'folderNotMade'
  | 'moreBytes'
  | 'moreFiles'
  | 'ownDatabase'
  | 'ownName'
  | 'readableByOthers'
  | 'unknownReason';

/** Of a message on its way to people. */
type DeliveryTrouble =
  | TransportFaultKind
  | 'channelFailed'
  | 'channelTooLate'
  | 'lastAttemptOpen'
  | 'mailServerUntrusted'
  | 'notProven';

/** Of a sign-in, where it was not Salesforce that said it. */
type AnswerTrouble =
  | 'answered'
  | 'brokenJson'
  | 'budgetSpent'
  | 'consumerKeyMissing'
  | 'everyKeyRefused'
  | 'expiredUnused'
  | 'foreignInstance'
  | 'lacksFields'
  | 'maintenancePage'
  | 'noKeyMaySign'
  | 'notJson'
  | 'otherOrg'
  | 'otherUser'
  | 'pageInstead'
  | 'redirectedElsewhere'
  | 'redirectedHere'
  | 'redirectedNowhere'
  | 'redirectedUnreadably';

/** Of an org that was asked with a token. */
type OrgTrouble =
  | 'jwtTooNew'
  | 'noSoapAnswer'
  | 'notAppXml'
  | 'notReturned'
  | 'notXml'
  | 'redirectedWithToken'
  | 'retrieveTooLong'
  | 'zipUnreadable';

/** Why a scan or a swap cannot go on now. */
type Waiting =
  | 'callsReserved'
  | 'connectionLeft'
  | 'databaseBusy'
  | 'deployUnderWay'
  | 'deployUntold'
  | 'dryRunUntold'
  | 'signInsDue'
  | 'stumbled'
  | 'tokenRefusedYoung';

export function said(code: OwnSaying, ...facts: readonly (string | number)[]): string {
  return facts.length === 0 ? code : `${code}: ${facts.join(', ')}`;
}

/** The code, if it may be one of ours, and what stands behind it. */
export function readSaid(text: string): readonly [code: string, facts: string] {
  const [, code = '', facts = ''] = /^(\w+)(?:: (.*))?$/s.exec(text) ?? [];
  return [code, facts];
}
