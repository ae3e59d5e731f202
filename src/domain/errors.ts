// Every error that a person or a program may see, in one table: a stable code, its kind, how it ends a command, and the
// parameters that it carries. No sentence: text/errors.ts has the words.

import type { FileProblem } from '../formats/format-error.ts';
import { hiddenCharacter } from '../formats/plain-text.ts';
import type { ActName } from './access/acts.ts';
import type { Permission } from './access/permission.ts';
import type { InputField, InputProblems, ShapeProblem, WrongInput } from './input-problems.ts';
import type { SpentLogins } from './token/attempt.ts';
import type { ProviderTrouble } from './vault/key-provider.ts';

/** input: wrong usage or input · access: not permitted to this caller · state: refused in this state · connection: it does not work · fault: ours. */
type ErrorKind = 'input' | 'access' | 'state' | 'connection' | 'fault';

interface ErrorRow<Parameters> {
  kind: ErrorKind;
  exitCode: 1 | 2 | 3 | 4 | 130;
  /** For the compiler; never there. */
  parameters?: Parameters;
}

type None = Record<never, never>;

const input = <Parameters = None>(): ErrorRow<Parameters> => ({ kind: 'input', exitCode: 2 });
const access = <Parameters = None>(): ErrorRow<Parameters> => ({ kind: 'access', exitCode: 3 });
const state = <Parameters = None>(): ErrorRow<Parameters> => ({ kind: 'state', exitCode: 3 });
const connection = <Parameters = None>(): ErrorRow<Parameters> => ({ kind: 'connection', exitCode: 1 });
const fault = <Parameters = None>(): ErrorRow<Parameters> => ({ kind: 'fault', exitCode: 4 });
/** What lies in the database is not what was written there: a command is refused, as on a database that is damaged as a whole. */
const damage = <Parameters = None>(): ErrorRow<Parameters> => ({ kind: 'fault', exitCode: 3 });

/** An error inside another one: the parameters are those of its code. */
export interface ErrorData {
  code: string;
  parameters: object;
}

/** What mends a database that cannot be reached: which part of its address, or of its server. */
export type DatabaseRemedy = 'login' | 'database' | 'encryption' | 'certificate' | 'server';

/** What another process changed; `loss…`: what goes with a removal. */
export type ChangedThing =
  | 'clientApp'
  | 'connection'
  | 'fleet'
  | 'finding'
  | 'keyPair'
  | 'keyRequest'
  | 'lossWithClientApp'
  | 'lossWithConnection'
  | 'vault'
  | 'watched';

export interface RefusedRow extends ErrorData {
  /** Counted from 1. */
  row: number;
}

