// One swap at work: what its steps read, and its calls to the org, with the token that is held. A step ends in an outcome, or
// pauses where it has to wait; the swap is then left to whoever comes next.

import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import type { OrgRead, VersionedSession } from '../../../domain/org/org.ts';
import type { OrgFact } from '../../../domain/org/org-facts.ts';
import { type Instant, minuteMs, secondMs } from '../../../domain/ports.ts';
import { type CertificateForm, certificateForm, formDigest } from '../../../domain/rotation/certificate-form.ts';
import type { SlotComponent, Swap, SwapFacts, SwapProblem, SwapSigner } from '../../../domain/rotation/swap.ts';
import type { OpenSwapPhase, OutcomeOf } from '../../../domain/rotation/swap-phases.ts';
import { Secret } from '../../../domain/secret.ts';
import type { AccessToken, UserToken } from '../../../domain/token/access-token.ts';
import { tokenHash } from '../../../domain/token/cached-token.ts';
import { type SealedText, swapFormPurpose } from '../../../domain/vault/sealed.ts';
import { parseCertificate } from '../../../formats/x509.ts';
import { findConnectionById, type Whole } from '../../connection/steps/find-connection.ts';
import type { SwapContext } from '../../context.ts';
import { factsOfOrg } from '../../org/steps/facts-of-org.ts';

/** Thrown by a step that cannot go on now. */
export class SwapPause extends Error {
  override readonly name = 'SwapPause';
  readonly why: string;
  readonly ms: number;
  constructor(why: string, ms: number) {
    super(`the swap waits: ${why}`);
    this.why = why;
    this.ms = ms;
  }
}

/** The org lets this user in with no key and no token. */
export class NotLetIn extends SwapPause {}

export interface Came<P extends OpenSwapPhase> {
  outcome: OutcomeOf<P>;
  facts?: SwapFacts;
}

/** What the slot holds, as far as the org shows it. */
type Held = { held: 'old' | 'new' | 'notShown' } | { held: 'other'; problem: SwapProblem };

const silentMs = 15 * secondMs;
/** Our own rationing, and what passes by itself. */
const passing = new Set(['tokenRefusedYoung', 'loginBudgetSpent', 'databaseBusy']);
const pauseMs = minuteMs;

export class SwapWork {
  readonly context: SwapContext;
  readonly swap: Swap;
  readonly signal: AbortSignal;
  /** It was found in this phase: whether its act was done is not known. */
  readonly isResumed: boolean;

  constructor(context: SwapContext, swap: Swap, at: { signal: AbortSignal; isResumed: boolean }) {
    this.context = context;
    this.swap = swap;
    this.signal = at.signal;
    this.isResumed = at.isResumed;
  }

  now(): Instant {
    return this.context.clock.now();
  }

  /** Of the app that is rotated, and of no other: the connection may have left it, and another goes on from the next look. */
  async whole(): Promise<Whole> {
    const { connectionId, clientAppId } = this.swap;
    const found = await this.context.store.read(async (tx) => {
      const connection = await tx.connections.byId(connectionId);
      return connection?.clientAppId === clientAppId ? findConnectionById(tx, connectionId) : null;
    });
    if (found === null) throw new SwapPause('the connection left the app', secondMs);
    return found;
  }

  /** What this org has shown of itself. */
  async known(): Promise<OrgFact[]> {
    const { connection } = await this.whole();
    return this.context.store.read((tx) => factsOfOrg(tx, connection));
  }

  async pair(id: string): Promise<KeyPair> {
    const pair = await this.context.store.read((tx) => tx.keyPairs.byId(id));
    if (pair === null) throw new LatchkeyError('internal', {}, `the key pair of swap ${this.swap.id} is not there`);
    return pair;
  }

  component(): SlotComponent {
    if (this.swap.component === null) throw new LatchkeyError('internal', {}, 'a swap knows no component yet');
    return this.swap.component;
  }

  async seal(form: CertificateForm): Promise<SealedText> {
    return this.context.sealer.seal(swapFormPurpose, this.swap.id, new Secret(form.text));
  }

  async kept({ kind }: Pick<ClientApp, 'kind'>): Promise<CertificateForm> {
    if (this.swap.keptForm === null) throw new LatchkeyError('internal', {}, 'a swap has no form yet');
    const text = await this.context.sealer.unseal(swapFormPurpose, this.swap.id, this.swap.keptForm);
    const form = certificateForm(kind, Buffer.from(text.reveal(), 'latin1'));
    if (typeof form === 'string') throw new LatchkeyError('internal', {}, `a kept form is none: ${form}`);
    return form;
  }

  /** Whether a reading is as the form was kept, or as the org made it of our own deploy. */
  isAsKept(kept: CertificateForm, read: CertificateForm): boolean {
    const digest = formDigest(read);
    return digest === formDigest(kept) || digest === this.swap.deployedDigest;
  }

