// Moves the rollout that is running: calls its next wave, begins the rotations of it, stops it at failures. The rotations themselves
// are carried on by whoever carries on rotations; any number of processes may do this.

import { LatchkeyError } from '../../../domain/errors.ts';
import { secondMs } from '../../../domain/ports.ts';
import { nextMove, notBegunCodes, type Rollout, type RolloutApp } from '../../../domain/rotation/rollout.ts';
import { auditEntry, type Context, rolloutSubject } from '../../context.ts';
import { beginSwap } from '../steps/begin-swap.ts';

/** It was stopped, or another process works at it. */
class Over extends Error {}

/** To make one key pair takes seconds at most; it is renewed for each. */
export const rolloutLeaseMs = 60 * secondMs;
const lookAgainMs = 5 * secondMs;

export async function runRollouts(context: Context, holder: string, signal?: AbortSignal): Promise<void> {
  const { store, clock } = context;
  const claim = { holder, leaseMs: rolloutLeaseMs };
  for (;;) {
    if (signal?.aborted) return;
    const rollout = await store.write((tx) => tx.rollouts.claimRunning(clock.now(), claim));
    if (rollout === null) return;
    try {
      await move(context, rollout, holder, signal);
    } finally {
      await store.write((tx) => tx.rollouts.release(rollout.id, holder));
    }
  }
}

async function move(context: Context, { id }: Rollout, holder: string, signal?: AbortSignal): Promise<void> {
  const toBegin = await context.store.write(async (tx) => {
    const rollout = await tx.rollouts.lockHeld(id, holder);
    if (rollout === null) return [];
    const now = context.clock.now();
    const next = nextMove(rollout, await tx.rollouts.appsOf(id));
    const subject = rolloutSubject(rollout);
    switch (next.type) {
      case 'begin':
        return next.apps;
      case 'wait':
        await tx.rollouts.update({ ...rollout, lookAt: now + lookAgainMs }, null);
        return [];
      case 'call': {
        const wave = rollout.waves + 1;
        for (const app of next.apps) await tx.rollouts.place(id, { ...app, wave });
        const told = { wave, apps: next.apps.map(({ connection }) => connection) };
        const entry = auditEntry(context, 'rollout.waveCalled', subject, null, told);
        await tx.rollouts.update({ ...rollout, waves: wave, lookAt: now }, entry);
        return [];
      }
      default: {
        const phase = next.type === 'done' ? 'done' : 'stopped';
        const entry = auditEntry(context, `rollout.${phase}`, subject, null, { waves: rollout.waves });
        await tx.rollouts.update({ ...rollout, phase, endedAt: now }, entry);
        return [];
      }
    }
  });
  for (const app of toBegin) {
    const isHeld = await context.store.write((tx) =>
      tx.rollouts.claimRunning(context.clock.now(), { holder, leaseMs: rolloutLeaseMs }),
    );
    if (isHeld?.id !== id || signal?.aborted) return;
    await begin(context, isHeld, app, holder);
  }
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
