// An access token for a connection: from memory, from the sealed row that all processes share, or from one sign-in that
// all concurrent callers, here and in other processes, wait for.

import type { Connection } from '../../../domain/connection/connection.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { Lease } from '../../../domain/lease.ts';
import { type Instant, iso, newId, secondMs } from '../../../domain/ports.ts';
import { said } from '../../../domain/said.ts';
import type { AccessToken, TokensOfUsers } from '../../../domain/token/access-token.ts';
import {
  type CachedToken,
  isGoodToken,
  memoryTrustMs,
  noFetchUntil,
  tokenHash,
} from '../../../domain/token/cached-token.ts';
import { isHeld } from '../../../domain/token/rationing.ts';
import { type SignedIn, signInError } from '../../../domain/token/sign-in-result.ts';
import { connectionOnly, findConnectionById, type Whole } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';
import { outlastRestart } from '../../installation/steps/outlast-restart.ts';
import { recordFailure } from './record-failure.ts';
import { unsealToken } from './sealed-token.ts';
import { type SignInOptions, signIn } from './sign-in.ts';
import { userTokens } from './user-tokens.ts';

interface Remembered extends AccessToken {
  generation: number;
  refreshAt: Instant;
  comparedAt: Instant;
}

/**
 * How often a process looks whether the one that signs in has finished, half of it jitter: most sign-ins are over by the
 * second look; one that is refused with every key takes half a minute, in which all who wait ask the database.
 */
const lookAgainMs = [200, 300, 500, 700];
const lookAgainLaterMs = secondMs;
/**
 * The claim on a sign-in ends by itself so soon behind a process that died: the first that waits takes it, the others wait for
 * its token. A living process renews it meanwhile; most sign-ins are over before the first time.
 */
const leaseMs = 3 * secondMs;
/** More than a sign-in of many rounds makes in a minute. */
const attemptsLookedAt = 100;

/** How long a sign-in may take, on the monotonic clock, and who hears of each assertion before it leaves. */
type Bounds = Required<Pick<SignInOptions, 'deadlineMs' | 'onAsk'>>;

interface UnderWay {
  token: Promise<AccessToken>;
  /** On the monotonic clock; null: it has asked nothing. */
  askedLastMs: number | null;
}

const leaseOf = (connectionId: string) => `token:${connectionId}`;

/** The tokens of one process. Holds what it has unsealed and who is being waited for, nothing else. */
export class TokenSource implements TokensOfUsers {
  readonly #context: Context;
  readonly #holder: string;
  readonly #memory = new Map<string, Remembered>();
  readonly #underWay = new Map<string, UnderWay>();

  readonly #ofUsers: ReturnType<typeof userTokens>;

  constructor(context: Context) {
    this.#context = context;
    this.#ofUsers = userTokens(context);
    this.#holder = newId(context.random);
  }

  /**
   * @param options.fresh Signs in anew even when a token is cached; still one sign-in for all who ask at once.
   * Errors: backingOff, loginBudgetSpent, certificateExpired, noUsableKeyPair, consumerKeyMissing, orgChanged,
   *   userChanged, signInFailed, connectionNotFound.
   */
  async acquire(connectionId: string, options: { fresh?: boolean } = {}): Promise<AccessToken> {
    const fresh = options.fresh ?? false;
    const remembered = fresh ? null : this.#fromMemory(connectionId);
    if (remembered !== null) return remembered;
    // Who asks for a fresh token must not be handed one that others found in the cache.
    const key = `${connectionId} ${fresh ? 'fresh' : 'any'}`;
    const cameMs = this.#context.clock.monotonicMs();
    for (;;) {
      const running = this.#underWay.get(key);
      if (running === undefined) return this.#begin(key, connectionId, fresh).token;
      try {
        return await running.token;
      } catch (error) {
        // What was asked before this caller came says nothing of the time since: the next sign-in is for it, too.
        if (running.askedLastMs === null || running.askedLastMs >= cameMs) throw error;
      }
    }
  }

  #begin(key: string, connectionId: string, fresh: boolean): UnderWay {
    const { clock } = this.#context;
    const deadlineMs = this.#deadlineMs();
    const onAsk = () => {
      begun.askedLastMs = clock.monotonicMs();
    };
    const token = outlastRestart(this.#context, deadlineMs, () =>
      this.#fromRowOrSignIn(connectionId, fresh, { deadlineMs, onAsk }),
    ).finally(() => this.#underWay.delete(key));
    const begun: UnderWay = { token, askedLastMs: null };
    this.#underWay.set(key, begun);
    return begun;
  }

