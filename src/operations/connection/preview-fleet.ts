// What a file would do to the fleet: to be told, and before it is done.

import type { FleetPlan, FleetWish } from '../../domain/connection/connection-change.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { fleetPlanView } from './steps/connection-view.ts';
import { rehearseRows } from './steps/rehearse-rows.ts';

export const previewFleet = {
  act: 'connection.previewFleet',
  run: rehearseRows,
  view: (plan) => fleetPlanView(plan, false),
} satisfies Act<Context, FleetWish, FleetPlan>;
