// Who asks, by the secret that a request carries: the session of a browser or the token of a program. What comes of it is what
// `perform` judges by.

import { type Permission, permissionsOf } from '../../domain/access/permission.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { isLiveSession, isLiveToken, secretHash } from '../../domain/people/person.ts';
import type { Instant } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import type { ReadTransaction } from '../../domain/store.ts';
import type { Act } from '../act.ts';
import { type FleetNeeds, fleetPlaces } from '../status/steps/fleet-places.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';

type Credential = { type: 'session' | 'apiToken'; secret: Secret<string> };

/** Null: nobody that is known, closed, over, or not written by this installation. */
export const identifyCaller = {
  act: 'account.identify',
  run: callerOf,
  view: (caller) => (caller === null ? null : { name: caller.person.name, role: caller.person.role }),
} satisfies Act<Needs, Credential, Caller | null>;

type Needs = AccountNeeds & FleetNeeds;

interface Carried {
  personId: string;
  sessionId: string | null;
  expiresAt: Instant;
  /** What a token was made for; null: all that its person may do. */
  only: { permissions: readonly Permission[]; label: string | null; name: string } | null;
}

async function callerOf(context: Needs, credential: Credential): Promise<Caller | null> {
  const { proved } = await accountKey(context);
  return context.store.read(async (tx) => {
    const carried = await carriedBy(tx, credential, proved, context.clock.now());
    if (carried === null) return null;
    const person = proved('person', await tx.people.byId(carried.personId));
    if (person === null || person.disabledAt !== null) return null;
    const own = permissionsOf(person.role);
    const { only, sessionId, expiresAt } = carried;
    const permissions = only === null ? own : own.filter((one) => one === 'open' || only.permissions.includes(one));
    const labels = [person.label, only?.label ?? null].filter((label) => label !== null);
    return {
      access: { permissions, reach: labels.length === 0 ? null : (await fleetPlaces(context, tx)).reach(labels) },
      person,
      actorName: only === null ? person.name : `${person.name} (token "${only.name}")`,
      sessionId,
      orgId: null,
      expiresAt,
    };
  });
}

async function carriedBy(
  tx: ReadTransaction,
  { type, secret }: Credential,
  proved: Awaited<ReturnType<typeof accountKey>>['proved'],
  now: number,
): Promise<Carried | null> {
  const hash = secretHash(secret);
  if (type === 'session') {
    const session = proved('session', await tx.people.sessionByTokenHash(hash));
    if (session === null || !isLiveSession(session, now)) return null;
    const { personId, expiresAt, id: sessionId } = session;
    return { personId, sessionId, expiresAt, only: null };
  }
  const token = proved('apiToken', await tx.people.apiTokenByHash(hash));
  if (token === null || !isLiveToken(token, now)) return null;
  return { personId: token.personId, sessionId: null, expiresAt: token.expiresAt, only: token };
}
