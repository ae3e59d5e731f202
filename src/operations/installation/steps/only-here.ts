// What the present database holds and a backup does not.

import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import type { Store } from '../../../domain/store.ts';
import { everyRow } from '../../every-row.ts';

type Source = Pick<Store, 'read'>;

export function allPairs(source: Source): Promise<KeyPair[]> {
  const pairs = everyRow(
    (after, limit) => source.read((tx) => tx.keyPairs.page(after, limit)),
    ({ id }) => id,
  );
  return Array.fromAsync(pairs);
}

/** Names; one that was removed and added again under its name is there. */
export async function connectionsOnlyIn(present: Source, backup: Source): Promise<string[]> {
  const held = new Set(await connectionNames(backup));
  return (await connectionNames(present)).filter((name) => !held.has(name));
}

async function connectionNames(source: Source): Promise<string[]> {
  const connections = everyRow(
    (after, limit) => source.read((tx) => tx.connections.page(after, limit)),
    ({ name }) => name,
  );
  return Array.fromAsync(connections, ({ name }) => name);
}
