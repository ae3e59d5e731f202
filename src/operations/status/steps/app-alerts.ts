// Apps that somebody has to look at, whatever their connections say.

import type { Instant } from '../../../domain/ports.ts';
import { toldEnd } from '../../../domain/rotation/swap-report.ts';
import type { AppAlert } from '../../../domain/status/app-alert.ts';
import type { ReadTransaction } from '../../../domain/store.ts';

export async function appAlerts(tx: ReadTransaction, now: Instant): Promise<AppAlert[]> {
  const alerts: AppAlert[] = [];
  for (const { clientAppId, alarm } of await tx.slotLooks.alarmed()) {
    const app = await tx.clientApps.byId(clientAppId);
    if (alarm === null || app?.rotation !== 'hands-free') continue;
    const connections = (await tx.connections.ofApp(clientAppId)).map(({ name }) => name);
    alerts.push({ type: 'slotLost', connections, holds: alarm.holds, at: alarm.since });
  }
  for (const swap of await tx.swaps.unseen()) {
    const pairs = await tx.keyPairs.ofApp(swap.clientAppId);
    const told = toldEnd(swap, pairs, now);
    if (told === null || told.end === 'settled') continue;
    const connections = (await tx.connections.ofApp(swap.clientAppId)).map(({ name }) => name);
    const { problem } = swap;
    alerts.push({ type: 'swapEnded', connections, end: told.end, problem, at: told.at });
  }
  return alerts;
}
