// One sign-in, never from a cache: asks with the candidates in order, round after round while the app is in motion, and
// says either the token or the one reason. This is where a rotation must not fail a call; the rules themselves are
// in domain/key-pair/candidates.ts and domain/token/rounds.ts.

import type { Connection } from '../../../domain/connection/connection.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { candidates, expiredPair } from '../../../domain/key-pair/candidates.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import { authorityOf } from '../../../domain/key-pair/next-certificate.ts';
import { type Instant, iso } from '../../../domain/ports.ts';
import { said } from '../../../domain/said.ts';
import type { AttemptPurpose } from '../../../domain/token/attempt.ts';
import { type Target, target as usualTarget } from '../../../domain/token/audience.ts';
import {
  askedInRound,
  mayPassElsewhere,
  pauseBeforeRetry,
  pauseBeforeRound,
  roundsFor,
} from '../../../domain/token/rounds.ts';
import {
  foreignToken,
  type SignInFailure,
  type SignInResult,
  type TriedKey,
} from '../../../domain/token/sign-in-result.ts';
import type { AcceptedAnswer, AnswerFacts, TokenAnswer } from '../../../domain/token/token-answer.ts';
import { findConnectionById, type Whole } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';
import { certificatesAt } from '../../installation/steps/clock-trust.ts';
import { pinVerdict, type Refusal, recordAcceptance, recordRefusal, tolerated } from './record-outcome.ts';
import { type Tried, type TryRequest, tryKeyPair } from './try-key-pair.ts';

export interface SignInOptions {
  purpose: AttemptPurpose;
  /** On the monotonic clock: no jump of the wall clock ends a call early or makes it wait. */
  deadlineMs: number;
  /** In the name of another user than the connection's own; see user-tokens.ts. */
  asUser?: string;
  /** A test searches combinations; everybody else uses what is remembered. */
  target?: Target;
  /** Fewer than the rules give, for a test that still has other things to try. */
  maximumRounds?: number;
  /** So many assertions at most; then the sign-in ends with what was said last. */
  maximumAttempts?: number;
  signal?: AbortSignal;
  /** Before each assertion. */
  onAsk?: () => void;
  onTried?: (tried: TriedKey) => void;
  /** Read by the caller a moment ago, for the first round. */
  known?: Whole;
}

/** Errors: connectionNotFound, and those of the vault and the database. Everything Salesforce says is a result. */
export async function signIn(context: Context, connectionId: string, options: SignInOptions): Promise<SignInResult> {
  const run = new SignInRun(context, options);
  try {
    return await askInRounds(context, connectionId, options, run);
  } finally {
    await run.recordRefusal();
  }
}

async function askInRounds(
  context: Context,
  connectionId: string,
  options: SignInOptions,
  run: SignInRun,
): Promise<SignInResult> {
  const { clock, random, store } = context;
  let before: Connection | null = null;
  for (let round = 0; ; round += 1) {
    // Read anew each round: a pair may have been issued, accepted or reported leaked since the last.
    const known = round === 0 ? options.known : undefined;
    const read = known ?? (await store.read((tx) => findConnectionById(tx, connectionId)));
    const whole = asUser(read, options.asUser);
    before ??= whole.connection;
    const asked = await askRound(run, whole, options.purpose, round, {
      now: clock.now(),
      certificatesAt: await certificatesAt(context, whole),
    });
    if (asked.type === 'ended') return asked.result;
    const usual = roundsFor(before, whole.pairs, clock.now());
    const pauseMs = pauseBeforeRound(round + 1, random.fraction());
    const isLast = round + 1 >= Math.min(usual, options.maximumRounds ?? usual);
    if (isLast || clock.monotonicMs() + pauseMs >= options.deadlineMs) return run.over(asked.failure);
    await run.recordRefusal();
    await clock.sleep(pauseMs, options.signal);
  }
}

