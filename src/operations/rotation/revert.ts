// Back to the previous key pair: names the certificate that must be uploaded again and watches for it. It switches
// nothing by itself; the org's acceptance does.

import { LatchkeyError } from '../../domain/errors.ts';
import { isCandidate } from '../../domain/key-pair/candidates.ts';
import { isHandover } from '../../domain/key-pair/handover.ts';
import { type KeyPair, pairIn } from '../../domain/key-pair/key-pair.ts';
import type { Instant } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { probeAppClosely } from '../client-app/steps/probe-closely.ts';
import { lockConnection, type Whole } from '../connection/steps/find-connection.ts';
import { auditEntry, type Context, clientAppSubject } from '../context.ts';
import { keyPairView } from '../key-pair/steps/key-pair-view.ts';

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
  return context.store.write(async (tx) => {
    const whole = await lockConnection(tx, name);
    const { app, pairs } = whole;
    const pair = pairToRevertTo(whole, context.clock.now());
    if (pair === undefined) throw new LatchkeyError('nothingToRevertTo', { name });
    const entry = auditEntry(context, 'clientApp.reverts', clientAppSubject(app), app.wantedKeyPairId, pair.id);
    await tx.clientApps.update({ ...app, wantedKeyPairId: pair.id }, entry);
    const changed = await tx.clientApps.lock(app.id);
    if (changed !== null) await probeAppClosely(context, tx, changed, pairs, 'clientApp.probedClosely');
    const connections = await tx.connections.ofApp(app.id);
    return { pair, connections: connections.map((connection) => connection.name) };
  });
}

/**
 * In a handover, when what we asked for never arrived, or when every key pair is refused: the active pair. Else the previous
 * pair that was accepted last. One whose certificate is past or that was reported leaked is nothing to go back to.
 */
function pairToRevertTo({ app, pairs, connection }: Whole, now: Instant): KeyPair | undefined {
  const usable = pairs.filter((pair) => isCandidate(pair, connection.expiredPolicy, now));
  const active = pairIn(usable, 'active');
  const isNewAwaited = pairs.some(({ id, standing }) => id === app.wantedKeyPairId && standing.state === 'issued');
  // What was uploaded is none of ours: back to what signed in before it.
  const isReplaced = connection.failure?.code === 'refusedWithEveryKey';
  if (active !== undefined && (isNewAwaited || isHandover(pairs) || isReplaced)) return active;
  return usable
    .filter(({ standing }) => standing.state === 'previous')
    .toSorted((a, b) => (b.standing.lastAcceptedAt ?? 0) - (a.standing.lastAcceptedAt ?? 0))[0];
}