export const errorTable = {
  // Input
  invalidInput: input<
    | { field: string; problem: string; fix: string }
    | { field: string; hidden: string }
    | { field: string; shape: ShapeProblem }
    | { field: string; file: FileProblem }
    | WrongInput
  >(),
  invalidRows: input<{ total: number; rows: readonly RefusedRow[] }>(),
  connectionNotFound: input<{ name: string }>(),
  appNotFound: input(),
  keyPairNotFound: input<{ name: string; fingerprint: string }>(),
  keyRequestNotFound: input<{ name: string; mark: string }>(),
  fileExists: input<{ file: string }>(),
  fileUnreadable: input<{ file: string; problem: string }>(),
  fileUnwritable: input<{ file: string; problem: string }>(),
  confirmationNeeded: input<{ act: string }>(),
  lookalikeHost: input<{ loginUrl: string }>(),
  nothingToAcknowledge: input<{ what: string }>(),
  watchedNotFound: input<{ where: string }>(),
  feedNotFound: input<{ id: string }>(),
  personNotFound: input<{ name: string }>(),
  sessionNotFound: input<{ id: string }>(),
  apiTokenNotFound: input<{ id: string }>(),
  /** `orgId` null: nobody knows which org it is, or who asks is of none. */
  orgLinkNotFound: input<{ orgId: string | null }>(),
  passkeyNotFound: input<{ id: string }>(),
  /** What the browser sent is not an answer to what was asked, or its passkey is known already. */
  passkeyRefused: input<{ problem: 'unfit' | 'known' }>(),
  terminalNeeded: input(),
  inputEnded: input(),
  certificateNotWritten: input<{ name: string; fingerprint: string; cause: ErrorData }>(),
  requestNotWritten: input<{ name: string; mark: string; cause: ErrorData }>(),
  cancelled: { ...input(), exitCode: 130 as const },
  certificateTooLarge: input<{ bytes: number }>(),
  /** Of a certificate over another key, a key that is too short, a file with another key. */
  keyRefused: input<{ problem: 'rsaPss' | 'notRsa' | 'unreadable' } | { bits: number } | { file: FileProblem }>(),
  keyLeaked: state<{ name: string }>(),
  keysDoNotMatch: input(),
  fitsNoRequest: input<{ name: string; subject: string }>(),
  // Access
  /** `connection` null: the act is about the whole installation. */
  /** `isHeld`: the permission is there, but not so far. */
  notPermitted: access<{ act: ActName; permission: Permission; isHeld: boolean; connection: string | null }>(),
  /** One answer for a wrong name, a wrong password and a closed account. */
  signInRefused: access(),
  providerRefused: access<{
    problem:
      | 'none'
      | 'notBegun'
      | 'denied'
      | 'notProved'
      | 'unavailable'
      | 'unknownGroup'
      | 'tooManyGroups'
      | 'closed'
      | 'noName'
      | 'nameTaken';
  }>(),
  /** Said to whoever gave the right password of an account with an authenticator app. */
  codeNeeded: access(),
  codeRefused: access<{ problem: 'wrong' | 'used' }>(),
  tooManyCodes: access<{ seconds: number }>(),
  /** What changes how somebody signs in needs more than a session. */
  proofNeeded: access(),
  proofRefused: access(),
  /** One answer for a key that is not known, a wrong signature and a callout in another form. The others are told to who signed. */
  orgLinkRefused: access(),
  orgLinkClockWrong: access<{ sentAt: string; receivedAt: string; limitSeconds: number }>(),
  orgLinkOtherOrg: access<{ orgId: string; sentBy: string }>(),
  orgLinkReplayed: access(),
  orgLinkRevoked: access<{ endedAt: string }>(),
  /** A signed request of Canvas. Only what follows 'notSigned' was signed by the org's secret. */
  canvasRefused: access<{
    problem:
      | 'off'
      | 'notSigned'
      | 'algorithm'
      | 'unreadable'
      | 'otherOrg'
      | 'noTime'
      | 'clock'
      | 'notLinked'
      | 'noDomain'
      | 'replayed';
  }>(),
  invitationUnusable: access<{ problem: 'unknown' | 'taken' | 'expired' }>(),
  // State
  personExists: state<{ name: string }>(),
  /** What only people with a password of ours have. */
  personOfProvider: state<{ name: string }>(),
  /** `url`: where the page has a name. */
  passkeyNeedsName: state<{ url: string }>(),
  tooManyPasskeys: state<{ most: number }>(),
  totpExists: state(),
  totpMissing: state(),
  lastAdministrator: state<{ name: string }>(),
  orgLinkExists: state<{ orgId: string; name: string }>(),
  orgUnknown: state<{ name: string }>(),
  connectionExists: state<{ name: string }>(),
  connectionDuplicate: state<{ other: string; username: string; loginUrl: string }>(),
  appInUse: state<{ names: string }>(),
  consumerKeyTaken: state(),
  consumerKeyMissing: state<{ name: string }>(),
  tooManyIssued: state<{ count: number; name: string }>(),
  tooManyRequests: state<{ count: number; name: string }>(),
  notDiscardable: state<{ name: string; fingerprint: string; state: string }>(),
  keyPairGone: state<{ fingerprint: string; state: string; name: string }>(),
  keyPairHeld: state<{ fingerprint: string; name: string }>(),
  /** Its key is; the fingerprint is of the certificate that it is held with. */
  keyUnderOtherCertificate: state<{ fingerprint: string; name: string }>(),
  nothingToRevertTo: state<{ name: string }>(),
  appNotMergeable: state<{ count: number; name: string; more: number }>(),
  /** With another request than before. */
  idempotencyKeyReused: state(),
  /** With the same key, by the same caller. */
  requestUnderWay: state(),
  /** `id` of what was made, where it has one. */
  answerShownOnce: state<{ id: string | null }>(),
  changedSince: state<{ name: string }>(),
  changedMeanwhile: state<{ type: ChangedThing; name: string | null }>(),
  databaseBusy: state<{ seconds: number }>(),
  /** `keyFile`: one that lies there all the same, so that there was a database; else null. */
  databaseMissing: state<{ file: string; keyFile: string | null }>(),
  databaseGone: state<{ file: string }>(),
  databaseNewer: state<{ found: number; known: number }>(),
  databaseReadOnly: state<{ file: string }>(),
  databaseFull: state<{ file: string }>(),
  databaseForbidden: state<{ file: string; problem: string }>(),
  databaseStandby: state<{ file: string }>(),
  databaseDiskFault: state<{ file: string; problem: string }>(),
  databaseFault: state<{ file: string; problem: string }>(),
  databaseDamaged: state<{ file: string; problem: string }>(),
  rowDamaged: damage<{ table: string; id: string; column: string; problem: string }>(),
  /** `mayReturn`: as one that restarts; not what refuses us, nor what does not answer. */
  databaseUnreachable: state<{ file: string; problem: string; remedy: DatabaseRemedy; mayReturn: boolean }>(),
  databaseForeign: state<{ file: string }>(),
  processesRunning: state<{ holders: string }>(),
  backupLacksKeyPairs: state<{ fingerprints: string }>(),
  backupUnreadable: input<{ file: string; problem: string }>(),
  backupForeignVault: state(),
  clockWrong: state<{ now: string; aheadMs: number }>(),
  alreadyRunning: state<{ what: 'changeOfVault' } | { what: 'listener'; port: number; setting: string }>(),
  exportForbidden: state(),
  // Vault
  vaultExists: state(),
  vaultFolderOpen: state<{ path: string; mode: string; wanted: string }>(),
  foreignOwner: state<{ path: string; owner: string }>(),
  writableByOthers: state<{ path: string; mode: string }>(),
  vaultKeyFileMissing: state<{ path: string }>(),
  vaultKeyFileWrong: state<{ path: string }>(),
  vaultKeyFileBroken: state<{ path: string; problem: string }>(),
  vaultPassphraseMissing: state(),
  vaultPassphraseWrong: state(),
  vaultNeedsKeyFile: state(),
  vaultNeedsDevice: state<{ provider: string }>(),
  deviceWrapsNothing: state<{ provider: string }>(),
  rootKeyRetired: state(),
  rootKeyInUse: state(),
  auditHeadGone: damage(),
  auditMirrorFailed: state<{ problem: string }>(),
  vaultUsable: state(),
  vaultSlotDamaged: damage(),
  sealedKeyDamaged: damage<{ fingerprint: string }>(),
  keyProviderUnknown: state<{ fingerprint: string; provider: string }>(),
  /** `fingerprint` null: of no key yet. `said`: its own words. */
  keyProviderUnavailable: state<{
    fingerprint: string | null;
    provider: string;
    trouble: ProviderTrouble;
    said: string;
  }>(),
  /** The device or service answers, and holds no such key, or another one under its name. */
  deviceKeyGone: state<{ fingerprint: string | null; provider: string }>(),
  keyNotExportable: state<{ fingerprint: string; provider: string; name: string }>(),
  sealedTextDamaged: damage<{ purpose: string }>(),
  // Connection
  backingOff: connection<{ name: string; until: string; reason: string }>(),
  /** null: none that is complete. */
  scanNotFound: input<{ name: string; number: number | 'any' | null }>(),
  scanUnderWay: state<{ name: string; number: number }>(),
  /** Asked for what only a complete one has. */
  scanNotComplete: state<{ name: string; number: number; state: string }>(),
  swapUnderWay: state<{ appName: string }>(),
  /** Of other apps. */
  rolloutUnderWay: state(),
  /** The names of the apps that fit: guided ones, and those that can or need not be rotated now. */
  nothingToRollOut: state<{ guided: readonly string[]; others: readonly string[] }>(),
  rolloutNotFound: state(),
  /** Rotation without hands was never agreed to for this app. */
  handsFreeOff: state<{ name: string; appName: string }>(),
  /** The rotation window of the app is closed. */
  outsideWindow: state<{ name: string; window: string; opensAt: string }>(),
  /** Nothing is in use that could be rotated, or a rotation by hand is under way. */
  nothingToSwap: state<{ name: string; why: 'noActivePair' | 'handover' }>(),
  /** A rotation would make one that signs itself. */
  signedByAuthority: state<{ name: string; issuer: string }>(),
  /** Not without its own word: people work in that org. */
  proofInProduction: state<{ name: string; edition: string }>(),
  proofUnderWay: state<{ name: string }>(),
  /** Something of its experiments is still in the org, and nobody has tried yet to take it away. */
  experimentsLeft: state<{ name: string; left: string }>(),
  /** The org did not tell what experiments cannot begin without. */
  orgUntold: connection<{ name: string; message: string }>(),
  scanOver: state<{ name: string; number: number; state: string }>(),
  scheduleNotFound: input<{ name: string }>(),
  /** What an org answered to a scan: its own words. */
  scanRefused: connection<{ name: string; message: string }>(),
  /** `permission`: as Setup calls it. */
  scanNotPermitted: connection<{ name: string; permission: string; message: string }>(),
  scanGivenUp: connection<{ name: string; why: string }>(),
  /** Our own rationing, which says nothing about the connection. */
  loginBudgetSpent: state<{ name: string; limit: number; until: string; spentBy: readonly SpentLogins[] }>(),
  signInFailed: connection<{ name: string; reason: string }>(),
  noUsableKeyPair: connection<{ name: string }>(),
  certificateExpired: connection<{ name: string; notAfter: string; isOfAuthority?: boolean }>(),
  orgChanged: connection<{ name: string; found: string; pinned: string }>(),
  userChanged: connection<{ name: string; found: string; pinned: string; org: string }>(),
  tokenRefusedYoung: state<{ name: string; until: string }>(),
  // Fault
  internal: fault(),
};

