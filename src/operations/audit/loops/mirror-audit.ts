// Adds to the mirror what the audit has grown by. One process at a time; a crash between the mirror's yes and our record sends the
// same entries again. A mirror that knows its end notices a database that was put back, whatever was put back with it.

import { exportedEntry } from '../../../domain/audit/audit-entry.ts';
import type { AuditMirror } from '../../../domain/audit/audit-mirror.ts';
import type { AuditHead } from '../../../domain/audit/audit-store.ts';
import { minuteMs } from '../../../domain/ports.ts';
import type { Context, NoticeContext } from '../../context.ts';
import { isInAudit, type PutBack, putBackFrom } from '../steps/put-back.ts';

type Needs = Pick<Context, 'store'> & Pick<NoticeContext, 'holder'>;

const pageSize = 200;
const leaseMs = 5 * minuteMs;

/** @param place names the mirror: processes that write to one take turns. Errors: auditMirrorFailed, those of the store. */
export async function mirrorAudit(
  { store, holder }: Needs,
  mirror: AuditMirror,
  place: string,
  tell: (putBack: PutBack) => Promise<void>,
): Promise<void> {
  const claim = () => store.write((tx) => tx.leases.claim(`audit:mirror:${place}`, holder, leaseMs));
  let lease = await claim();
  if (lease === null) return;
  try {
    let end = await knownEnd(store, mirror);
    if (end !== null && !(await isInAudit(store, end))) {
      await tell(await putBackFrom(store, end));
      // Where it began to differ nobody knows: the audit as it is now follows whole.
      end = null;
    }
    for (let after = end?.sequence ?? 0; lease !== null; lease = await claim()) {
      const page = await store.read((tx) => tx.audit.page(after, pageSize));
      const last = page.at(-1);
      if (last === undefined) return;
      await mirror.append(page.map(exportedEntry));
      await store.write((tx) => tx.facts.set('auditMirrored', { sequence: last.sequence, hash: last.hash }));
      after = last.sequence;
    }
  } finally {
    const held = lease;
    if (held !== null) await store.write((tx) => tx.leases.release(held));
  }
}

async function knownEnd(store: Needs['store'], mirror: AuditMirror): Promise<AuditHead | null> {
  return (await mirror.end()) ?? (await store.read((tx) => tx.facts.get('auditMirrored')));
}
