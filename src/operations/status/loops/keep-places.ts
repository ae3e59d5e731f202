// Where the connections of the fleet stand, kept fresh for those who ask. While nobody does, a turn costs nothing.

import { type FleetNeeds, lookAround } from '../steps/fleet-places.ts';

export async function keepPlaces(context: FleetNeeds): Promise<void> {
  await lookAround(context);
}
