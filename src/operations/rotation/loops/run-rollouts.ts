// Moves the rollout that is running: calls its next wave, begins the rotations of it, stops it at failures. The rotations themselves
// are carried on by whoever carries on rotations; any number of processes may do this.

import { LatchkeyError } from '../../../domain/errors.ts';
import { secondMs } from '../../../domain/ports.ts';
import { nextMove, notBegunCodes, type Rollout, type RolloutApp } from '../../../domain/rotation/rollout.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { auditEntry, type Context, rolloutSubject } from '../../context.ts';
import { beginSwap } from '../steps/begin-swap.ts';

/** It was stopped, or another process works at it. */
class Over extends Error {}

/** To make one key pair takes seconds at most; it is renewed for each. */
export const rolloutLeaseMs = 60 * secondMs;
/** A wave takes as long as a certificate spreads: minutes. */
const lookAgainMs = 20 * secondMs;

export async function runRollouts(context: Context, holder: string, signal?: AbortSignal): Promise<void> {
  const { store } = context;
  while (signal?.aborted !== true) {
    const called = await store.write((tx) => move(context, tx, holder));
    if (called === null) return;
    const { id } = called.rollout;
    try {
      for (const app of called.apps) {
        const isHeld = await store.write((tx) => claim(context, tx, holder));
        if (isHeld?.id !== id || signal?.aborted) break;
        await begin(context, isHeld, app, holder);
      }
    } finally {
      await store.write((tx) => tx.rollouts.release(id, holder));
    }
  }
}

function claim({ clock }: Context, tx: WriteTransaction, holder: string): Promise<Rollout | null> {
  return tx.rollouts.claimRunning(clock.now(), { holder, leaseMs: rolloutLeaseMs });
}

/** The apps to begin, which takes its time and is done under a claim; null: nothing is left to do now. */
async function move(
  context: Context,
  tx: WriteTransaction,
  holder: string,
): Promise<{ rollout: Rollout; apps: readonly RolloutApp[] } | null> {
  const rollout = await claim(context, tx, holder);
  if (rollout === null) return null;
  const { id } = rollout;
  const now = context.clock.now();
  const subject = rolloutSubject(rollout);
  const next = nextMove(rollout, await tx.rollouts.appsOf(id));
  switch (next.type) {
    case 'begin':
      return { rollout, apps: next.apps };
    case 'call': {
      const wave = rollout.waves + 1;
      const apps = next.apps.map((app) => ({ ...app, wave }));
      for (const app of apps) await tx.rollouts.place(id, app);
      const told = { wave, apps: apps.map(({ connection }) => connection) };
      const entry = auditEntry(context, 'rollout.waveCalled', subject, null, told);
      await tx.rollouts.update({ ...rollout, waves: wave, lookAt: now }, entry);
      return { rollout, apps };
    }
    case 'wait':
      await tx.rollouts.update({ ...rollout, lookAt: now + lookAgainMs }, null);
      break;
    default: {
      const phase = next.type === 'done' ? 'done' : 'stopped';
      const entry = auditEntry(context, `rollout.${phase}`, subject, null, { waves: rollout.waves });
      await tx.rollouts.update({ ...rollout, phase, endedAt: now }, entry);
    }
  }
  await tx.rollouts.release(id, holder);
  return null;
}

async function begin(context: Context, { id, askedBy }: Rollout, app: RolloutApp, holder: string): Promise<void> {
  const { store } = context;
  const connections = await store.read((tx) => tx.connections.ofApp(app.clientAppId));
  const name = (connections.find((one) => one.name === app.connection) ?? connections[0])?.name ?? app.connection;
  try {
    await beginSwap(context, {
      name,
      askedBy,
      async noted(tx, swap) {
        // To make a key pair takes its time: somebody may have stopped it meanwhile.
        if ((await tx.rollouts.lockHeld(id, holder)) === null) throw new Over();
        await tx.rollouts.place(id, { ...app, swapId: swap.id });
      },
    });
  } catch (error) {
    if (error instanceof Over) return;
    const notBegun = notBegunCodes.find((code) => error instanceof LatchkeyError && error.code === code);
    if (notBegun === undefined) throw error;
    await store.write((tx) => tx.rollouts.place(id, { ...app, notBegun }));
  }
}
