// Every error that a person or a program may see, in one table: a stable code, its kind, one public sentence that says
// what happened to what, and the next action. Internal detail stands apart and is never shown with the sentence.

/**
 * input: wrong usage or input (exit 2, HTTP 400) · access: not permitted to this caller (exit 3, HTTP 403) · state: refused
 * in this state (exit 3, HTTP 409) · connection: the connection does not work (exit 1, HTTP 502) · fault: ours (exit 4,
 * HTTP 500).
 */
export type ErrorKind = 'input' | 'access' | 'state' | 'connection' | 'fault';

interface ErrorRow {
  kind: ErrorKind;
  /** Words in braces are parameters. */
  text: string;
  next: string;
}

const input = (text: string, next: string) => ({ kind: 'input', text, next }) as const;
const access = (text: string, next: string) => ({ kind: 'access', text, next }) as const;
const state = (text: string, next: string) => ({ kind: 'state', text, next }) as const;
const connection = (text: string, next: string) => ({ kind: 'connection', text, next }) as const;
const fault = (text: string, next: string) => ({ kind: 'fault', text, next }) as const;

export const errorTable = {
  // Input
  invalidInput: input('{field}: {problem}.', '{fix}'),
  invalidRows: input(
    '{count} of {total} rows cannot be taken; nothing was added.{rows}',
    'Mend these rows and run the same command again.',
  ),
  connectionNotFound: input('There is no connection named "{name}".', 'See `latchkey connection list` for the names.'),
  appNotFound: input(
    'There is no client app with this consumer key.',
    'See `latchkey status` for those without a connection.',
  ),
  keyPairNotFound: input(
    'The client app of "{name}" has no key pair with fingerprint {fingerprint}.',
    'See `latchkey certificate list {name}`.',
  ),
  fileExists: input('{file} exists already; it was left as it is.', 'Name another file.'),
  fileUnreadable: input('{file} cannot be read: {problem}.', 'Check the path and its permissions.'),
  fileUnwritable: input(
    '{file} cannot be written: {problem}. Nothing was changed.',
    'Choose another place, or make room, and run it again.',
  ),
  confirmationNeeded: input(
    '{act} asks for confirmation, and there is no terminal to ask on.',
    'Run it again with --yes.',
  ),
  nothingToAcknowledge: input(
    'Nothing open is known as "{what}".',
    'See `latchkey notify list` for the ids of messages, or give the name of a connection.',
  ),
  feedNotFound: input(
    'There is no calendar feed {id}, or it was revoked before.',
    'See `latchkey calendar feed list`.',
  ),
  terminalNeeded: input('This paints a screen, and there is no terminal to paint on.', 'Leave out --watch.'),
  certificateNotWritten: input('{problem}', '{again}.'),
  cancelled: input(
    'Cancelled before it was done; nothing is half written.',
    'Run the command again when you are ready; it goes on from what is there.',
  ),
  certificateTooLarge: input(
    'The certificate has {bytes} bytes; Salesforce takes at most 4,096.',
    'Use the leaf certificate alone, without its chain.',
  ),
  keyRefused: input('{problem}.', 'Use an RSA key of 2048, 3072 or 4096 bits: Salesforce accepts RS256 only.'),
  keyLeaked: state(
    'This key was reported leaked; it is not taken back.',
    'Make a new key pair: `latchkey certificate download {name}`.',
  ),
  keysDoNotMatch: input(
    'The private key and the certificate do not belong together.',
    'Give the key that the certificate was made from; `openssl x509 -noout -pubkey` and `openssl pkey -pubout` show both public keys.',
  ),
  // Access
  notPermitted: access(
    'The act {act} needs the permission "{permission}" for {where}.',
    'Ask an administrator for it.',
  ),
  // State
  connectionExists: state(
    'A connection named "{name}" exists already; it was left as it is.',
    'Choose another name, or change it with `latchkey connection set {name}`.',
  ),
  connectionDuplicate: state(
    '"{other}" is already the connection of {username} at {loginUrl} with this consumer key.',
    'Use `latchkey connection set {other}`, or another username.',
  ),
  appInUse: state(
    'The client app with this consumer key is used by {names}; it was left as it is.',
    'Remove these connections first: `latchkey connection remove NAME`.',
  ),
  consumerKeyTaken: state(
    'Another client app with this consumer key was added at the same moment.',
    'Run the command again.',
  ),
  consumerKeyMissing: state(
    'The connection "{name}" has no consumer key yet.',
    'Copy it from the app in Salesforce and run `latchkey connection set {name} --consumer-key KEY`.',
  ),
  tooManyIssued: state(
    '{count} certificates for "{name}" already wait for their upload; no sixth was made.',
    'Upload one of them, or give one up with `latchkey certificate discard {name} FINGERPRINT`.',
  ),
  notDiscardable: state('The key pair {fingerprint} is {state}; only an issued one can be discarded.', '{advice}'),
  keyPairGone: state(
    'The key pair {fingerprint} is {state} and signs nothing.',
    'Use another key pair: `latchkey certificate list {name}`.',
  ),
  keyPairHeld: state(
    'The key pair {fingerprint} is already held by the client app of "{name}".',
    'Nothing is to be done; see `latchkey certificate list {name}`.',
  ),
  nothingToRevertTo: state(
    'There is no previous key pair of "{name}" to go back to.',
    'Rotate forward instead: `latchkey rotate {name}`.',
  ),
  appNotMergeable: state(
    'The app with this consumer key already has {count} certificates waiting for an upload, and "{name}" brings {more}.',
    'Discard some with `latchkey certificate discard`.',
  ),
  changedMeanwhile: state(
    '{what} was changed by another process at the same moment; nothing was written.',
    'Run the command again.',
  ),
  databaseBusy: state(
    'The database was held by another program for over {seconds} s; nothing was changed.',
    'Close the other program, then run the command again.',
  ),
  databaseNewer: state(
    'The database was written by a newer Latchkey (schema {found}, this program knows {known}); nothing was touched.',
    'Start the newer program.',
  ),
  databaseReadOnly: state(
    'The database {file} cannot be opened for writing, or its folder cannot be written to; nothing was changed.',
    'Check the folder and its permissions, and that the disk is not mounted read-only.',
  ),
  databaseFull: state(
    'The disk of the database {file} is full; nothing was changed.',
    'Make room and run the command again.',
  ),
  databaseDamaged: fault(
    'The database {file} cannot be read or written: {problem}. It is not certain that the last change was kept.',
    'Check the disk; if it is sound, restore the database from a backup.',
  ),
  databaseUnreachable: state(
    'The database {file} cannot be reached: {problem}.',
    'Check that it runs and that LATCHKEY_DATABASE_URL is right, then run the command again.',
  ),
  databaseForeign: state('{file} is not a Latchkey database.', 'Point LATCHKEY_DATA to the right folder.'),
  processesRunning: state(
    'Latchkey is running on this database ({holders}); a restore needs all its processes stopped.',
    'Stop them and run the restore again.',
  ),
  backupLacksKeyPairs: state(
    'The backup lacks key pairs that the present database holds, or has them damaged: {fingerprints}. Nothing was restored.',
    'Name each of them with --discard FINGERPRINT if it may be lost.',
  ),
  backupUnreadable: input('{file} is not a Latchkey backup, or it is damaged: {problem}.', 'Use another backup.'),
  backupForeignVault: state(
    'The backup is sealed by another vault; the present key or passphrase does not open it.',
    'Give the key file or passphrase that was in use when the backup was made.',
  ),
  alreadyRunning: state('{what}', '{next}'),
  exportForbidden: state(
    'Exporting private keys is switched off by policy (LATCHKEY_ALLOW_EXPORT=false).',
    'Ask whoever runs this installation.',
  ),
  // Vault
  vaultExists: state('The vault was created by another process at the same moment.', 'Run the command again.'),
  vaultFolderOpen: state(
    '{path} can be read by other users (mode {mode}); Latchkey does not start on it.',
    'Run `chmod {wanted} {path}`.',
  ),
  vaultKeyFileMissing: state(
    'The key file {path} is missing, but the database holds keys sealed with it. Nothing was changed.',
    'Put the key file back from where you keep it, or set LATCHKEY_KEY_FILE to it.',
  ),
  vaultKeyFileWrong: state(
    'The key file {path} is not the one that seals this vault. Nothing was changed.',
    'Set LATCHKEY_KEY_FILE to the right one.',
  ),
  vaultKeyFileBroken: state(
    'The key file {path} does not hold a key: {problem}.',
    'Put the right file back; a key file is never made anew while keys are sealed with it.',
  ),
  vaultPassphraseMissing: state(
    'This vault opens with a passphrase, and none was given.',
    'Set LATCHKEY_PASSPHRASE_FILE (or LATCHKEY_PASSPHRASE).',
  ),
  vaultPassphraseWrong: state(
    'The passphrase does not open this vault. Nothing was changed.',
    'Check it for a newline or a keyboard layout, and try again.',
  ),
  vaultNeedsKeyFile: state(
    'This vault opens with a key file, and a passphrase was given.',
    'Unset the passphrase, or change over with `latchkey vault change-passphrase`.',
  ),
  rootKeyRetired: state(
    'The vault got a new root key at the same moment; nothing was written.',
    'Run the command again.',
  ),
  rootKeyInUse: state(
    'Sealed keys still hang on this root key; its last slot was kept.',
    'Run `latchkey vault rewrap`.',
  ),
  vaultSlotDamaged: fault('The wrapped root key of the vault is damaged.', 'Restore the database from a backup.'),
  sealedKeyDamaged: fault(
    'The sealed private key of {fingerprint} is damaged or was swapped; nothing was signed with it.',
    'Restore the database from a backup, or rotate: `latchkey rotate NAME`.',
  ),
  keyProviderUnknown: state(
    'The private key of {fingerprint} lies in {provider}, which this installation has no connection to; nothing was signed with it.',
    'Rotate to another key pair: `latchkey rotate NAME`.',
  ),
  keyNotExportable: state(
    'The private key of {fingerprint} lies in {provider}; it was made there and cannot leave it.',
    'Rotate to a key pair of another kind instead: `latchkey rotate NAME`.',
  ),
  sealedTextDamaged: fault(
    'A sealed value ({purpose}) is damaged or was swapped.',
    'It is made anew by itself; if this comes back, restore the database from a backup.',
  ),
  // Connection
  backingOff: connection(
    '"{name}" was refused lately and is held back until {until}: {reason}',
    'Run `latchkey test {name}` to try now and see the cause.',
  ),
  loginBudgetSpent: connection(
    '"{name}" used its {limit} sign-ins of this hour; the next is possible at {until}.',
    'Use the cached token; find what asks for fresh ones so often.',
  ),
  signInFailed: connection('"{name}" could not sign in: {reason}', 'Run `latchkey test {name}` for the cause.'),
  noUsableKeyPair: connection(
    '"{name}" has no key pair that may sign.',
    'Make one with `latchkey certificate download {name}` and upload it.',
  ),
  certificateExpired: connection(
    'The certificate of "{name}" expired at {notAfter}; by policy it is not used.',
    'Rotate now: `latchkey rotate {name}`. In an emergency: `latchkey connection set {name} --expired allow`.',
  ),
  orgChanged: connection(
    '"{name}" now reaches org {found}, but belongs to org {pinned}. Was this sandbox refreshed?',
    'If that is right, run `latchkey connection set {name} --accept-org {found}`.',
  ),
  userChanged: connection(
    '"{name}" now signs in as user {found}, but belongs to user {pinned}.',
    'If that is right, run `latchkey connection set {name} --accept-org {org}`.',
  ),
  tokenRefusedYoung: connection(
    'The token of "{name}" was refused by Salesforce although it is less than a minute old; no other was fetched.',
    'Run `latchkey test {name}`: the cause is not its age.',
  ),
  // Fault
  internal: fault(
    'Something went wrong inside Latchkey.',
    'Run the command again; if it stays, report it with `latchkey support-bundle`.',
  ),
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof errorTable;

export type ErrorParameters = Readonly<Record<string, string | number>>;

export class LatchkeyError extends Error {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly nextAction: string;
  readonly parameters: ErrorParameters;
  /** For logs, redacted there; never part of the public sentence. */
  readonly detail: string | null;
  constructor(code: ErrorCode, parameters: ErrorParameters = {}, detail: string | null = null) {
    const row = errorTable[code];
    super(fill(row.text, parameters));
    this.name = 'LatchkeyError';
    this.code = code;
    this.kind = row.kind;
    this.nextAction = fill(row.next, parameters);
    this.parameters = parameters;
    this.detail = detail;
  }
}

/** Input that names the field, the value's problem and the fix. */
export function invalidInput(field: string, problem: string, fix: string): LatchkeyError {
  return new LatchkeyError('invalidInput', { field, problem, fix });
}

function fill(template: string, parameters: ErrorParameters): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => (key in parameters ? String(parameters[key]) : whole));
}
