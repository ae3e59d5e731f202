// Begins the scheduled rotations of the apps whose window is open. A connection at rest is looked at once a day, which would miss it; what is
// urgent is begun by that look, for it is so for days.

import { windowOpensAt } from '../../../domain/client-app/maintenance-window.ts';
import { findConnectionById } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';
import { swapWhenDue } from '../steps/scheduled-rotation.ts';

export async function beginDueSwaps(context: Context, signal?: AbortSignal): Promise<void> {
  const { store, clock, log } = context;
  const now = clock.now();
  for (const { id, rotationWindow } of await store.read((tx) => tx.clientApps.handsFree())) {
    if (signal?.aborted) return;
    if (rotationWindow === null || windowOpensAt(rotationWindow, now) > now) continue;
    const connections = await store.read((tx) => tx.connections.ofApp(id));
    const one = connections.find(({ failure }) => failure === null) ?? connections[0];
    if (one === undefined) continue;
    try {
      await swapWhenDue(context, await store.read((tx) => findConnectionById(tx, one.id)));
    } catch (error) {
      log.write('warn', 'A scheduled rotation without hands could not be begun; it is tried again.', { error });
    }
  }
}