  /**
   * For a caller whom the org answered INVALID_SESSION_ID: drops the token by its hash, so that only the first of a
   * thousand causes a sign-in. One that was revoked in its first minute is replaced once; then that has to wait.
   * Errors: tokenRefusedYoung, and those of `acquire`.
   */
  async refused(connectionId: string, hash: string): Promise<AccessToken> {
    await outlastRestart(this.#context, this.#deadlineMs(), () => this.#dropRefused(connectionId, hash));
    const remembered = this.#memory.get(connectionId);
    if (remembered !== undefined && tokenHash(remembered.token) === hash) this.#memory.delete(connectionId);
    return this.acquire(connectionId);
  }

  async #dropRefused(connectionId: string, hash: string): Promise<void> {
    const { clock, store } = this.#context;
    const row = await store.read((tx) => tx.tokens.get(connectionId));
    if (row?.tokenHash !== hash) return;
    await store.write(async (tx) => {
      const attempts = await tx.attempts.newestOfConnection(connectionId, attemptsLookedAt);
      const fetched = attempts.filter(({ purpose, outcome }) => purpose === 'token' && outcome.type === 'accepted');
      const startedAt = fetched.map((attempt) => attempt.startedAt);
      const until = noFetchUntil(row, startedAt, clock.now());
      if (until === null) await tx.tokens.dropIfHash(connectionId, hash);
      else {
        const { name } = await connectionOnly(tx, connectionId);
        throw new LatchkeyError('tokenRefusedYoung', { name, until: iso(until) });
      }
    });
  }

  async atHand(connectionId: string, { evenOld = false }: { evenOld?: boolean } = {}): Promise<AccessToken | null> {
    const row = await this.#context.store.read((tx) => tx.tokens.get(connectionId));
    return this.#fromRow(row, (one) => evenOld || isGoodToken(one, this.#context.clock.now()));
  }

  acquireAs(...wish: Parameters<TokensOfUsers['acquireAs']>): ReturnType<TokensOfUsers['acquireAs']> {
    return this.#ofUsers.acquireAs(...wish);
  }

  forgetAs(hash: string): Promise<void> {
    return this.#ofUsers.forgetAs(hash);
  }

