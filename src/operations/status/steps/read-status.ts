// Every connection at a glance: state, certificate, days left, next step. Reads only; never opens the vault.

import { lastAcceptedPair } from '../../../domain/key-pair/candidates.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import type { LeftApp } from '../../../domain/key-pair/left-app.ts';
import { hourMs, type Instant } from '../../../domain/ports.ts';
import { defaultSettings, type Settings } from '../../../domain/settings.ts';
import { byUrgency, type ConnectionStatus, statusOf, statusPlace } from '../../../domain/status/connection-status.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { SpentLogins } from '../../../domain/token/attempt.ts';
import { target } from '../../../domain/token/audience.ts';
import { rationedNow } from '../../../domain/token/rationing.ts';
import { appsWithoutConnection } from '../../client-app/steps/left-apps.ts';
import type { Context } from '../../context.ts';
import { everyFacts } from './state-facts.ts';

export interface Status {
  connections: ConnectionStatus[];
  lastBackupAt: Instant | null;
  /** Connections whose accepted key pair no backup holds yet. */
  notBackedUp: string[];
  /** Private keys that no connection uses any more. */
  leftApps: LeftApp[];
  settingsChanged: Partial<Settings>;
  rationed: RationedConnection[];
}

/** A connection whose user has spent our own login budget of this hour, and who spent it. */
interface RationedConnection {
  name: string;
  until: Instant;
  spentBy: SpentLogins[];
}

/** Most urgent first, then by days left, then by name. */
export async function readStatus(
  context: Pick<Context, 'store' | 'clock' | 'settings' | 'clockTrust'>,
): Promise<Status> {
  const now = context.clock.now();
  return context.store.read(async (tx) => {
    const connections: ConnectionStatus[] = [];
    for await (const facts of everyFacts(context, tx)) connections.push(statusOf(facts, context.settings, now));
    connections.sort((one, other) => byUrgency(statusPlace(one), statusPlace(other)));
    const lastBackupAt = await tx.facts.get('lastBackupAt');
    return {
      connections,
      lastBackupAt,
      notBackedUp: connections.filter((one) => isNewerThan(one.pairs, lastBackupAt)).map((one) => one.connection.name),
      leftApps: await appsWithoutConnection(tx),
      settingsChanged: changed(context.settings),
      rationed: await rationedOf(tx, connections, now),
    };
  });
}

async function rationedOf(
  tx: ReadTransaction,
  connections: readonly ConnectionStatus[],
  now: Instant,
): Promise<RationedConnection[]> {
  const found: RationedConnection[] = [];
  for (const { connection, app } of connections) {
    const until = rationedNow(connection.rationedUntil, now);
    if (until === null) continue;
    const { tokenHost } = target(connection, app.kind);
    const spentBy = await tx.attempts.spenders(tokenHost, connection.username, until - hourMs);
    found.push({ name: connection.name, until, spentBy });
  }
  return found;
}

function isNewerThan(pairs: readonly KeyPair[], backupAt: Instant | null): boolean {
  const accepted = lastAcceptedPair(pairs);
  return accepted !== undefined && accepted.issuedAt > (backupAt ?? -Infinity);
}

function changed(settings: Settings): Partial<Settings> {
  const entries = Object.entries(settings).filter(([key, value]) => value !== defaultSettings[key as keyof Settings]);
  return Object.fromEntries(entries);
}
