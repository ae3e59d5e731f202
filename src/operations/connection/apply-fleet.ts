// Makes the fleet what a file says; nothing else is done than what was announced.

import type { FleetPlan, FleetWish } from '../../domain/connection/connection-change.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { applyRows } from './steps/apply-rows.ts';
import { fleetPlanView } from './steps/connection-view.ts';

interface ApplyRequest extends FleetWish {
  /** What a person was told and agreed to. */
  announced: FleetPlan;
}

/** Errors: invalidRows, with every row's problem; changedMeanwhile. Then nothing was done. */
export const applyFleet = {
  act: 'connection.applyFleet',
  async run(context, { announced, ...wish }) {
    const { plan, erased } = await context.store.write(async (tx) => {
      const applied = await applyRows(context, tx, { ...wish, existing: 'change' });
      if (JSON.stringify(applied.plan) === JSON.stringify(announced)) return applied;
      throw new LatchkeyError('changedMeanwhile', { type: 'fleet', name: null });
    });
    for (const id of erased) context.signerKeys.forget(id);
    return plan;
  },
  view: (plan) => fleetPlanView(plan, true),
} satisfies Act<Context, ApplyRequest, FleetPlan>;
