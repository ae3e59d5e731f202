// A generated org from its size and its seed. Its people are users of the org as well.

import { derivedId } from '../orgs/identifiers.ts';
import { GeneratedOrg } from './generated-org.ts';
import { planOrg } from './plan.ts';
import { PEOPLE } from './words.ts';

/** With the `others` that the org has already it has `components` in all. Throws TooFewComponents. */
export function generateOrg(components: number, seed: number, others: number): GeneratedOrg {
  const people = PEOPLE.map((name, number) => ({ id: derivedId(`person ${number} of seed ${seed}`, '005'), name }));
  return new GeneratedOrg(planOrg(components - others, seed, others), people);
}
