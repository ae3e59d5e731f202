// What the text of an edited component ends in, so that no edit goes unseen.

import type { Scribe } from './scribe.ts';

export function revised({ one }: Scribe): string {
  return one.revision === 0 ? '' : `, change ${one.revision}`;
}