export type ErrorCode = keyof typeof errorTable;

export type ErrorParameters<Code extends ErrorCode> = NonNullable<(typeof errorTable)[Code]['parameters']>;

/** Nothing to be given where the code has no parameters. */
type Given<Code extends ErrorCode> =
  None extends ErrorParameters<Code>
    ? [parameters?: ErrorParameters<Code>, detail?: string | null]
    : [parameters: ErrorParameters<Code>, detail?: string | null];

export class LatchkeyError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly kind: ErrorKind;
  readonly parameters: ErrorParameters<Code>;
  /** For logs, redacted there; never part of the public sentence. */
  readonly detail: string | null;
  constructor(code: Code, ...[parameters = {}, detail = null]: Given<Code>) {
    super(`${code} ${JSON.stringify(parameters)}`);
    this.name = 'LatchkeyError';
    this.code = code;
    this.kind = errorTable[code].kind;
    this.parameters = parameters as ErrorParameters<Code>;
    this.detail = detail;
  }
}

/** What somebody gave, as a rule refuses it. */
export function wrongInput<Field extends InputField>(
  field: Field,
  problem: InputProblems[Field],
  given = '',
  other = '',
): LatchkeyError {
  return new LatchkeyError('invalidInput', { field, problem, given, other });
}

/** Errors: invalidInput. */
export function checkedDays(
  field: 'noticeDays' | 'rotateEveryDays' | 'rotateBeforeDays' | 'retentionDays',
  days: number,
  minimum: number,
  maximum = 36_500,
): number {
  if (Number.isInteger(days) && days >= minimum && days <= maximum) return days;
  throw wrongInput(field, 'notDays', String(days), `${minimum} to ${maximum}`);
}

/** For what people name things: what nobody sees would be shown, mailed and compared. Errors: invalidInput. */
export function refuseHidden(field: string, text: string): void {
  const hidden = hiddenCharacter(text);
  if (hidden !== null) throw new LatchkeyError('invalidInput', { field, hidden });
}

/** A request of another form than its operation takes. */
export function wrongShape(field: string, shape: ShapeProblem): LatchkeyError {
  return new LatchkeyError('invalidInput', { field, shape });
}

/** For the command line and settings, which know best how a thing is given: the field, the value's problem and the fix. */
export function invalidInput(field: string, problem: string, fix: string): LatchkeyError {
  return new LatchkeyError('invalidInput', { field, problem, fix });
}
