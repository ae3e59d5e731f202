// Errors as RFC 9457 tells them: a code for programs, a sentence and the next thing to do for people. What went wrong inside goes
// to the log alone.

import { STATUS_CODES } from 'node:http';
import { type ErrorCode, LatchkeyError } from '../domain/errors.ts';
import { type Clock, type Instant, secondMs } from '../domain/ports.ts';
import { FormatError } from '../formats/format-error.ts';
import type { Log } from '../operations/context.ts';
import { errorWords } from '../text/errors.ts';
import { faceProblems } from '../text/face-problems.ts';
import { byPage } from '../text/hand.ts';
import { capitalised, inputSentences } from '../text/input-words.ts';
import { fileWords } from '../text/key-pair/file-words.ts';
import type { NamedPage } from '../text/page-of-command.ts';
import type { FaceProblem, Hand, Words } from '../text/words.ts';

/** By the kind of an error, where its code says nothing else. */
const byKind = { input: 400, access: 403, state: 409, connection: 502, fault: 500 } as const;

const byCode: Partial<Record<ErrorCode, number>> = {
  apiTokenNotFound: 404,
  appNotFound: 404,
  connectionNotFound: 404,
  feedNotFound: 404,
  keyPairNotFound: 404,
  keyRequestNotFound: 404,
  nothingToAcknowledge: 404,
  orgLinkNotFound: 404,
  passkeyNotFound: 404,
  personNotFound: 404,
  scanNotFound: 404,
  scheduleNotFound: 404,
  sessionNotFound: 404,
  watchedNotFound: 404,
  totpMissing: 404,
  changedSince: 412,
  idempotencyKeyReused: 422,
  orgLinkClockWrong: 401,
  orgLinkOtherOrg: 401,
  orgLinkRefused: 401,
  orgLinkReplayed: 401,
  orgLinkRevoked: 401,
  signInRefused: 401,
  codeNeeded: 401,
  codeRefused: 401,
  tooManyCodes: 429,
  loginBudgetSpent: 429,
  backingOff: 503,
  databaseBusy: 503,
  databaseFull: 503,
  databaseGone: 503,
  databaseUnreachable: 503,
  fileUnwritable: 503,
  vaultKeyFileMissing: 503,
  vaultKeyFileWrong: 503,
};

export const problemType = 'application/problem+json';

interface Problem {
  /** Of the status: RFC 9457, section 4.2.1, where there is no `type`. */
  title: string | undefined;
  status: number;
  code: string;
  detail: string;
  nextAction: string;
  /** The pages that it names. */
  places?: readonly NamedPage[];
  /** Which field of the request it is about, by its name there. */
  field?: string;
  /** With `field`: what is wrong, as it is told beside the field, which bears a name of its own there. */
  fieldText?: string;
}

const titled = (status: number) => ({ title: STATUS_CODES[status], status });

const fieldByCode: Partial<Record<ErrorCode, string>> = {
  connectionDuplicate: 'username',
  connectionExists: 'name',
  lookalikeHost: 'loginUrl',
};

/** As requests call what the domain calls otherwise; the first that the request has. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  CHANNEL: ['channel'],
  cert: ['certificate'],
  contact: ['contacts'],
  dns: ['dnsNames'],
  head: ['kept'],
  HOST: ['host'],
  label: ['labels'],
  name: ['pattern', 'names'],
  passkeyName: ['name'],
  personName: ['username', 'name'],
  type: ['types'],
};

/** @param fields those that the request may have. */
function fieldOf({ code, parameters }: LatchkeyError, detail: string, fields: readonly string[], to: Hand) {
  const isInput = code === 'invalidInput' && 'field' in parameters;
  const told = isInput ? parameters.field : fieldByCode[code];
  if (told === undefined) return {};
  const field = fields.includes(told) ? told : (otherNames[told]?.find((name) => fields.includes(name)) ?? told);
  if (!isInput) return { field, fieldText: detail };
  const { whole, beside } = inputSentences(parameters, to);
  return { detail: whole, field, fieldText: beside };
}

interface Needs {
  needs: { log: Log; clock: Pick<Clock, 'now'> };
  /** Null: English. */
  words: Words | null;
}

export function problemOf(error: unknown, { needs, words }: Needs, fields: readonly string[] = []): Response {
  const seconds = error instanceof LatchkeyError ? waitSeconds(error, needs.clock.now()) : null;
  return problem(
    problemIn(error, { log: needs.log, words }, fields),
    seconds === null ? {} : { 'retry-after': String(seconds) },
  );
}

/** Where it is known from when on another try makes sense. */
function waitSeconds({ code, parameters }: LatchkeyError, now: Instant): number | null {
  if (code === 'requestUnderWay') return 1;
  if (code === 'tooManyCodes' && 'seconds' in parameters) return parameters.seconds;
  if (!('until' in parameters)) return null;
  return Math.max(1, Math.ceil((Date.parse(parameters.until) - now) / secondMs));
}

export function problemIn(
  error: unknown,
  { log, words }: { log: Log; words: Words | null },
  fields: readonly string[] = [],
): Problem {
  if (error instanceof FormatError) {
    const [said, nextAction] = fileWords(error, null, words);
    return { ...titled(400), code: error.code, detail: `${capitalised(said)}.`, nextAction };
  }
  if (!(error instanceof LatchkeyError)) {
    log.write('error', 'A request failed.', { error });
    const [detail, nextAction] = (words?.faceProblems ?? faceProblems).internal(0);
    return { ...titled(500), code: 'internal', detail, nextAction };
  }
  const { code, kind }: LatchkeyError = error;
  const status = byCode[code] ?? byKind[kind];
  if (status >= 500) log.write('warn', 'A request was answered with an error.', { code, error });
  const to = byPage(words);
  const { message, nextAction } = errorWords(error, to);
  const named = to.taken() ?? [];
  const places = named.length > 0 ? { places: named } : {};
  return { ...titled(status), code, detail: message, nextAction, ...places, ...fieldOf(error, message, fields, to) };
}

function problem(told: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(told, { status: told.status, headers: { ...headers, 'content-type': problemType } });
}

/** @param seconds after which another try makes sense. */
export function faceProblem(code: FaceProblem, status: number, words: Words | null, seconds?: number): Response {
  return problem(
    faceProblemIn(code, status, words, seconds),
    seconds === undefined ? {} : { 'retry-after': String(seconds) },
  );
}

export function faceProblemIn(code: FaceProblem, status: number, words: Words | null, seconds = 0): Problem {
  const [detail, nextAction] = (words?.faceProblems ?? faceProblems)[code](seconds);
  return { ...titled(status), code, detail, nextAction };
}

/** As a handler of its own, too. */
export function nothingHere({ env: { words } }: { env: { words: Words | null } }): Response {
  return faceProblem('nothingHere', 404, words);
}

export function unauthorized(words: Words | null): Response {
  const response = faceProblem('unauthorized', 401, words);
  response.headers.set('www-authenticate', 'Bearer');
  return response;
}

export function tooMany(code: FaceProblem, seconds: number, words: Words | null): Response {
  return faceProblem(code, 429, words, seconds);
}
