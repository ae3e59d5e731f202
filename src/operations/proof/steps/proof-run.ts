// One run of experiments: whose connection it is, what is written down of it, and the throw-away apps that its experiments share.

import type { AppKind, ClientApp } from '../../../domain/client-app/client-app.ts';
import type { Connection } from '../../../domain/connection/connection.ts';
import type { Instant } from '../../../domain/ports.ts';
import { type Leaving, leftIn, type OrgProof } from '../../../domain/proof/proof.ts';
import type { Target } from '../../../domain/token/audience.ts';
import { auditEntry, type ProofContext, proofSubject } from '../../context.ts';
import type { ThrowAwayKey } from './throw-away-key.ts';

export interface ThrowAwayApp {
  readonly kind: AppKind;
  readonly name: string;
  readonly consumerKey: string;
  readonly profile: string;
  /** In its slot; null: nothing. */
  held: ThrowAwayKey | null;
  /** It was accepted steadily since. */
  isSteady: boolean;
  /** What its sign-ins ask, once one was accepted. */
  target: Target | null;
}

export type Ground = { connection: Connection; app: ClientApp & { consumerKey: string } };

export class ProofRun {
  readonly context: ProofContext;
  readonly ground: Ground;
  readonly apps: ThrowAwayApp[] = [];
  /** The login budget of the user is at its end until then. */
  loginsSpentUntil: Instant | null = null;
  proof: OrgProof;

  constructor(context: ProofContext, ground: Ground, proof: OrgProof) {
    this.context = context;
    this.ground = ground;
    this.proof = proof;
  }

  /** To be called before it is sent: whatever becomes of this process, it is known what to look for. */
  makes({ type, fullName }: Pick<Leaving, 'type' | 'fullName'>): Promise<void> {
    const made = { type, fullName, madeAt: this.context.clock.now(), removedAt: null, problem: null };
    return this.#write([...this.proof.leavings, made]);
  }

  /** @param problem Null: it is not there any more. */
  removed({ type, fullName }: Pick<Leaving, 'type' | 'fullName'>, problem: string | null): Promise<void> {
    const removedAt = problem === null ? this.context.clock.now() : null;
    return this.#write(
      this.proof.leavings.map((one) =>
        one.type === type && one.fullName === fullName && one.removedAt === null ? { ...one, removedAt, problem } : one,
      ),
    );
  }

  async noteCleanUp(removed: number): Promise<void> {
    const { context, proof, ground } = this;
    const left = leftIn(proof).map(({ fullName }) => fullName);
    const subject = proofSubject(proof, ground.connection.name);
    const entry = auditEntry(context, 'proof.cleanedUp', subject, null, { removed, left });
    await context.store.write((tx) => tx.proofs.update(proof, entry));
  }

  async #write(leavings: readonly Leaving[]): Promise<void> {
    this.proof = { ...this.proof, leavings };
    await this.context.store.write((tx) => tx.proofs.update(this.proof, null));
  }
}
