// Which fields lie on which object, counted without making any of them. Fields that were added later are not among them.

import { largestObject } from '../objects.ts';
import { countOf, type Plan } from '../plan.ts';

export function countFieldsOf(plan: Plan, object: number): number {
  const objects = countOf(plan, 'CustomObject');
  const inTurn = Math.ceil((countOf(plan, 'CustomField') - plan.fieldsOfLargest - object) / objects);
  return Math.max(0, inTurn) + (object === largestObject(plan) ? plan.fieldsOfLargest : 0);
}

/** The number, among all fields of the org, of the object's nth field. */
export function fieldOfObject(plan: Plan, object: number, nth: number): number {
  const isLargest = object === largestObject(plan);
  if (isLargest && nth < plan.fieldsOfLargest) return nth;
  const inTurn = isLargest ? nth - plan.fieldsOfLargest : nth;
  return plan.fieldsOfLargest + object + inTurn * countOf(plan, 'CustomObject');
}