  #fromMemory(connectionId: string): Remembered | null {
    const now = this.#context.clock.now();
    const remembered = this.#memory.get(connectionId);
    if (remembered === undefined) return null;
    const isTrusted = now - remembered.comparedAt < memoryTrustMs && now >= remembered.comparedAt;
    return isTrusted && isGoodToken(remembered, now) && now < remembered.refreshAt ? remembered : null;
  }

  #deadlineMs(): number {
    const { clock, settings } = this.#context;
    return clock.monotonicMs() + settings.tokenDeadlineSeconds * secondMs;
  }

  async #fromRowOrSignIn(connectionId: string, fresh: boolean, bounds: Bounds): Promise<AccessToken> {
    const { clock, random, settings, store } = this.#context;
    const askedAt = clock.now();
    const longestMs = settings.tokenDeadlineSeconds * secondMs;
    const began = clock.monotonicMs();
    const isGood = (row: CachedToken) => isGoodToken(row, clock.now()) && (!fresh || row.issuedAt > askedAt);
    for (let looks = 0; ; looks += 1) {
      const [row, connection] = await store.read((tx) =>
        Promise.all([tx.tokens.get(connectionId), connectionOnly(tx, connectionId)]),
      );
      const good = await this.#fromRow(row, isGood);
      if (good !== null && (fresh || clock.now() < good.refreshAt)) return good;
      const held = this.#hold(connection);
      if (held !== null) {
        if (good === null) throw held;
        return good;
      }
      const lease = await store.write((tx) => tx.leases.claim(leaseOf(connectionId), this.#holder, leaseMs));
      if (lease !== null) return this.#signInHolding(lease, connectionId, { good, isGood }, bounds);
      // Somebody else refreshes ahead: the old token is still good.
      if (good !== null) return good;
      // The lease saves sign-ins, and must never cost a caller its token.
      if (clock.monotonicMs() - began >= longestMs / 2) return this.#signIn(connectionId, { good: null, ...bounds });
      const pauseMs = lookAgainMs[looks] ?? lookAgainLaterMs;
      await clock.sleep(Math.round(pauseMs * (0.5 + random.fraction() / 2)));
    }
  }

  async #signInHolding(
    taken: Lease,
    connectionId: string,
    { good, isGood }: { good: Remembered | null; isGood(row: CachedToken): boolean },
    bounds: Bounds,
  ): Promise<AccessToken> {
    const over = new AbortController();
    const renewing = this.#renewUntil(over.signal, taken);
    try {
      // Between our look at the row and the lease another process may have put a token there, or failed.
      const [row, whole] = await this.#context.store.read((tx) =>
        Promise.all([tx.tokens.get(connectionId), findConnectionById(tx, connectionId)]),
      );
      const found = await this.#fromRow(row, isGood);
      if (found !== null && found.generation !== good?.generation) return found;
      const held = this.#hold(whole.connection);
      if (held !== null && good === null) throw held;
      return await this.#signIn(connectionId, { good, ...bounds, known: whole });
    } finally {
      over.abort();
      const lease = await renewing;
      await this.#quietly('A lease could not be given back; it runs out by itself.', () =>
        this.#context.store.write((tx) => tx.leases.release(lease)),
      );
    }
  }

  /** The lease as it is in the end. One that another took meanwhile is not taken back: what it saves is spent. */
  async #renewUntil(over: AbortSignal, taken: Lease): Promise<Lease> {
    const { clock, store } = this.#context;
    let lease = taken;
    for (;;) {
      await clock.sleep(leaseMs / 3, over).catch(() => undefined);
      if (over.aborted) return lease;
      const { resource, holder } = lease;
      const claim = () => store.write((tx) => tx.leases.claim(resource, holder, leaseMs));
      const renewed = await this.#quietly('A lease could not be renewed.', claim);
      if (renewed === null) return lease;
      lease = renewed ?? lease;
    }
  }

  /** `good`: the token that still serves when no new one is to be had. */
  async #signIn(
    connectionId: string,
    { good, ...options }: Bounds & { good: Remembered | null; known?: Whole },
  ): Promise<AccessToken> {
    const result = await signIn(this.#context, connectionId, { purpose: 'token', ...options });
    if (result.type === 'signedIn') return this.#afterSignIn(result);
    await this.#quietly('A failed sign-in could not be recorded.', () =>
      recordFailure(this.#context, connectionId, result, 'token'),
    );
    if (good !== null) return good;
    const connection = await this.#context.store.read((tx) => connectionOnly(tx, connectionId));
    throw signInError(connection.name, result.failure, this.#context.settings.loginsPerHour);
  }

  #afterSignIn({ answer, pair, kept }: SignedIn): AccessToken {
    const given = { token: answer.accessToken, instanceUrl: answer.instanceUrl };
    if (kept !== null) return this.#remember(kept, given);
    // The row could not be written: the caller still gets its token.
    const now = this.#context.clock.now();
    return { ...given, keyPairId: pair.id, issuedAt: now, goodUntil: now };
  }

  /** The row's token, if it is good and opens. One that does not would fail every caller until its time is over: it goes. */
  async #fromRow(row: CachedToken | null, isGood: (row: CachedToken) => boolean): Promise<Remembered | null> {
    const { log, store } = this.#context;
    if (row === null || !isGood(row)) return null;
    const { connectionId } = row;
    const known = this.#memory.get(connectionId);
    if (known?.generation === row.generation) return this.#remember(row, known);
    const opened = await unsealToken(this.#context, row);
    if (opened !== null) return this.#remember(row, { token: opened.accessToken, instanceUrl: opened.instanceUrl });
    log.write('warn', 'A cached token does not open any more; another is fetched.', { connection: connectionId });
    await store.write((tx) => tx.tokens.dropIfHash(connectionId, row.tokenHash));
    return null;
  }

  #remember(row: CachedToken, { token, instanceUrl }: Pick<AccessToken, 'token' | 'instanceUrl'>): Remembered {
    const { generation, keyPairId, issuedAt, goodUntil, refreshAt } = row;
    const comparedAt = this.#context.clock.now();
    const remembered = { token, generation, instanceUrl, keyPairId, issuedAt, goodUntil, refreshAt, comparedAt };
    this.#memory.set(row.connectionId, remembered);
    return remembered;
  }

  /** Why background callers wait now; null when they do not. */
  #hold({ name, backOff, failure }: Connection): LatchkeyError | null {
    if (!isHeld(backOff, this.#context.clock.now())) return null;
    const reason = failure?.message ?? said('everyKeyRefused');
    return new LatchkeyError('backingOff', { name, until: new Date(backOff.until).toISOString(), reason });
  }

  /** Bookkeeping that fails must not cost the caller what it came for. */
  async #quietly<T>(problem: string, act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      this.#context.log.write('error', problem, { error });
      return undefined;
    }
  }
}
