// Whose request it is, for what a program's token cannot do.

import { LatchkeyError } from '../../domain/errors.ts';
import type { Asked } from '../route.ts';

/** The door has let through a session. */
export function ownSession({ caller }: Pick<Asked, 'caller'>): { personId: string; sessionId: string } {
  if (caller?.sessionId === null || caller === null) throw new LatchkeyError('sessionNotFound', { id: '' });
  return { personId: caller.person.id, sessionId: caller.sessionId };
}
