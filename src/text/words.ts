// What a language has words for, as types: whoever adds a code says it in every language, or it does not compile. English lies beside
// its code; another language is one value of `Words`, which the face that speaks it loads and hands on with the hand.

import type { AppKind } from '../domain/client-app/client-app.ts';
import type { CauseGroup, CauseLabel, causeGroups } from '../domain/diagnosis/cause-table.ts';
import type { Evidence, PlainEvidenceName } from '../domain/diagnosis/evidence.ts';
import type { MessageName } from '../domain/diagnosis/message-table.ts';
import type { StepSeen } from '../domain/diagnosis/step-seen.ts';
import type { TestStep } from '../domain/diagnosis/test-result.ts';
import type { ErrorCode, ErrorParameters } from '../domain/errors.ts';
import type { InputField, InputProblems, PlainShapeProblem, ValueType } from '../domain/input-problems.ts';
import type { CertificateChange } from '../domain/org/org.ts';
import type { NotBegun } from '../domain/rotation/rollout.ts';
import type { SwapProblem } from '../domain/rotation/swap.ts';
import type { SwapPhase } from '../domain/rotation/swap-phases.ts';
import type { OwnSaying } from '../domain/said.ts';
import type { KeyDamage } from '../domain/vault/key-damage.ts';
import type { ProviderTrouble } from '../domain/vault/key-provider.ts';
import type { KeptFinding } from '../domain/watch/finding-kinds.ts';
import type { FormatErrorCode } from '../formats/format-error.ts';
import type { messageRemedies } from './diagnosis/message-remedies.ts';
import type { pairs } from './diagnosis/pairs.ts';
import type { Command, NamedPage, Page } from './page-of-command.ts';

export interface Words {
  readonly language: Exclude<Language, 'en'>;
  readonly quoted: (text: string) => string;
  /** What the pages are called. */
  readonly pages: Readonly<Record<Page, string>>;
  /** A command that is typed on the machine alone. */
  readonly onMachine: (command: string) => string;
  readonly faceProblems: FaceProblems;
  readonly facePages: FacePages;
  readonly input: InputTable;
  readonly files: FileWords;
  readonly errors: WordsOf<ErrorCode>;
  readonly said: SaidTable;
  readonly keyDamage: KeyDamageWords;
  readonly providerTroubles: ProviderTroubles;
  readonly clicks: Clicks;
  readonly causes: Readonly<Record<CauseLabel, CauseTexts>>;
  readonly messages: MessageTexts;
  readonly messageRemedies: RemediedMessages;
  readonly evidence: EvidenceTable;
  readonly pairs: PairTexts;
  readonly diagnosis: DiagnosisFrame;
  readonly steps: StepTable;
  readonly swapProblems: SwapProblemTable;
  readonly upload: UploadTexts;
  readonly findings: FindingTable;
  readonly inputWarnings: InputWarningTable;
  readonly rollout: RolloutTexts;
  readonly acknowledgement: AcknowledgementTexts;
}

/** What is taken and yet is usually a mistake. */
export interface InputWarningTable {
  readonly sandboxUserInProduction: (username: string, loginUrl: string) => string;
  readonly productionUserInSandbox: (username: string, loginUrl: string) => string;
  readonly unusualConsumerKey: string;
  /** @param useAgain how it is done. */
  readonly appLeft: (app: string, keys: number, useAgain: string, erase: string) => string;
}

/** What is kept as said, by its code. @param facts as they stand behind it. */
export type SaidTable = Readonly<Record<OwnSaying, (facts: string) => string>>;

/** How far an app is in a rotation of many. */
export interface RolloutTexts {
  readonly phases: Readonly<Record<SwapPhase, string>>;
  readonly notBegun: Readonly<Record<NotBegun, string>>;
}

/** What a finding says: what is so, what shows it, what to do. */
export type FindingTable = {
  readonly [Kind in KeptFinding['kind']]: (
    finding: KeptFinding & { kind: Kind },
    to: Hand,
  ) => readonly [title: string, detail: string, remedy: string];
};

/** The page behind a mail's link, around what the mail told. */
export interface AcknowledgementTexts {
  readonly isAcknowledged: readonly [what: string, then: string];
  readonly about: string;
  readonly of: string;
  readonly all: string;
  readonly acknowledge: string;
  readonly orBeReminded: string;
  readonly remindIn: string;
  readonly remind: string;
  readonly days: (days: number) => string;
  readonly more: (count: number) => string;
  readonly noted: string;
  readonly notedForGood: string;
  readonly notedFor: (days: number) => string;
  readonly mayClose: string;
  readonly expired: readonly [title: string, text: string];
  readonly unknown: readonly [title: string, text: string];
}

export const languages = ['en', 'de', 'fr'] as const;
export type Language = (typeof languages)[number];