/** The same with another user: whose org is known, and whose own record, failure and tokens are not this connection's. */
function asUser(whole: Whole, username: string | undefined): Whole {
  if (username === undefined) return whole;
  const { connection } = whole;
  const acceptedOrgId = connection.org?.orgId ?? connection.acceptedOrgId;
  const other: Connection = { ...connection, username, org: null, acceptedOrgId, failure: null };
  return { ...whole, connection: other };
}

type AskedRound = { type: 'ended'; result: SignInResult } | { type: 'refused'; failure: SignInFailure };

/** Every candidate of the round once, until one ends the sign-in. */
async function askRound(
  run: SignInRun,
  whole: Whole,
  purpose: AttemptPurpose,
  round: number,
  { now, certificatesAt }: { now: Instant; certificatesAt: Instant },
): Promise<AskedRound> {
  const ordered = inOrder(whole, purpose, certificatesAt).filter((pair) => !run.cannotSign(pair));
  const { consumerKey } = whole.app;
  if (consumerKey === null || ordered.length === 0)
    return { type: 'ended', result: run.over(whyNone(whole, certificatesAt)) };
  // Asked again, it is another server that may know better; and only such a round proves anything (lost-slot.ts).
  const isAlone = round > 0 || whole.connection.failure?.code === 'refusedWithEveryKey';
  const asked = { ...whole, app: { ...whole.app, consumerKey } };
  for (const pair of askedInRound(round, ordered, now)) {
    const result = await run.ask(asked, pair, { isAlone, certificatesAt });
    if (result === null) continue;
    const isElsewhere = result.type === 'notSignedIn' && mayPassElsewhere(result.failure, whole.pairs, now);
    return isElsewhere ? { type: 'refused', failure: result.failure } : { type: 'ended', result };
  }
  return { type: 'refused', failure: { code: 'refusedWithEveryKey', message: run.lastMessage() } };
}

function inOrder({ connection, pairs }: Whole, purpose: AttemptPurpose, now: Instant): KeyPair[] {
  const answeredLast = purpose === 'probe' ? null : (connection.lastAccepted?.keyPairId ?? null);
  return candidates(pairs, { expiredPolicy: connection.expiredPolicy, answeredLast, now });
}

function whyNone({ connection, app, pairs }: Whole, now: Instant): SignInFailure {
  if (app.consumerKey === null) {
    return { code: 'consumerKeyMissing', message: said('consumerKeyMissing') };
  }
  const expired = expiredPair(pairs, connection.expiredPolicy, now);
  if (expired !== undefined) {
    const { notAfter } = expired;
    const isOfAuthority = authorityOf(pairs) !== null;
    return { code: 'certificateExpired', message: said('expiredUnused', iso(notAfter)), notAfter, isOfAuthority };
  }
  return { code: 'noUsableKeyPair', message: said('noKeyMaySign') };
}

type Judged =
  /** Whoever gave up has learnt nothing about the connection. */
  | { type: 'cancelled' }
  | { type: 'notThisKey'; mayBeSkew: AnswerFacts }
  | { type: 'refused'; mayBeSkew: AnswerFacts | null; failure: SignInFailure }
  /** The same may pass a little later. */
  | { type: 'later'; mayBeSkew: null; failure: SignInFailure };

/** What an answer says by itself. An exp too far ahead is refused in the words of a wrong key. */
function judged(answer: Exclude<TokenAnswer, AcceptedAnswer>): Judged {
  const { message } = answer;
  switch (answer.type) {
    case 'notThisKey':
      return { type: 'notThisKey', mayBeSkew: answer.facts };
    case 'refused': {
      const mayBeSkew = answer.code === 'assertionExpired' ? answer.facts : null;
      return { type: 'refused', mayBeSkew, failure: { code: answer.code, message } };
    }
    case 'unavailable':
      return { type: 'later', mayBeSkew: null, failure: { code: 'unavailable', message } };
    case 'noAnswer':
      if (answer.fault === 'aborted') return { type: 'cancelled' };
      return { type: 'later', mayBeSkew: null, failure: { code: 'noAnswer', fault: answer.fault, message } };
  }
}

