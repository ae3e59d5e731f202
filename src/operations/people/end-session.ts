// Signs out one session of a person, this one or another.

import { LatchkeyError } from '../../domain/errors.ts';
import type { Act } from '../act.ts';
import { auditEntry, type Context, personSubject } from '../context.ts';

type Needs = Pick<Context, 'store' | 'clock' | 'actor'>;

/** Errors: sessionNotFound. */
export const endSession = {
  act: 'session.end',
  async run(context, { personId, id }) {
    return context.store.write(async (tx) => {
      const person = await tx.people.byId(personId);
      const ended = await tx.people.removeSessions(personId, id);
      if (ended === 0 || person === null) throw new LatchkeyError('sessionNotFound', { id });
      await tx.audit.append(auditEntry(context, 'person.signedOut', personSubject(person), null, null));
      return { id };
    });
  },
  view: ({ id }) => ({ id, ended: true }),
} satisfies Act<Needs, { personId: string; id: string }, { id: string }>;
