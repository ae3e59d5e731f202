// An access token for a connection: from memory, from the sealed row that all processes share, or from one sign-in that
// all concurrent callers, here and in other processes, wait for.

import { LatchkeyError } from '../domain/errors.ts';
import type { Lease } from '../domain/lease.ts';
import { type Instant, newId, secondMs } from '../domain/ports.ts';
import type { Secret } from '../domain/secret.ts';
import { type CachedToken, memoryTrustMs, tokenHash, youngTokenMs } from '../domain/token/cached-token.ts';
import { isHeld } from '../domain/token/rationing.ts';
import type { SignInFailure } from '../domain/token/sign-in-result.ts';
import type { Context } from './context.ts';
import { findConnectionById } from './find-connection.ts';
import { recordFailure } from './record-failure.ts';
import { tokenPurpose } from './record-outcome.ts';
import { signIn } from './sign-in.ts';

export interface AccessToken {
  token: Secret<string>;
  instanceUrl: string;
  issuedAt: Instant;
  goodUntil: Instant;
}

interface Remembered extends AccessToken {
  generation: number;
  refreshAt: Instant;
  comparedAt: Instant;
}

/** How often a process looks whether the one that signs in has finished, in milliseconds; half of it is jitter. */
const lookAgainMs = 200;

/** The tokens of one process. Holds what it has unsealed and who is being waited for, nothing else. */
export class TokenSource {
  readonly #context: Context;
  readonly #holder: string;
  readonly #memory = new Map<string, Remembered>();
  readonly #underWay = new Map<string, Promise<AccessToken>>();

  constructor(context: Context) {
    this.#context = context;
    this.#holder = newId(context.random);
  }

