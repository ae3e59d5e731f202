// What an org holds, for judging a scan of it: every metadata component, also those that listMetadata does not name.

import { componentsOf } from '../metadata/components.ts';
import type { Org } from '../orgs/org.ts';

export interface NamedComponent {
  type: string;
  fullName: string;
}

export function truthOf(org: Org): NamedComponent[] {
  const components = componentsOf(org).map(({ type, fullName }) => ({ type: type.xmlName, fullName }));
  for (const { kind, fullName } of org.generated?.everything() ?? []) {
    components.push({ type: kind.xmlName, fullName });
  }
  return components;
}
