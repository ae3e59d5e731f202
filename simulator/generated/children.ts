// The children of a component that has some in its file, as they are now.

import { childrenOf, type Kind } from './catalog.ts';
import type { GeneratedComponent, GeneratedOrg } from './generated-org.ts';
import { fieldsOfObject, partsOfObject } from './objects.ts';
import { countOf, type Plan } from './plan.ts';

export function* childrenIn(org: GeneratedOrg, parent: GeneratedComponent): Generator<GeneratedComponent> {
  for (const kind of childrenOf(parent.kind)) {
    for (const index of numbersIn(org.plan, kind, parent.index, org.total(kind))) {
      if (org.has(kind, index)) yield org.component(kind, index);
    }
  }
}

/** Of the first `total` of a type, those that lie in the parent of that number. */
function* numbersIn(plan: Plan, kind: Kind, parent: number, total: number): Generator<number> {
  if (kind.xmlName === 'CustomField') return yield* fieldsOfObject(plan, parent, total);
  if (kind.parent === 'CustomObject') return yield* partsOfObject(plan, parent, total);
  const parents = countOf(plan, kind.parent ?? '');
  for (let index = parent; index < total; index += parents) yield index;
}
