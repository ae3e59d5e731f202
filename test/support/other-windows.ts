// A transaction in which some windows are others, as a test watches or breaks them.

import type { ReadTransaction } from '../../src/domain/store.ts';

export function withWindows<T extends ReadTransaction>(tx: T, others: Partial<T>): T {
  return new Proxy(tx, { get: (target, name) => Reflect.get(name in others ? others : target, name) });
}
