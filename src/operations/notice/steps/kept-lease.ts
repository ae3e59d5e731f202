// A lease that is held through a long piece of work: extended when a third of it is over, not at every step, since each
// extension is a durable write.

import type { Lease } from '../../../domain/lease.ts';
import type { NoticeContext } from '../../context.ts';

export class KeptLease {
  readonly #context: NoticeContext;
  readonly #durationMs: number;
  #lease: Lease | null;
  #extendedAtMs: number;

  private constructor(context: NoticeContext, durationMs: number, lease: Lease) {
    this.#context = context;
    this.#durationMs = durationMs;
    this.#lease = lease;
    this.#extendedAtMs = context.clock.monotonicMs();
  }

  /** Null when another holds it. */
  static async take(context: NoticeContext, resource: string, durationMs: number): Promise<KeptLease | null> {
    const { store, holder } = context;
    const lease = await store.write((tx) => tx.leases.claim(resource, holder, durationMs));
    return lease === null ? null : new KeptLease(context, durationMs, lease);
  }

  /** False when the lease is lost: the work stops there. */
  async keep(): Promise<boolean> {
    const { store, clock } = this.#context;
    const nowMs = clock.monotonicMs();
    const lease = this.#lease;
    if (lease === null || nowMs - this.#extendedAtMs < this.#durationMs / 3) return lease !== null;
    this.#extendedAtMs = nowMs;
    this.#lease = await store.write((tx) => tx.leases.claim(lease.resource, lease.holder, this.#durationMs));
    return this.#lease !== null;
  }

  async release(): Promise<void> {
    const lease = this.#lease;
    this.#lease = null;
    if (lease !== null) await this.#context.store.write((tx) => tx.leases.release(lease));
  }
}
