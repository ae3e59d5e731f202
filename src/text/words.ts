// What a language has words for, as types: whoever adds a code says it in every language, or it does not compile. English lies beside
// its code; another language is one value of `Words`, which the face that speaks it loads and hands on with the hand.

import type { CauseGroup, CauseLabel, causeGroups } from '../domain/diagnosis/cause-table.ts';
import type { Evidence, PlainEvidenceName } from '../domain/diagnosis/evidence.ts';
import type { MessageName } from '../domain/diagnosis/message-table.ts';
import type { StepSeen } from '../domain/diagnosis/step-seen.ts';
import type { TestStep } from '../domain/diagnosis/test-result.ts';
import type { ErrorCode, ErrorParameters } from '../domain/errors.ts';
import type { InputField, InputProblems, PlainShapeProblem, ValueType } from '../domain/input-problems.ts';
import type { NotBegun } from '../domain/rotation/rollout.ts';
import type { SwapProblem } from '../domain/rotation/swap.ts';
import type { SwapPhase } from '../domain/rotation/swap-phases.ts';
import type { OwnSaying } from '../domain/said.ts';
import type { KeyDamage } from '../domain/vault/key-damage.ts';
import type { ProviderTrouble } from '../domain/vault/key-provider.ts';
import type { KeptFinding } from '../domain/watch/finding-kinds.ts';
import type { FormatErrorCode } from '../formats/format-error.ts';
import type { clicks } from './diagnosis/clicks.ts';
import type { diagnosisFrame } from './diagnosis/diagnosis-frame.ts';
import type { messageRemedies } from './diagnosis/message-remedies.ts';
import type { pairs } from './diagnosis/pairs.ts';
import type { facePages, faceProblems } from './face-problems.ts';
import type { fieldNames } from './field-names.ts';
import type { englishAcknowledgement } from './notice/acknowledgement.ts';
import type { Command, NamedPage, Page } from './page-of-command.ts';
import type { uploadTexts } from './rotation/upload-texts.ts';

/** The same with other sentences. */
type Like<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Told
    ? (...given: Given) => Like<Told>
    : { readonly [K in keyof T]: Like<T[K]> };

export type AcknowledgementTexts = Like<typeof englishAcknowledgement>;
export type Clicks = Like<typeof clicks>;
export type DiagnosisFrame = Like<typeof diagnosisFrame>;
export type FacePages = Like<typeof facePages>;
export type FaceProblem = keyof typeof faceProblems;
/** What the HTTP face itself refuses, before any act. */
export type FaceProblems = Readonly<Record<FaceProblem, (seconds: number) => Said>>;
export type UploadTexts = Like<typeof uploadTexts>;

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
  readonly fields: Like<typeof fieldNames>;
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