type Decision =
  /** Null: not this key. */
  | { type: 'ended'; result: SignInResult | null }
  /** Null: at once, with the skew that was learnt. */
  | { type: 'again'; pauseMs: number | null };

/** What one sign-in has tried so far, and the clock skew that it learned on the way. */
class SignInRun {
  readonly #context: Context;
  readonly #options: SignInOptions;
  readonly #tried: TriedKey[] = [];
  #clockSkewSeconds: number | null = null;
  /** Not recorded yet: with the next intent it costs no commit of its own. */
  #refusal: Refusal | null = null;
  readonly #cannotSign = new Map<string, LatchkeyError>();

  constructor(context: Context, options: SignInOptions) {
    this.#context = context;
    this.#options = options;
  }

  /** Asks with one pair until it has an answer: sends, judges, decides. Null: not this key, go on with the next. */
  async ask(
    whole: Whole & Pick<TryRequest, 'app'>,
    pair: KeyPair,
    round: Pick<TryRequest, 'isAlone' | 'certificatesAt'>,
  ): Promise<SignInResult | null> {
    const { connection, app } = whole;
    const target = this.#options.target ?? usualTarget(connection, app.kind);
    for (let retry = 0; ; ) {
      if (this.#tried.length >= (this.#options.maximumAttempts ?? Infinity)) return this.#exhausted();
      const clockSkewSeconds = this.#clockSkewSeconds ?? connection.clockSkewSeconds;
      const tried = await this.#send({ connection, app, pair, target, clockSkewSeconds, ...round });
      this.#refusal = null;
      if (tried.type !== 'answered') return this.#unsent(pair, tried);
      const { answer, attemptId, at } = tried;
      this.#note(pair, target, answer, { at, isAlone: round.isAlone });
      if (answer.type === 'accepted') return this.#accept(whole, pair, target, { answer, attemptId, at });
      this.#refusal = { attemptId, answer, at };
      if (answer.type !== 'notThisKey') await this.recordRefusal();
      const next = this.#decide(judged(answer), clockSkewSeconds, retry);
      if (next.type === 'ended') return next.result;
      if (next.pauseMs === null) continue;
      await this.#context.clock.sleep(next.pauseMs, this.#options.signal);
      retry += 1;
    }
  }

  #send(request: Omit<TryRequest, 'purpose' | 'deadlineMs' | 'refusal'>): Promise<Tried> {
    const { purpose, deadlineMs, signal, asUser, onAsk } = this.#options;
    onAsk?.();
    return tryKeyPair(this.#context, { ...request, purpose, deadlineMs, asUser, refusal: this.#refusal }, signal);
  }

  /** Nothing left this process. */
  #unsent(pair: KeyPair, tried: Exclude<Tried, { type: 'answered' }>): SignInResult | null {
    switch (tried.type) {
      case 'notUsable':
        return null;
      case 'cannotSign':
        this.#cannotSign.set(pair.id, tried.error);
        return null;
      case 'budgetSpent': {
        const { until, spentBy } = tried;
        return this.failed({
          code: 'loginBudgetSpent',
          message: said('budgetSpent'),
          until,
          spentBy,
        });
      }
    }
  }

  /** What follows from what was said, now that the skew may be known and time has passed. */
  #decide(said: Judged, usedSkewSeconds: number, retry: number): Decision {
    if (said.type === 'cancelled') throw new LatchkeyError('cancelled');
    if (said.mayBeSkew !== null && this.#learnSkew(said.mayBeSkew, usedSkewSeconds))
      return { type: 'again', pauseMs: null };
    if (said.type === 'notThisKey') return { type: 'ended', result: null };
    if (said.type === 'refused') return { type: 'ended', result: this.failed(said.failure) };
    const { clock, random } = this.#context;
    const { deadlineMs, signal } = this.#options;
    const pauseMs = pauseBeforeRetry(retry, random.fraction());
    if (pauseMs === null || clock.monotonicMs() + pauseMs >= deadlineMs || signal?.aborted === true)
      return { type: 'ended', result: this.failed(said.failure) };
    return { type: 'again', pauseMs };
  }

