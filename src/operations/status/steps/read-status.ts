// Every connection at a glance: state, certificate, days left, next step. Reads only; never opens the vault.

import { lastAcceptedPair } from '../../../domain/key-pair/candidates.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import type { LeftApp } from '../../../domain/key-pair/left-app.ts';
import { hourMs, type Instant } from '../../../domain/ports.ts';
import { changedSettings, type Settings } from '../../../domain/settings.ts';
import type { AppAlert } from '../../../domain/status/app-alert.ts';
import {
  byUrgency,
  type ConnectionPlace,
  type ConnectionStatus,
  isHeldByClock,
  statusOf,
  statusPlace,
} from '../../../domain/status/connection-status.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { SpentLogins } from '../../../domain/token/attempt.ts';
import { target } from '../../../domain/token/audience.ts';
import { rationedNow } from '../../../domain/token/rationing.ts';
import { appsWithoutConnection } from '../../client-app/steps/left-apps.ts';
import type { Context } from '../../context.ts';
import { appAlerts } from './app-alerts.ts';
import { everyFacts } from './state-facts.ts';

/** Of one connection what is told of it besides its row: all of a fleet's are small. */
export interface Glance extends ConnectionPlace {
  loginUrl: string;
  hasContacts: boolean;
  isExpiredAllowed: boolean;
  isBackedUp: boolean;
  /** It waits for nothing but a trusted clock. */
  isHeldByClock: boolean;
  rationed: { tokenHost: string; username: string; until: Instant } | null;
}

export interface Status {
  /** Most urgent first, then by days left, then by name. */
  glances: Glance[];
  lastBackupAt: Instant | null;
  /** Connections whose accepted key pair no backup holds yet. */
  notBackedUp: string[];
  /** Connections that an expired certificate may sign for. */
  expiredAllowed: string[];
  /** Private keys that no connection uses any more. */
  leftApps: LeftApp[];
  settingsChanged: Partial<Settings>;
  rationed: RationedConnection[];
  /** Apps that somebody has to look at. */
  appAlerts: AppAlert[];
}

/** A connection whose user has spent our own login budget of this hour, and who spent it. */
interface RationedConnection {
  name: string;
  until: Instant;
  spentBy: SpentLogins[];
}

/** So many are in memory at once where nobody keeps them. */
const atOnce = 50;

/** @param keep Is given each connection, in the order of the names: nothing of them is held here. */
export async function readStatus(
  context: Pick<Context, 'store' | 'clock' | 'settings' | 'clockTrust'>,
  keep?: (status: ConnectionStatus) => void,
): Promise<Status> {
  const now = context.clock.now();
  return context.store.read(async (tx) => {
    const lastBackupAt = await tx.facts.get('lastBackupAt');
    const glances: Glance[] = [];
    for await (const facts of everyFacts(context, tx, undefined, keep === undefined ? { portion: atOnce } : {})) {
      const status = statusOf(facts, context.settings, now);
      keep?.(status);
      glances.push(glanceOf(status, lastBackupAt, now));
    }
    glances.sort(byUrgency);
    return {
      glances,
      lastBackupAt,
      notBackedUp: glances.filter(({ isBackedUp }) => !isBackedUp).map(({ name }) => name),
      expiredAllowed: glances.filter(({ isExpiredAllowed }) => isExpiredAllowed).map(({ name }) => name),
      leftApps: await appsWithoutConnection(tx),
      settingsChanged: changedSettings(context.settings),
      rationed: await rationedOf(tx, glances),
      appAlerts: await appAlerts(tx, now),
    };
  });
}

function glanceOf(status: ConnectionStatus, lastBackupAt: Instant | null, now: Instant): Glance {
  const { connection, app, pairs } = status;
  const until = rationedNow(connection.rationedUntil, now);
  const { username } = connection;
  return {
    ...statusPlace(status),
    loginUrl: connection.loginUrl,
    hasContacts: connection.contacts.length > 0,
    isExpiredAllowed: connection.expiredPolicy === 'allow-expired',
    isBackedUp: !isNewerThan(pairs, lastBackupAt),
    isHeldByClock: isHeldByClock(status, now),
    rationed: until === null ? null : { tokenHost: target(connection, app.kind).tokenHost, username, until },
  };
}

async function rationedOf(tx: ReadTransaction, glances: readonly Glance[]): Promise<RationedConnection[]> {
  const found: RationedConnection[] = [];
  for (const { name, rationed } of glances) {
    if (rationed === null) continue;
    const { tokenHost, username, until } = rationed;
    found.push({ name, until, spentBy: await tx.attempts.spenders(tokenHost, username, until - hourMs) });
  }
  return found;
}

function isNewerThan(pairs: readonly KeyPair[], backupAt: Instant | null): boolean {
  const accepted = lastAcceptedPair(pairs);
  return accepted !== undefined && accepted.issuedAt > (backupAt ?? -Infinity);
}