  async held({ certificateDer }: CertificateForm): Promise<Held> {
    if (certificateDer === null) return { held: 'notShown' };
    const [before, after] = [await this.pair(this.swap.oldKeyPairId), await this.pair(this.swap.newKeyPairId)];
    const isOf = (pair: KeyPair) => Buffer.compare(pair.certificateDer, certificateDer) === 0;
    if (isOf(after)) return { held: 'new' };
    if (isOf(before)) return { held: 'old' };
    return {
      held: 'other',
      problem: { type: 'otherCertificate', fingerprint: parseCertificate(certificateDer).fingerprint },
    };
  }

  /** A token that is refused is replaced once. @throws SwapPause where the org gives no answer. */
  async ask<T>(call: (session: VersionedSession, signal: AbortSignal) => Promise<OrgRead<T>>): Promise<OrgRead<T>> {
    const read = await this.askOnce(call);
    if (read.type === 'noAnswer') throw new SwapPause(read.message, silentMs);
    const isBusy = read.type === 'failed' && (read.status >= 500 || read.status === 429) && read.errorCode === null;
    if (isBusy || (read.type === 'failed' && read.errorCode === 'SERVER_UNAVAILABLE')) {
      throw new SwapPause(read.message, silentMs);
    }
    if (read.type === 'sessionRefused') throw new NotLetIn(read.message, 2 * minuteMs);
    return read;
  }

  /** The same without a word about what no answer means. */
  async askOnce<T>(call: (session: VersionedSession, signal: AbortSignal) => Promise<OrgRead<T>>): Promise<OrgRead<T>> {
    const first = await this.#session();
    const read = await call(first, this.signal);
    if (read.type !== 'sessionRefused') return read;
    await this.#replace(tokenHash(first.accessToken));
    return call(await this.#session(), this.signal);
  }

  /** The same with another that signs in. */
  as(signsInAs: SwapSigner): SwapWork {
    const { context, signal, isResumed } = this;
    return new SwapWork(context, { ...this.swap, signsInAs }, { signal, isResumed });
  }

  /** Who deploys, where it is not the connection's own user. */
  async deployUser(): Promise<string | null> {
    return (await this.#signer()).username;
  }

  async #signer(): Promise<SwapSigner> {
    const { signsInAs, connectionId } = this.swap;
    if (signsInAs !== null) return signsInAs;
    const { deployUser, username } = (await this.whole()).connection;
    const isSame = deployUser?.toLowerCase() === username.toLowerCase();
    return { connectionId, username: isSame ? null : deployUser };
  }

  /** The id under which the org lists what is deployed. */
  async userId(): Promise<string | null> {
    const { connectionId, username } = await this.#signer();
    if (username !== null) return (await this.#tokenOf(username)).userId;
    const { connection } = await this.context.store.read((tx) => findConnectionById(tx, connectionId));
    return connection.org?.userId ?? null;
  }

  async #session(): Promise<VersionedSession> {
    const { orgReader } = this.context;
    const { connectionId, username } = await this.#signer();
    const given = username === null ? this.#ownToken(connectionId) : this.#tokenOf(username);
    const { token: accessToken, instanceUrl } = await given;
    const version = await orgReader.apiVersion(instanceUrl, this.signal);
    if (version.type !== 'read') throw new SwapPause(version.message, silentMs);
    return { instanceUrl, accessToken, apiVersion: version.value };
  }

  async #ownToken(connectionId: string): Promise<AccessToken> {
    const { tokens } = this.context;
    try {
      return await orPause(() => tokens.acquire(connectionId));
    } catch (error) {
      // Where nobody can sign in, an old token is worth asking with until the org says no.
      const isLastWay = error instanceof NotLetIn && this.swap.putsBack;
      const old = isLastWay ? await tokens.atHand(connectionId, { evenOld: true }) : null;
      if (old === null) throw error;
      return old;
    }
  }

  async #tokenOf(username: string): Promise<UserToken> {
    const { connectionId, putsBack: evenOld } = this.swap;
    const given = await this.context.tokens.acquireAs(connectionId, username, { evenOld });
    if (!('code' in given)) return given;
    const Pause = passing.has(given.code) ? SwapPause : NotLetIn;
    throw new Pause(`${username}: ${given.code}`, pauseMs);
  }

  async #replace(hash: string): Promise<void> {
    const { tokens } = this.context;
    const { connectionId, username } = await this.#signer();
    if (username !== null) await tokens.forgetAs(hash);
    else await orPause(() => tokens.refused(connectionId, hash));
  }
}

async function orPause<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    if (passing.has(error.code)) throw new SwapPause(error.code, pauseMs);
    throw error.kind === 'connection' ? new NotLetIn(error.code, pauseMs) : error;
  }
}
