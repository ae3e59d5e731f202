// Back to the previous key pair: names the certificate that must be uploaded again and watches for it. It switches
// nothing by itself; the org's acceptance does.

import { LatchkeyError } from '../../domain/errors.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import { askingFor } from '../../domain/key-pair/retention.ts';
import { spreadUntil } from '../../domain/rotation/rotation-goal.ts';
import type { Act } from '../act.ts';
import { probeAppClosely } from '../client-app/steps/probe-closely.ts';
import { findConnection, lockConnection } from '../connection/steps/find-connection.ts';
import { auditEntry, type Context, clientAppSubject } from '../context.ts';
import { keyPairView } from '../key-pair/steps/key-pair-view.ts';
import { openedVault } from '../vault/steps/opened-vault.ts';
import { pairToRevertTo } from './steps/pair-to-revert-to.ts';

interface Reversion {
  /** Whose certificate is to be uploaded again. */
  pair: KeyPair;
  connections: string[];
}

/** Errors: connectionNotFound, nothingToRevertTo. */
export const revert = {
  act: 'rotation.revert',
  connectionOf: ({ name }) => name,
  run: goBack,
  view: ({ pair, connections }, now) => ({ keyPair: keyPairView(pair, now), connections }),
} satisfies Act<Context, { name: string }, Reversion>;

async function goBack(context: Context, { name }: { name: string }): Promise<Reversion> {
  const { pairs } = await context.store.read((tx) => findConnection(tx, name));
  // Its certificate is shown next, which needs the vault.
  if (pairs.length > 0) await openedVault(context);
  return context.store.write(async (tx) => {
    const whole = await lockConnection(tx, name);
    const { app, pairs } = whole;
    const pair = pairToRevertTo(whole, context.clock.now());
    if (pair === undefined) throw new LatchkeyError('nothingToRevertTo', { name });
    const entry = auditEntry(context, 'clientApp.reverts', clientAppSubject(app), app.wantedKeyPairId, pair.id);
    const everywhereAt = spreadUntil(context.clock.now(), context.settings);
    await tx.clientApps.update(askingFor(app, pairs, pair.id, everywhereAt), entry);
    const changed = await tx.clientApps.lock(app.id);
    if (changed !== null) await probeAppClosely(context, tx, changed, pairs, 'clientApp.probedClosely');
    const connections = await tx.connections.ofApp(app.id);
    return { pair, connections: connections.map((connection) => connection.name) };
  });
}
