// Begins a rollout, or goes on with the one of the same selection: that under way is the one, and one that stopped lately is resumed,
// its failed apps first and one of them alone.

import { LatchkeyError, wrongInput } from '../../../domain/errors.ts';
import { dayMs, newId } from '../../../domain/ports.ts';
import {
  isSameSelection,
  type Rollout,
  type RolloutApp,
  type RolloutSelection,
  standingOf,
} from '../../../domain/rotation/rollout.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { auditEntry, type Context, rolloutSubject } from '../../context.ts';
import { type ChosenApps, chooseApps } from './rollout-apps.ts';

export interface RolloutWish extends RolloutSelection {
  /** As before, where it is resumed; else 10 and 1. */
  batch?: number | undefined;
  stopAfter?: number | undefined;
}

/** A stopped one that is older is over: its settled apps may be due again. */
const resumedWithinMs = 7 * dayMs;

/** Errors: invalidInput where no connection fits, rolloutUnderWay, nothingToRollOut. */
export async function beginRollout(context: Context, wish: RolloutWish): Promise<Rollout> {
  return context.store.write(async (tx) => {
    const now = context.clock.now();
    const last = await tx.rollouts.last();
    const isSame = last !== null && isSameSelection(last, wish);
    if (last?.phase === 'running') {
      if (!isSame) throw new LatchkeyError('rolloutUnderWay');
      const changed = { ...last, ...sizesOf(wish, last) };
      await tx.rollouts.update(changed, null);
      return changed;
    }
    if (isSame && last.phase === 'stopped' && (last.endedAt ?? 0) > now - resumedWithinMs) {
      return resume(context, tx, last, wish);
    }
    const chosen = await chooseApps(tx, wish, now);
    if (chosen.apps.length === 0 && isSame && isAllDone(chosen)) return last;
    refuseNothing(wish, chosen);
    const { pattern, labels } = wish;
    const rollout: Rollout = {
      ...{
        id: newId(context.random),
        pattern,
        labels,
        phase: 'running',
        ...sizesOf(wish, { batch: 10, stopAfter: 1 }),
      },
      ...{ askedBy: context.actor.name, askedAt: now, waves: 0, canaryWave: 1 },
      ...{ leftOut: chosen.leftOut, stoppedBy: null, lookAt: now, endedAt: null },
    };
    const told = { apps: chosen.apps.map(({ connection }) => connection), leftOut: chosen.leftOut.length };
    const entry = auditEntry(context, 'rollout.asked', rolloutSubject(rollout), null, told);
    await tx.rollouts.insert(rollout, chosen.apps, entry);
    return rollout;
  });
}

function sizesOf({ batch, stopAfter }: RolloutWish, otherwise: Pick<Rollout, 'batch' | 'stopAfter'>) {
  return { batch: batch ?? otherwise.batch, stopAfter: stopAfter ?? otherwise.stopAfter };
}

function isAllDone({ leftOut }: ChosenApps): boolean {
  return leftOut.some(({ why }) => why === 'rotatedLately');
}

function refuseNothing({ pattern, labels }: RolloutWish, { apps, leftOut }: ChosenApps): void {
  if (apps.length > 0) return;
  if (leftOut.length === 0) throw wrongInput('name', 'fitsNone', pattern, labels.join(', '));
  const named = (isGuided: boolean) =>
    leftOut.filter(({ why }) => (why === 'guided') === isGuided).map(({ appName }) => appName);
  throw new LatchkeyError('nothingToRollOut', { guided: named(true), others: named(false) });
}

async function resume(context: Context, tx: WriteTransaction, last: Rollout, wish: RolloutWish): Promise<Rollout> {
  const apps = await tx.rollouts.appsOf(last.id);
  const isLeft = (app: RolloutApp) => ['failed', 'called'].includes(standingOf(app));
  // A wave that nothing is left of is no wave: those that stay are counted anew.
  const staying = apps.flatMap((app) => (isLeft(app) || app.wave === null ? [] : [app.wave]));
  const waves = [...new Set(staying)].toSorted((one, other) => one - other);
  for (const app of apps) {
    if (isLeft(app)) await tx.rollouts.place(last.id, { ...app, wave: null, swapId: null, notBegun: null });
    else if (app.wave !== null) await tx.rollouts.place(last.id, { ...app, wave: waves.indexOf(app.wave) + 1 });
  }
  const now = context.clock.now();
  const rollout: Rollout = {
    ...{ ...last, ...sizesOf(wish, last), phase: 'running', waves: waves.length, canaryWave: waves.length + 1 },
    ...{ stoppedBy: null, lookAt: now, endedAt: null },
  };
  await tx.rollouts.update(rollout, auditEntry(context, 'rollout.resumed', rolloutSubject(rollout), null, null));
  return rollout;
}
