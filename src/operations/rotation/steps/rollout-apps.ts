// Which apps a rollout is about: those of the connections that fit. An app is rotated once, however many of them sign in through it.

import { windowOpensAt } from '../../../domain/client-app/maintenance-window.ts';
import type { Connection } from '../../../domain/connection/connection.ts';
import { patternMatcher } from '../../../domain/connection/name-pattern.ts';
import { isHandover } from '../../../domain/key-pair/handover.ts';
import { pairIn } from '../../../domain/key-pair/key-pair.ts';
import { dayMs, type Instant } from '../../../domain/ports.ts';
import type { AppLeftOut, RolloutApp, RolloutSelection } from '../../../domain/rotation/rollout.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import { everyConnection } from '../../every-row.ts';

/** The same command again, in a script as by a person, rotates nothing twice. */
const rotatedLatelyMs = dayMs;

export interface ChosenApps {
  apps: Pick<RolloutApp, 'clientAppId' | 'connection'>[];
  leftOut: AppLeftOut[];
}

/** In the order of the names of their connections. */
export async function chooseApps(
  tx: ReadTransaction,
  { pattern, labels }: RolloutSelection,
  now: Instant,
): Promise<ChosenApps> {
  const fits = patternMatcher(pattern);
  const byApp = new Map<string, Connection[]>();
  for await (const connection of everyConnection(tx)) {
    const { name, clientAppId } = connection;
    if (!fits.test(name) || !labels.every((label) => connection.labels.includes(label))) continue;
    byApp.set(clientAppId, [...(byApp.get(clientAppId) ?? []), connection]);
  }
  const chosen: ChosenApps = { apps: [], leftOut: [] };
  for (const [clientAppId, connections] of byApp) {
    const names = connections.map(({ name }) => name);
    const working = connections.find(({ failure }) => failure === null);
    const why = await whyNot(tx, clientAppId, now);
    if (why === null) chosen.apps.push({ clientAppId, connection: working?.name ?? names[0] ?? '' });
    else chosen.leftOut.push({ ...why, connections: names });
  }
  return chosen;
}

async function whyNot(
  tx: ReadTransaction,
  clientAppId: string,
  now: Instant,
): Promise<Omit<AppLeftOut, 'connections'> | null> {
  const app = await tx.clientApps.byId(clientAppId);
  const appName = app?.name ?? '';
  if (app?.rotation !== 'hands-free') return { appName, why: 'guided' };
  const last = await tx.swaps.lastOf(clientAppId);
  if (last !== null && last.endedAt === null) return null;
  if (last?.phase === 'settled' && (last.endedAt ?? 0) > now - rotatedLatelyMs)
    return { appName, why: 'rotatedLately' };
  const pairs = await tx.keyPairs.ofApp(clientAppId);
  if (pairIn(pairs, 'active') === undefined) return { appName, why: 'nothingInUse' };
  if (isHandover(pairs)) return { appName, why: 'handover' };
  const { rotationWindow } = app;
  const isClosed = rotationWindow !== null && windowOpensAt(rotationWindow, now) > now;
  return isClosed ? { appName, why: 'outsideWindow' } : null;
}