export interface Hand {
  /** @param of what it is done to, such as the name of a connection. @param more further arguments. */
  (command: Command, of?: string, more?: string): string;
  /** The pages named since it was asked last; null: this face has none. */
  taken(): NamedPage[] | null;
  /** Null: English. */
  readonly words: Words | null;
}

type Said = [said: string, next: string];

export type ErrorWords<Code extends ErrorCode> = (
  parameters: ErrorParameters<Code>,
  to: Hand,
  lookedIn?: string,
) => Said;

export type WordsOf<Codes extends ErrorCode> = { readonly [Code in Codes]: ErrorWords<Code> };

/** What the HTTP face itself refuses, before any act. */
export type FaceProblem =
  | 'brokenOff'
  | 'documentationBeingWritten'
  | 'documentationPageNotFound'
  | 'expectationFailed'
  | 'headersTooLarge'
  | 'internal'
  | 'methodNotAllowed'
  | 'notOfTheForm'
  | 'nothingHere'
  | 'otherName'
  | 'otherPage'
  | 'probeToken'
  | 'requestTooSlow'
  | 'requestUnreadable'
  | 'tooLarge'
  | 'tooManyRequests'
  | 'tooManyStreams'
  | 'tooManyTries'
  | 'unauthorized';

export type FaceProblems = Readonly<Record<FaceProblem, (seconds: number) => Said>>;

/** The small pages that the face writes itself, where a browser comes without ours. */
export interface FacePages {
  readonly notOpened: string;
  readonly notSignedIn: string;
  readonly back: string;
  readonly permittedUsers: string;
}

export type ProviderTroubles = Readonly<Record<ProviderTrouble, readonly [what: string, next: string]>>;

export type KeyDamageWords = {
  readonly [T in KeyDamage['type']]: (damage: KeyDamage & { type: T }) => string;
};

export type InputWords = (given: string, other: string, to: Hand) => [problem: string, fix: string];

export interface InputTable {
  readonly problems: { readonly [Field in InputField]: Readonly<Record<InputProblems[Field], InputWords>> };
  /** A request of another form than its operation takes. */
  readonly shapes: ShapeWords;
  /** A character that nobody sees, by its code point. */
  readonly hidden: (character: string) => [problem: string, fix: string];
  /** What forms call a field, where that is not the name that programs use. */
  readonly fields: Readonly<Record<NamedField, string>>;
  /** The problem behind the name of its field, where no form shows it beside. */
  readonly atField: (field: string, problem: string) => string;
}

type Told = readonly [problem: string, fix: string];

export interface ShapeWords {
  readonly plain: Readonly<Record<PlainShapeProblem, Told>>;
  readonly notA: Readonly<Record<ValueType, Told>>;
  readonly notOneOf: (values: string) => Told;
  readonly unknownField: (names: string) => Told;
  readonly tooSmall: Bounds;
  readonly tooLarge: Bounds;
}

type Bounds = Readonly<Record<'characters' | 'entries' | 'value', (limit: number) => Told>>;

/** What a browser brings that is no certificate. @param command that makes it one, as its own remedy names it. */
export type FileWords = Readonly<
  Record<Exclude<FormatErrorCode, OfTerminal>, (about: readonly string[], command: string) => Told>
>;

/** Keys and keystores, which are given on the machine alone, and what only a program could give. */
type OfTerminal =
  | 'certificate_instead_of_private_key'
  | 'certificate_serial_number_invalid'
  | 'certificate_validity_invalid'
  | 'public_key_unreadable'
  | 'private_key_cipher_unsupported'
  | 'private_key_encrypted'
  | 'private_key_too_small'
  | 'private_key_unreadable'
  | 'private_key_wrong_passphrase'
  | `keystore_${'damaged' | 'encrypted'}`
  | `keystore_${'alias_invalid' | 'alias_missing' | 'alias_unknown' | 'cipher_unsupported' | 'key_password'}`
  | `keystore_${'no_certificate' | 'no_key' | 'password_invalid' | 'rounds_excessive' | 'secret_entry'}`
  | `keystore_${'two_passwords' | 'wrong_password'}`;

/** The fields of forms that are called otherwise there. */
type NamedField =
  | 'acceptOrg'
  | 'appKind'
  | 'appName'
  | 'confirmApp'
  | 'confirmName'
  | 'consumerKey'
  | 'contact'
  | 'custody'
  | 'deployUser'
  | 'lifetimeDays'
  | 'loginUrl'
  | 'noticeDays'
  | 'passkeyName'
  | 'personName'
  | 'retentionDays'
  | 'rotateBeforeDays'
  | 'rotateEveryDays'
  | 'rotation'
  | 'rotationWindow';

/** The clicks in Setup that differ by the kind of app, around Salesforce's own labels. */
export type Clicks = Readonly<Record<AppKind, Readonly<Record<Click, string>>>>;

