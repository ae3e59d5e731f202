// Who is restricted to some connections is told of no other, also where they sign in through the same app.

import type { Asked } from './route.ts';

export function isWithinReach(name: string, { caller }: Pick<Asked, 'caller'>): boolean {
  const reach = caller?.access.reach ?? null;
  return reach === null || reach.connections.includes(name);
}

/** Of these, those that the caller may see. */
export function namesWithinReach(names: readonly string[], asked: Pick<Asked, 'caller'>): string[] {
  return names.filter((name) => isWithinReach(name, asked));
}
