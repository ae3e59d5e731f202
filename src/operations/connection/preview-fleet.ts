// What a file would do to the fleet: it is done, and taken back.

import type { FleetPlan, FleetRow } from '../../domain/connection/connection-change.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { applyRows } from './steps/apply-rows.ts';
import { fleetPlanView } from './steps/connection-view.ts';

/** Ends the transaction of a rehearsal, so that nothing of it is written. */
class Rehearsed extends Error {
  readonly plan: FleetPlan;
  constructor(plan: FleetPlan) {
    super('taken back');
    this.plan = plan;
  }
}

/** Errors: invalidRows, with every row's problem. */
export const previewFleet = {
  act: 'connection.previewFleet',
  connectionOf: () => null,
  async run(context, { rows, prune }) {
    try {
      return await context.store.write(async (tx): Promise<never> => {
        throw new Rehearsed((await applyRows(context, tx, { rows, existing: 'change', prune })).plan);
      });
    } catch (error) {
      if (error instanceof Rehearsed) return error.plan;
      throw error;
    }
  },
  view: (plan) => fleetPlanView(plan, false),
} satisfies Act<Context, { rows: readonly FleetRow[]; prune: boolean }, FleetPlan>;

/** The same on the way to doing it, which may begin an installation. */
export const planFleet = { ...previewFleet, act: 'connection.planFleet' } as const;
