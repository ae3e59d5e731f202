// One swap at work: what its steps read, and its calls to the org, with the token that is held. A step ends in an outcome, or
// pauses where it has to wait; the swap is then left to whoever comes next.

import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { isCandidate, isUsable } from '../../../domain/key-pair/candidates.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import type { OrgRead, VersionedSession } from '../../../domain/org/org.ts';
import type { OrgFact } from '../../../domain/org/org-facts.ts';
import { type Instant, minuteMs, secondMs } from '../../../domain/ports.ts';
import { type CertificateForm, certificateForm, formDigest } from '../../../domain/rotation/certificate-form.ts';
import type { SlotComponent, Swap, SwapFacts, SwapProblem, SwapSigner } from '../../../domain/rotation/swap.ts';
import type { OpenSwapPhase, OutcomeOf } from '../../../domain/rotation/swap-phases.ts';
import { said } from '../../../domain/said.ts';
import { Secret } from '../../../domain/secret.ts';
import { tokenHash } from '../../../domain/token/cached-token.ts';
import { type SealedText, swapFormPurpose } from '../../../domain/vault/sealed.ts';
import { parseCertificate } from '../../../formats/x509.ts';
import { findConnectionById, type Whole } from '../../connection/steps/find-connection.ts';
import type { SwapContext } from '../../context.ts';
import { certificatesAt } from '../../installation/steps/clock-trust.ts';
import { factsOfOrg } from '../../org/steps/facts-of-org.ts';
import { NotLetIn, SwapPause } from './swap-pause.ts';
import { SwapSession } from './swap-session.ts';

export interface Came<P extends OpenSwapPhase> {
  outcome: OutcomeOf<P>;
  facts?: SwapFacts;
}

/** What the slot holds, as far as the org shows it. */
type Held = { held: 'old' | 'new' | 'notShown' } | { held: 'other'; problem: SwapProblem };

const silentMs = 15 * secondMs;

export class SwapWork {
  readonly context: SwapContext;
  readonly swap: Swap;
  readonly signal: AbortSignal;
  /** It was found in this phase: whether its act was done is not known. */
  readonly isResumed: boolean;
  readonly #session: SwapSession;

  constructor(context: SwapContext, swap: Swap, at: { signal: AbortSignal; isResumed: boolean }) {
    this.context = context;
    this.swap = swap;
    this.signal = at.signal;
    this.isResumed = at.isResumed;
    this.#session = new SwapSession(context, swap, at.signal, () => this.whole());
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
    if (found === null) throw new SwapPause(said('connectionLeft'), secondMs);
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

  /** By its state, and by its certificate's end as sign-ins see it. */
  async maySign(pair: KeyPair): Promise<boolean> {
    if (!isUsable(pair) || pair.notAfter > this.now()) return isUsable(pair);
    const whole = await this.whole();
    return isCandidate(pair, whole.connection.expiredPolicy, await certificatesAt(this.context, whole));
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
    const first = await this.#session.opened();
    const read = await call(first, this.signal);
    if (read.type !== 'sessionRefused') return read;
    await this.#session.replace(tokenHash(first.accessToken));
    return call(await this.#session.opened(), this.signal);
  }

  /** The same with another that signs in. */
  as(signsInAs: SwapSigner): SwapWork {
    const { context, signal, isResumed } = this;
    return new SwapWork(context, { ...this.swap, signsInAs }, { signal, isResumed });
  }
  /** Who deploys, where it is not the connection's own user. */
  async deployUser(): Promise<string | null> {
    return (await this.#session.signer()).username;
  }

  /** The id under which the org lists what is deployed. */
  userId(): Promise<string | null> {
    return this.#session.userId();
  }
}