type Click =
  | 'assign'
  | 'consumerKey'
  | 'enableFlow'
  | 'flowBox'
  | 'install'
  | 'lowerAssurance'
  | 'preauthorize'
  | 'scopes'
  | 'unblock'
  | 'upload';

/** With names in braces that are filled, as in English. */
export type CauseTexts = readonly [title: string, check: string, remedy: string];

export type CauseTextsOf<Groups extends CauseGroup> = Readonly<
  Record<(typeof causeGroups)[Groups][number], CauseTexts>
>;

export type MessageTexts = Readonly<Record<MessageName, string>>;
export type RemediedMessages = Readonly<Record<keyof typeof messageRemedies, string>>;

export type EvidenceTable = {
  readonly [Name in Evidence['name']]: Name extends PlainEvidenceName
    ? string
    : (evidence: Evidence & { name: Name }) => string;
};

export type PairTexts = {
  readonly [First in keyof typeof pairs]: Readonly<Record<keyof (typeof pairs)[First], string>>;
};

/** What a diagnosis says around its causes. */
export interface DiagnosisFrame {
  readonly nouns: {
    readonly certificate: string;
    readonly ourCertificate: (file: string, fingerprint: string) => string;
    readonly app: string;
    readonly username: string;
    /** To do: whether a program listens on this machine. */
    readonly listensHere: (address: string) => string;
    readonly outage: string;
    readonly setup: string;
    readonly sandboxSetup: string;
  };
  readonly eitherKind: (connectedApp: string, externalClientApp: string) => string;
  readonly noKnownMessage: string;
  readonly wordsOfMany: string;
  readonly commonHere: string;
  readonly elseNext: (proof: string, title: string) => string;
  readonly nothingInSalesforce: (next: string) => string;
  readonly askEachDevice: (place: string) => string;
  readonly restoreOrRotate: (place: string) => string;
  readonly findDamaged: (command: string) => string;
  readonly notUploaded: {
    readonly title: string;
    readonly evidence: string;
    readonly remedy: (test: string, remedy: string) => string;
    readonly nextCheck: string;
  };
  readonly nothingAsked: (said: string) => string;
  readonly lookAtConsumerKey: (place: string) => string;
  readonly lookAtStates: (place: string) => string;
}

/** What a step of a test did and saw, and why it was not tried or what is missing. */
export interface StepSaid {
  text: string;
  why?: string;
}

export type StepTold = Pick<TestStep, 'name' | 'outcome'>;

export type StepTable = {
  readonly [Saw in StepSeen['saw']]: (seen: StepSeen & { saw: Saw }, step: StepTold) => StepSaid;
};

/** Why a rotation without hands ended or goes back. */
export type SwapProblemTable = {
  readonly [T in SwapProblem['type']]: (problem: Extract<SwapProblem, { type: T }>) => string;
};

/** Where a certificate is that was said to be uploaded, or what happened to the slot of an app. */
export interface UploadTexts {
  readonly whichIsShown: (app: string, subject: string) => string;
  readonly wrongAppTitle: (connection: string, where: string) => string;
  /** @param where null: another app, whose name is not known. @param own how its own certificate is got; null: it is none of ours. */
  readonly wrongAppRemedy: (
    where: string | null,
    app: string,
    own: readonly [list: string, show: string] | null,
  ) => string;
  readonly anotherApp: string;
  readonly theOneThatHeld: (subject: string) => string;
  readonly heldBy: (label: string, fullName: string) => string;
  readonly inItsApp: readonly [title: string, remedy: string];
  readonly shows: (app: string, subject: string | null) => string;
  readonly anotherFileTitle: (app: string | null) => string;
  readonly holdsAnother: (app: string | null, subject: string, fingerprint: string) => string;
  readonly notSavedTitle: (app: string) => string;
  readonly stillSignsIn: string;
  readonly appHoldsNone: string;
  readonly appStillHolds: (subject: string) => string;
  readonly olderSaved: (subject: string, change: CertificateChange) => string;
  readonly notInTrail: string;
  readonly notReadable: (permissions: readonly string[]) => string;
  readonly saved: readonly [title: string, remedy: string];
  readonly savedAt: (change: CertificateChange) => string;
  readonly gaveWay: (subject: string | null) => string;
  /** @param key of the right one among several; null: not known. */
  readonly uploadAgain: (names: string, app: string, key: string | null) => string;
  readonly notSpreading: string;
  readonly lostRemedy: (lost: {
    app: string;
    where: string;
    box: string;
    subject: string;
    names: string;
    say: string;
  }) => string;
  readonly lostTitles: {
    readonly emptied: string;
    readonly holdsOurs: string;
    readonly certificateOf: (connection: string) => string;
    readonly otherFile: string;
    readonly notReadable: string;
  };
  readonly showsNone: (app: string) => string;
  readonly oursGaveWay: (subject: string, change: CertificateChange) => string;
  readonly nobodySignsIn: (app: string) => string;
}