  /**
   * @param options.fresh Signs in anew even when a token is cached; still one sign-in for all who ask at once.
   * Errors: backingOff, loginBudgetSpent, certificateExpired, noUsableKeyPair, consumerKeyMissing, orgChanged,
   *   userChanged, signInFailed, connectionNotFound.
   */
  async acquire(connectionId: string, options: { fresh?: boolean } = {}): Promise<AccessToken> {
    const { clock, settings } = this.#context;
    const fresh = options.fresh ?? false;
    const remembered = fresh ? null : this.#fromMemory(connectionId);
    if (remembered !== null) return remembered;
    const running = this.#underWay.get(connectionId);
    if (running !== undefined) return running;
    const deadlineAt = clock.now() + settings.tokenDeadlineSeconds * secondMs;
    const exchange = this.#fromRowOrSignIn(connectionId, fresh, deadlineAt).finally(() =>
      this.#underWay.delete(connectionId),
    );
    this.#underWay.set(connectionId, exchange);
    return exchange;
  }

  /**
   * For a caller whom the org answered INVALID_SESSION_ID: drops the token by its hash, so that only the first of a
   * thousand causes a sign-in. A token younger than a minute is not replaced: its age is not the cause.
   * Errors: tokenRefusedYoung, and those of `acquire`.
   */
  async refused(connectionId: string, token: Secret<string>): Promise<AccessToken> {
    const hash = tokenHash(token);
    const row = await this.#context.store.read((tx) => tx.tokens.get(connectionId));
    if (row !== null && row.tokenHash === hash) {
      if (this.#context.clock.now() - row.issuedAt < youngTokenMs) {
        const { connection } = await this.#context.store.read((tx) => findConnectionById(tx, connectionId));
        throw new LatchkeyError('tokenRefusedYoung', { name: connection.name });
      }
      await this.#context.store.write((tx) => tx.tokens.dropIfHash(connectionId, hash));
    }
    const remembered = this.#memory.get(connectionId);
    if (remembered !== undefined && tokenHash(remembered.token) === hash) this.#memory.delete(connectionId);
    return this.acquire(connectionId);
  }

  #fromMemory(connectionId: string): Remembered | null {
    const now = this.#context.clock.now();
    const remembered = this.#memory.get(connectionId);
    if (remembered === undefined) return null;
    const isTrusted = now - remembered.comparedAt < memoryTrustMs && now >= remembered.comparedAt;
    return isTrusted && now < remembered.refreshAt ? remembered : null;
  }

  async #fromRowOrSignIn(connectionId: string, fresh: boolean, deadlineAt: Instant): Promise<AccessToken> {
    const { clock, random, store } = this.#context;
    const askedAt = clock.now();
    const isGood = (row: CachedToken) => (fresh ? row.issuedAt > askedAt : clock.now() < row.goodUntil);
    for (;;) {
      const row = await store.read((tx) => tx.tokens.get(connectionId));
      if (row !== null && isGood(row) && (fresh || clock.now() < row.refreshAt)) return this.#open(row);
      const lease = await store.write((tx) =>
        tx.leases.claim(`token:${connectionId}`, this.#holder, deadlineAt - askedAt + 30 * secondMs),
      );
      if (lease !== null)
        return this.#signInHolding(lease, connectionId, row !== null && isGood(row) ? row : null, deadlineAt);
      // Somebody else refreshes ahead: the old token is still good.
      if (row !== null && isGood(row)) return this.#open(row);
      if (clock.now() >= deadlineAt) throw await this.#failed(connectionId, timedOutWaiting);
      await clock.sleep(lookAgainMs * (0.5 + random.fraction() / 2));
      await this.#throwIfHeld(connectionId);
    }
  }

  async #signInHolding(
    lease: Lease,
    connectionId: string,
    good: CachedToken | null,
    deadlineAt: Instant,
  ): Promise<AccessToken> {
    try {
      // Between our look at the row and the lease another process may have put a token there.
      const row = await this.#context.store.read((tx) => tx.tokens.get(connectionId));
      if (row !== null && row.generation !== good?.generation && this.#context.clock.now() < row.refreshAt) {
        return await this.#open(row);
      }
      if (good === null) await this.#throwIfHeld(connectionId);
      const result = await signIn(this.#context, connectionId, { purpose: 'token', deadlineAt });
      if (result.type === 'signedIn') return await this.#afterSignIn(connectionId, result.answer);
      await recordFailure(this.#context, connectionId, result.failure, 'token');
      if (good !== null) return await this.#open(good);
      throw await this.#failed(connectionId, result.failure);
    } finally {
      await this.#context.store.write((tx) => tx.leases.release(lease));
    }
  }

  async #afterSignIn(
    connectionId: string,
    answer: { accessToken: Secret<string>; instanceUrl: string },
  ): Promise<AccessToken> {
    const row = await this.#context.store.read((tx) => tx.tokens.get(connectionId));
    if (row !== null && row.tokenHash === tokenHash(answer.accessToken)) return this.#open(row);
    // The row could not be written: the caller still gets its token.
    const now = this.#context.clock.now();
    return { token: answer.accessToken, instanceUrl: answer.instanceUrl, issuedAt: now, goodUntil: now };
  }

  async #open(row: CachedToken): Promise<AccessToken> {
    const now = this.#context.clock.now();
    const known = this.#memory.get(row.connectionId);
    const token =
      known?.generation === row.generation
        ? known.token
        : await this.#context.custody.openText(tokenPurpose, row.connectionId, row.sealed);
    const { generation, instanceUrl, issuedAt, goodUntil, refreshAt } = row;
    const remembered = { token, generation, instanceUrl, issuedAt, goodUntil, refreshAt, comparedAt: now };
    this.#memory.set(row.connectionId, remembered);
    return remembered;
  }

  async #throwIfHeld(connectionId: string): Promise<void> {
    const { connection } = await this.#context.store.read((tx) => findConnectionById(tx, connectionId));
    if (!isHeld(connection.backOff, this.#context.clock.now())) return;
    const reason = connection.failure?.message ?? 'refused with every key pair';
    const until = new Date(connection.backOff.until).toISOString();
    throw new LatchkeyError('backingOff', { name: connection.name, until, reason });
  }

  async #failed(connectionId: string, failure: SignInFailure): Promise<LatchkeyError> {
    const { connection } = await this.#context.store.read((tx) => findConnectionById(tx, connectionId));
    return signInError(connection.name, failure, this.#context.settings.loginsPerHour);
  }
}

const timedOutWaiting: SignInFailure = {
  code: 'noAnswer',
  fault: 'timedOut',
  message: 'Another process is signing in and has not finished in time.',
};

/** The public error of a failed sign-in. */
export function signInError(name: string, failure: SignInFailure, loginsPerHour: number): LatchkeyError {
  switch (failure.code) {
    case 'certificateExpired':
      return new LatchkeyError('certificateExpired', { name, notAfter: new Date(failure.notAfter).toISOString() });
    case 'noUsableKeyPair':
    case 'consumerKeyMissing':
      return new LatchkeyError(failure.code, { name });
    case 'loginBudgetSpent':
      return new LatchkeyError('loginBudgetSpent', {
        name,
        limit: loginsPerHour,
        until: new Date(failure.until).toISOString(),
      });
    case 'orgChanged':
    case 'userChanged':
      return new LatchkeyError(failure.code, {
        name,
        found: failure.found,
        pinned: failure.pinned,
        org: failure.found,
      });
    default:
      return new LatchkeyError('signInFailed', { name, reason: failure.message });
  }
}
