// Every connection at a glance: state, certificate, days left, next step. Reads only; never opens the vault.

import { lastAcceptedPair } from '../../domain/key-pair/candidates.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import type { Instant } from '../../domain/ports.ts';
import { defaultSettings, type Settings } from '../../domain/settings.ts';
import {
  type ConnectionState,
  connectionState,
  daysUntil,
  nextStep,
  shownPair,
  urgency,
} from '../../domain/status/connection-state.ts';
import { appsWithoutConnection, type LeftApp } from '../client-app/list-unused.ts';
import { findConnection, type Whole } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';

export interface ConnectionStatus extends Whole {
  state: ConnectionState;
  certificate: (KeyPair & { daysLeft: number }) | null;
  nextStep: string;
}

export interface Status {
  connections: ConnectionStatus[];
  lastBackupAt: Instant | null;
  /** Connections whose accepted key pair no backup holds yet. */
  notBackedUp: string[];
  /** Private keys that no connection uses any more. */
  leftApps: LeftApp[];
  settingsChanged: Partial<Settings>;
}

const pageSize = 500;

/** Most urgent first, then by days left, then by name. */
export async function status(context: Pick<Context, 'store' | 'clock' | 'settings'>): Promise<Status> {
  const now = context.clock.now();
  return context.store.read(async (tx) => {
    const connections: ConnectionStatus[] = [];
    const apps = new Map<string, { app: Whole['app']; pairs: KeyPair[] }>();
    for (let after = ''; ; ) {
      const page = await tx.connections.page(after, pageSize);
      for (const connection of page) {
        const id = connection.clientAppId;
        const app = apps.get(id)?.app ?? (await tx.clientApps.byId(id));
        if (app === null) continue;
        const pairs = apps.get(id)?.pairs ?? (await tx.keyPairs.ofApp(id));
        apps.set(id, { app, pairs });
        connections.push(statusOf({ connection, app, pairs }, context.settings, now));
      }
      const last = page.at(-1);
      if (last === undefined || page.length < pageSize) break;
      after = last.name;
    }
    connections.sort(byUrgency);
    const lastBackupAt = await tx.facts.get('lastBackupAt');
    return {
      connections,
      lastBackupAt,
      notBackedUp: connections.filter((one) => isNewerThan(one.pairs, lastBackupAt)).map((one) => one.connection.name),
      leftApps: await appsWithoutConnection(tx),
      settingsChanged: changed(context.settings),
    };
  });
}

/** Errors: connectionNotFound. */
export async function statusOfOne(
  context: Pick<Context, 'store' | 'clock' | 'settings'>,
  name: string,
): Promise<ConnectionStatus> {
  const whole = await context.store.read((tx) => findConnection(tx, name));
  return statusOf(whole, context.settings, context.clock.now());
}

export function statusOf(whole: Whole, settings: Settings, now: Instant): ConnectionStatus {
  const pair = shownPair(whole.pairs);
  return {
    ...whole,
    state: connectionState(whole, settings, now),
    certificate: pair === undefined ? null : { ...pair, daysLeft: daysUntil(pair.notAfter, now) },
    nextStep: nextStep(whole, settings, now),
  };
}

function byUrgency(a: ConnectionStatus, b: ConnectionStatus): number {
  const byState = urgency[a.state] - urgency[b.state];
  const byDays = (a.certificate?.daysLeft ?? Infinity) - (b.certificate?.daysLeft ?? Infinity);
  return byState || (Number.isNaN(byDays) ? 0 : byDays) || (a.connection.name < b.connection.name ? -1 : 1);
}

function isNewerThan(pairs: readonly KeyPair[], backupAt: Instant | null): boolean {
  const accepted = lastAcceptedPair(pairs);
  return accepted !== undefined && accepted.issuedAt > (backupAt ?? -Infinity);
}

function changed(settings: Settings): Partial<Settings> {
  const entries = Object.entries(settings).filter(([key, value]) => value !== defaultSettings[key as keyof Settings]);
  return Object.fromEntries(entries);
}
