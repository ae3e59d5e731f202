// What of new exclusions stands for nothing that the last complete scan knew: mistyped, perhaps, or still to come. It is said and
// not refused.

import type { ComponentKey } from '../../../domain/scan/component.ts';
import { isLeftOut, isTypeLeftOut, type ScanExclusions } from '../../../domain/scan/exclusions.ts';
import type { Store } from '../../../domain/store.ts';

export interface NotFound extends ScanExclusions {
  /** The scan that found nothing of them. */
  number: number;
}

const pageSize = 2_000;

/** Null: there is nothing to say, or no scan to tell by. */
export async function notFound(
  store: Pick<Store, 'read'>,
  connectionId: string,
  excluded: ScanExclusions | null,
): Promise<NotFound | null> {
  const last = await store.read((tx) => tx.scans.lastCompleted(connectionId));
  if (excluded === null || last === null) return null;
  const { number, byType, excluded: before } = last;
  const known = [...Object.keys(byType ?? {}), ...(before?.types ?? []), ...(before?.alongWith ?? [])];
  const types = excluded.types.filter((type) => !known.some((one) => isTypeLeftOut(one, only({ types: [type] }))));
  let names = excluded.names.filter((name) => !before?.names.includes(name));
  for (let after: ComponentKey | undefined = { type: '', fullName: '' }; after !== undefined && names.length > 0; ) {
    const from: ComponentKey = after;
    const page = await store.read((tx) => tx.scans.componentsAt({ connectionId, number }, from, pageSize));
    names = names.filter((name) => !page.some((one) => isLeftOut(one, only({ names: [name] }))));
    after = page.at(-1);
  }
  return types.length + names.length === 0 ? null : { number, types, names };
}

const only = (some: Partial<ScanExclusions>) => ({ types: [], names: [], alongWith: [], ...some });
