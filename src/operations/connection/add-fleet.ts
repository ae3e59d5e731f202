// Adds a fleet of connections: all or nothing, errors by row.

import type { FleetPlan, FleetWish } from '../../domain/connection/connection-change.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { applyRows } from './steps/apply-rows.ts';

/** Errors: invalidRows, with every row's problem; then nothing was added. */
export const addFleet = {
  act: 'connection.addFleet',
  run: (context, wish) =>
    context.store.write(
      async (tx) => (await applyRows(context, tx, { ...wish, existing: 'refuse', prune: false })).plan,
    ),
  view: ({ added, warnings }) => ({ added, warnings }),
} satisfies Act<Context, Omit<FleetWish, 'prune'>, FleetPlan>;
