// Adds to the mirror what the audit has grown by. One process at a time; a crash between the mirror's yes and our record sends the
// same entries again. A mirror that knows its end notices a database that was put back, whatever was put back with it.

import { exportedEntry } from '../../../domain/audit/audit-entry.ts';
import type { AuditMirror } from '../../../domain/audit/audit-mirror.ts';
import type { AuditHead } from '../../../domain/audit/audit-store.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { Trouble } from '../../../domain/installation/trouble.ts';
import { type Clock, minuteMs } from '../../../domain/ports.ts';
import type { Context, NoticeContext } from '../../context.ts';
import { isInAudit, type PutBack, putBackFrom } from '../steps/put-back.ts';

type Needs = Pick<Context, 'store' | 'sealer' | 'random' | 'log'> & Pick<NoticeContext, 'holder'>;

const pageSize = 200;
const leaseMs = 5 * minuteMs;

/** One that is away for a moment is no trouble: what it lacks is added when it is back. */
const troubleAfterMs = 5 * minuteMs;

/** How the mirror takes what this process gives it. */
export class MirrorHealth {
  readonly #clock: Clock;
  readonly #place: string;
  #failing: { sinceMs: number; problem: string } | null = null;

  constructor(clock: Clock, place: string) {
    this.#clock = clock;
    this.#place = place;
  }

  /** Errors: those of the turn. */
  async watch(turn: () => Promise<boolean>): Promise<void> {
    try {
      if (await turn()) this.#failing = null;
    } catch (error) {
      if (error instanceof LatchkeyError && error.code === 'auditMirrorFailed')
        this.#failing = {
          sinceMs: this.#failing?.sinceMs ?? this.#clock.monotonicMs(),
          problem: error.parameters.problem,
        };
      throw error;
    }
  }

  get trouble(): Trouble | null {
    const failing = this.#failing;
    if (failing === null || this.#clock.monotonicMs() - failing.sinceMs < troubleAfterMs) return null;
    return { type: 'auditMirrorFails', what: this.#place, detail: failing.problem };
  }
}

/** False: another process has the turn. @param place names the mirror: processes that write to one take turns. Errors: auditMirrorFailed, those of the store. */
export async function mirrorAudit(
  needs: Needs,
  mirror: AuditMirror,
  place: string,
  tell: (putBack: PutBack) => Promise<void>,
): Promise<boolean> {
  const { store, holder } = needs;
  const claim = () => store.write((tx) => tx.leases.claim(`audit:mirror:${place}`, holder, leaseMs));
  let lease = await claim();
  if (lease === null) return false;
  try {
    let end = await knownEnd(store, mirror);
    if (end !== null && !(await isInAudit(store, end))) {
      const putBack = await putBackFrom(needs, end);
      if (putBack !== null) await tell(putBack);
      // Where it began to differ nobody knows: the audit as it is now follows whole.
      end = null;
    }
    for (let after = end?.sequence ?? 0; lease !== null; lease = await claim()) {
      const page = await store.read((tx) => tx.audit.page(after, pageSize));
      const last = page.at(-1);
      if (last === undefined) return true;
      await mirror.append(page.map(exportedEntry));
      await store.write((tx) => tx.facts.set('auditMirrored', { sequence: last.sequence, hash: last.hash }));
      after = last.sequence;
    }
    return true;
  } finally {
    const held = lease;
    if (held !== null) await store.write((tx) => tx.leases.release(held));
  }
}

async function knownEnd(store: Needs['store'], mirror: AuditMirror): Promise<AuditHead | null> {
  return (await mirror.end()) ?? (await store.read((tx) => tx.facts.get('auditMirrored')));
}
