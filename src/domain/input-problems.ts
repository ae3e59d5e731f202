// What can be wrong with what people give, field by field, as data: text/input-words.ts has the sentences. A secret never
// comes along, nor what may be one.

export interface InputProblems {
  name:
    | 'twice'
    | 'empty'
    | 'tooLong'
    | 'badCharacters'
    | 'badStart'
    | 'meansEvery'
    | 'fitsNone'
    | 'leavesNothing'
    | 'tooLongPattern'
    | 'tooMany';
  loginUrl: 'notAUrl' | 'notHttps' | 'hasCredentials' | 'hasPath' | 'missing' | WrongHost;
  audience: 'notAUrl' | 'foreignHost';
  username: 'missing' | 'empty' | 'hasSpaces' | 'notLikeEmail' | 'tooLong';
  deployUser: Exclude<InputProblems['username'], 'missing'>;
  contact: 'notAnAddress';
  label: 'notALabel';
  consumerKey: 'empty' | 'hasSpaces' | 'looksLikeSecret' | 'looksLikeAppId' | 'masked' | 'tooShort' | 'badCharacters';
  appKind: 'unknown' | 'isAnother';
  acceptOrg: 'notAnId';
  passphrase: 'empty' | 'notUtf8';
  password: 'tooShort' | 'tooLong';
  passkeyName: 'empty' | 'tooLong' | 'badCharacters';
  code: 'wrong' | 'over';
  personName: 'empty' | 'tooLong' | 'badCharacters';
  permissions: 'empty' | 'moreThanYours';
  custody: CustodyProblem;
  lifetimeDays: 'outOfRange';
  from: 'empty';
  head: 'notAHead';
  at: 'notATime';
  cron: 'notFiveFields' | CronField | 'neverRuns';
  every: 'notARhythm';
  type: 'notAType' | 'tooMany';
  confirmName: 'notItsName';
  noticeDays: 'notDays' | 'tooMany';
  rotateEveryDays: 'notDays';
  rotateBeforeDays: 'notDays';
  retentionDays: 'notDays';
  rotation: 'unknown' | 'notAgreed';
  confirmApp: 'notItsName';
  experiment: 'unknown';
  rotationWindow: 'notAWindow' | 'tooShort' | 'comesTooLate';
  discard: 'tooShort' | 'notLost';
  cert: 'certificateOver';
  CHANNEL: 'unknown';
  FOLDER: 'nothingToWatch';
  HOST: 'noHost' | 'noCertificate';
}

/**
 * fileHost: Visualforce, files, containers · siteHost: a page or builder of an Experience Cloud or Salesforce site ·
 * legacyInstance: an instance such as na139, which the org leaves at the next migration · publicHost: salesforce.com's
 * own pages.
 */
export type WrongHost = 'lightningHost' | 'setupHost' | 'fileHost' | 'siteHost' | 'legacyInstance' | 'publicHost';

/** The field of a cron expression that means nothing. */
export type CronField = 'minute' | 'hour' | 'dayOfMonth' | 'month' | 'dayOfWeek';

type CustodyProblem =
  | 'notAUri'
  | 'unknownScheme'
  | 'softwareAlone'
  | 'noToken'
  | 'pinValue'
  | 'pinSourceInPath'
  | 'notAnAttribute'
  | 'attributeTwice'
  | 'unknownAttribute'
  | 'attributeMissing'
  | 'badAttribute'
  | 'badEscape'
  | 'notListed';

export type InputField = keyof InputProblems;

/** How a request differs from what its operation takes, told without what was given. */
export type ShapeProblem =
  | { type: PlainShapeProblem }
  | { type: 'notA'; expected: ValueType }
  | { type: 'notOneOf'; values: readonly string[] }
  | { type: 'unknownField'; names: readonly string[] }
  /** Of characters, entries or the number itself. */
  | { type: 'tooSmall' | 'tooLarge'; of: 'characters' | 'entries' | 'value'; limit: number };

export type PlainShapeProblem =
  | 'missing'
  | 'another'
  | 'brokenOff'
  | 'notACursor'
  | 'notAHash'
  | 'notAnIdempotencyKey'
  | 'notJson'
  | 'notJsonType';

export type ValueType = 'text' | 'number' | 'wholeNumber' | 'boolean' | 'list' | 'record' | 'instant';

/** @property given What was given, where its words tell it. @property other What it should be, or collides with. */
export interface WrongInput<Field extends InputField = InputField> {
  field: Field;
  problem: InputProblems[Field];
  given: string;
  other: string;
}
