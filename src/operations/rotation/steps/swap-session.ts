// In whose name a swap asks the org, and the token that is held for it.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { VersionedSession } from '../../../domain/org/org.ts';
import { minuteMs, secondMs } from '../../../domain/ports.ts';
import type { Swap, SwapSigner } from '../../../domain/rotation/swap.ts';
import type { AccessToken, UserToken } from '../../../domain/token/access-token.ts';
import { sayingOf } from '../../../domain/token/sign-in-result.ts';
import { findConnectionById, type Whole } from '../../connection/steps/find-connection.ts';
import type { SwapContext } from '../../context.ts';
import { NotLetIn, SwapPause } from './swap-pause.ts';

const silentMs = 15 * secondMs;
/** Our own rationing, and what passes by itself. */
const passing = new Set(['tokenRefusedYoung', 'loginBudgetSpent', 'databaseBusy']);
const pauseMs = minuteMs;

export class SwapSession {
  readonly #context: SwapContext;
  readonly #swap: Swap;
  readonly #signal: AbortSignal;
  readonly #whole: () => Promise<Whole>;

  constructor(context: SwapContext, swap: Swap, signal: AbortSignal, whole: () => Promise<Whole>) {
    this.#context = context;
    this.#swap = swap;
    this.#signal = signal;
    this.#whole = whole;
  }

  async signer(): Promise<SwapSigner> {
    const { signsInAs, connectionId } = this.#swap;
    if (signsInAs !== null) return signsInAs;
    const { deployUser, username } = (await this.#whole()).connection;
    const isSame = deployUser?.toLowerCase() === username.toLowerCase();
    return { connectionId, username: isSame ? null : deployUser };
  }

  /** The id under which the org lists what is deployed. */
  async userId(): Promise<string | null> {
    const { connectionId, username } = await this.signer();
    if (username !== null) return (await this.#tokenOf(username)).userId;
    const { connection } = await this.#context.store.read((tx) => findConnectionById(tx, connectionId));
    return connection.org?.userId ?? null;
  }

  async opened(): Promise<VersionedSession> {
    const { orgReader } = this.#context;
    const { connectionId, username } = await this.signer();
    const given = username === null ? this.#ownToken(connectionId) : this.#tokenOf(username);
    const { token: accessToken, instanceUrl } = await given;
    const version = await orgReader.apiVersion(instanceUrl, this.#signal);
    if (version.type !== 'read') throw new SwapPause(version.message, silentMs);
    return { instanceUrl, accessToken, apiVersion: version.value };
  }

  async #ownToken(connectionId: string): Promise<AccessToken> {
    const { tokens } = this.#context;
    try {
      return await orPause(() => tokens.acquire(connectionId));
    } catch (error) {
      // Where nobody can sign in, an old token is worth asking with until the org says no.
      const isLastWay = error instanceof NotLetIn && this.#swap.putsBack;
      const old = isLastWay ? await tokens.atHand(connectionId, { evenOld: true }) : null;
      if (old === null) throw error;
      return old;
    }
  }

  async #tokenOf(username: string): Promise<UserToken> {
    const { connectionId, putsBack: evenOld } = this.#swap;
    const given = await this.#context.tokens.acquireAs(connectionId, username, { evenOld });
    if (!('code' in given)) return given;
    const Pause = passing.has(given.code) ? SwapPause : NotLetIn;
    throw new Pause(given.message, pauseMs);
  }

  async replace(hash: string): Promise<void> {
    const { tokens } = this.#context;
    const { connectionId, username } = await this.signer();
    if (username !== null) await tokens.forgetAs(hash);
    else await orPause(() => tokens.refused(connectionId, hash));
  }
}

async function orPause<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    if (passing.has(error.code)) throw new SwapPause(sayingOf(error), pauseMs);
    throw error.kind === 'connection' ? new NotLetIn(sayingOf(error), pauseMs) : error;
  }
}
