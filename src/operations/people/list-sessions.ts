// Where somebody is signed in.

import { isLiveSession, type Session } from '../../domain/people/person.ts';
import { iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';

interface ShownSession {
  session: Session;
  isThis: boolean;
}

export const listSessions = {
  act: 'session.list',
  async run(context, { personId, sessionId }) {
    const { proved } = await accountKey(context);
    const now = context.clock.now();
    const all = await context.store.read((tx) => tx.people.sessionsOf(personId));
    const live = all.filter((session) => isLiveSession(session, now) && proved('session', session) !== null);
    return live.map((session) => ({ session, isThis: session.id === sessionId }));
  },
  view: (sessions) => ({
    sessions: sessions.map(({ session: { id, createdAt, expiresAt, userAgent }, isThis }) => ({
      id,
      isThis,
      userAgent,
      createdAt: iso(createdAt),
      expiresAt: iso(expiresAt),
    })),
  }),
} satisfies Act<AccountNeeds, { personId: string; sessionId: string | null }, ShownSession[]>;
