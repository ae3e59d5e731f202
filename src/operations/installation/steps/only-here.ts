// What the present database holds and a backup does not.

import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import type { ReadTransaction, Store } from '../../../domain/store.ts';

type Source = Pick<Store, 'read'>;

const pageSize = 500;

export function allPairs(source: Source): Promise<KeyPair[]> {
  return all(
    source,
    (tx, after) => tx.keyPairs.page(after, pageSize),
    ({ id }) => id,
  );
}

/** Names; one that was removed and added again under its name is there. */
export async function connectionsOnlyIn(present: Source, backup: Source): Promise<string[]> {
  const held = new Set(await connectionNames(backup));
  return (await connectionNames(present)).filter((name) => !held.has(name));
}

async function connectionNames(source: Source): Promise<string[]> {
  const connections = await all(
    source,
    (tx, after) => tx.connections.page(after, pageSize),
    ({ name }) => name,
  );
  return connections.map(({ name }) => name);
}

async function all<T>(
  source: Source,
  pageAfter: (tx: ReadTransaction, after: string) => Promise<T[]>,
  keyOf: (one: T) => string,
): Promise<T[]> {
  const found: T[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after;
    const page = await source.read((tx) => pageAfter(tx, from));
    found.push(...page);
    const last = page.at(-1);
    after = last && keyOf(last);
  }
  return found;
}
