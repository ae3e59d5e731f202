// What a file would do to the fleet, on the way to doing it: as `preview-fleet.ts`, but it may begin an installation.

import type { FleetPlan, FleetWish } from '../../domain/connection/connection-change.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { fleetPlanView } from './steps/connection-view.ts';
import { rehearseRows } from './steps/rehearse-rows.ts';

export const planFleet = {
  act: 'connection.planFleet',
  connectionOf: () => null,
  run: rehearseRows,
  view: (plan) => fleetPlanView(plan, false),
} satisfies Act<Context, FleetWish, FleetPlan>;