  /** To be called before whatever takes its time, and at the end. */
  async recordRefusal(): Promise<void> {
    const refusal = this.#refusal;
    if (refusal === null) return;
    this.#refusal = null;
    await this.#recordQuietly(() => this.#context.store.write((tx) => recordRefusal(tx, refusal)));
  }

  cannotSign({ id }: KeyPair): boolean {
    return this.#cannotSign.has(id);
  }

  /** After the last round. That every key was refused cannot be said where one of them could not be tried. */
  over(failure: SignInFailure): SignInResult {
    const [damage] = this.#cannotSign.values();
    const isAboutKeys = failure.code === 'refusedWithEveryKey' || failure.code === 'noUsableKeyPair';
    if (damage !== undefined && isAboutKeys) throw damage;
    return this.failed(failure);
  }

  failed(failure: SignInFailure): SignInResult {
    return { type: 'notSignedIn', failure, tried: this.#tried };
  }

  #exhausted(): SignInResult {
    const last = this.#tried.at(-1);
    const message = this.lastMessage();
    if (last?.result === 'noAnswer' || last?.result === 'unavailable')
      return this.failed({ code: 'unavailable', message });
    return this.failed({ code: 'refusedWithEveryKey', message });
  }

  lastMessage(): string {
    return this.#tried.at(-1)?.message ?? said('everyKeyRefused');
  }

  async #accept(
    whole: Whole,
    pair: KeyPair,
    target: Target,
    answered: { answer: AcceptedAnswer; attemptId: string; at: Instant },
  ): Promise<SignInResult> {
    const { purpose, asUser } = this.#options;
    const { answer } = answered;
    const facts = { ...whole, ...answered, asUser, pair, target, purpose };
    const recorded = await this.#recordQuietly(() => recordAcceptance(this.#context, facts));
    // Not recorded, it is still nobody's token but the pinned org's.
    const { verdict, kept } = recorded ?? { verdict: pinVerdict(whole.connection, answer), kept: null };
    if (verdict === 'ours') return { type: 'signedIn', answer, pair, target, tried: this.#tried, kept };
    const { foreign, found, pinned, orgId } = verdict;
    return this.failed({ ...foreignToken(foreign, found, pinned), orgId });
  }

  /** An outcome that cannot be written must not cost the caller its token: the attempt stays open and becomes unknown. */
  async #recordQuietly<T>(record: () => Promise<T>): Promise<T | undefined> {
    try {
      return await record();
    } catch (error) {
      this.#context.log.write('error', 'The outcome of a sign-in could not be recorded.', { error });
      return undefined;
    }
  }

  /** The server's Date shows that our clock is off: the next assertion uses corrected time. False: nothing new. */
  #learnSkew({ clockSkewSeconds: seen }: AnswerFacts, used: number): boolean {
    if (this.#clockSkewSeconds !== null || seen === null || tolerated(seen - used) === 0) return false;
    this.#clockSkewSeconds = tolerated(seen);
    return true;
  }

  #note(pair: KeyPair, target: Target, answer: TokenAnswer, sent: Pick<TriedKey, 'at' | 'isAlone'>): void {
    const tried: TriedKey = {
      keyPairId: pair.id,
      fingerprint: pair.fingerprint,
      target,
      ...sent,
      result: answer.type,
      code: answer.type === 'refused' ? answer.code : answer.type === 'noAnswer' ? answer.fault : null,
      message: answer.type === 'accepted' ? 'accepted' : answer.message,
      facts: answer.type === 'noAnswer' ? null : answer.facts,
    };
    this.#tried.push(tried);
    this.#options.onTried?.(tried);
  }
}
