// The other certificates of a chain that came with ours: Salesforce needs none of them, other programs that were given the chain
// do. The one that ends first is watched; the next certificate of the app takes its place.

import type { ReadTransaction, WriteTransaction } from '../../../domain/store.ts';
import { sourceId } from '../../../domain/watch/watch-ids.ts';
import type { WatchedCertificate } from '../../../domain/watch/watched-certificate.ts';
import { elsewhere } from '../../../domain/watch/watched-place.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';
import { described } from '../../watch/steps/elsewhere.ts';
import { shown, watchedEntry } from '../../watch/steps/keep-verdict.ts';

/** @param others DER of each, without ours; none: what was watched of an earlier chain is watched no more. */
export async function watchChain(
  context: Pick<Context, 'actor' | 'clock'>,
  tx: WriteTransaction,
  { app, connection }: Whole,
  others: readonly Uint8Array[],
): Promise<WatchedCertificate | null> {
  const id = chainId(app.id);
  const before = await watchedChain(tx, app.id);
  if (others.length === 0) {
    if (before !== null) {
      await tx.watchedCertificates.remove(
        id,
        watchedEntry(context, 'watchedCertificate.removed', before, shown(before), null),
      );
    }
    return null;
  }
  const watched = {
    ...described(id, `chain of ${connection.name}`, others),
    ...{ contacts: connection.contacts, noticeDays: before?.noticeDays ?? null },
  };
  const verb = before === null ? 'watchedCertificate.added' : 'watchedCertificate.changed';
  const entry = watchedEntry(context, verb, watched, before && shown(before), shown(watched));
  if (before === null) await tx.watchedCertificates.insert(watched, entry);
  else await tx.watchedCertificates.update(watched, entry);
  return watched;
}

/** Null: none came with the certificate that was installed last. */
export function watchedChain(tx: ReadTransaction, clientAppId: string): Promise<WatchedCertificate | null> {
  return tx.watchedCertificates.byId(chainId(clientAppId));
}

function chainId(clientAppId: string): string {
  return sourceId(elsewhere, 'chain', clientAppId);
}
