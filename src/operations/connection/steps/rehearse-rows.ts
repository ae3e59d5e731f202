// What a file would do to the fleet: it is done, and taken back.

import type { FleetPlan, FleetWish } from '../../../domain/connection/connection-change.ts';
import type { Context } from '../../context.ts';
import { applyRows } from './apply-rows.ts';

/** Ends the transaction of a rehearsal, so that nothing of it is written. */
class Rehearsed extends Error {
  readonly plan: FleetPlan;
  constructor(plan: FleetPlan) {
    super('taken back');
    this.plan = plan;
  }
}

/** Errors: invalidRows, with every row's problem. */
export async function rehearseRows(context: Context, wish: FleetWish): Promise<FleetPlan> {
  try {
    return await context.store.write(async (tx): Promise<never> => {
      throw new Rehearsed((await applyRows(context, tx, { ...wish, existing: 'change' })).plan);
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.plan;
    throw error;
  }
}
