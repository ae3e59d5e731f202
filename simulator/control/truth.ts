// What an org holds, for judging a scan of it: every metadata component, also those that listMetadata does not name.

import { kindOf } from '../generated/catalog.ts';
import { type Reference, Scribe } from '../generated/contents/scribe.ts';
import { make } from '../generated/files.ts';
import { appSecret, WITH_SECRET } from '../generated/secrets.ts';
import { componentsOf } from '../metadata/components.ts';
import { consumerSecretOf } from '../orgs/client-app.ts';
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

/** Every mention of one component in another, in the generated ones: each pair and kind once. */
export function referencesOf({ generated }: Org): Reference[] {
  if (generated === null) return [];
  return [...generated.everything()].flatMap((one) => {
    const scribe = new Scribe(generated, one);
    make(scribe);
    return [...scribe.references];
  });
}

/** The consumer secrets of the org's apps: none of them may be found where a scan has been. */
export function secretsOf({ apps, generated }: Org): string[] {
  const own = [...apps.values()].map(consumerSecretOf);
  if (generated === null) return own;
  const kinds = WITH_SECRET.map(kindOf);
  const names = kinds.flatMap((kind) => [...generated.all(kind)].map(({ fullName }) => fullName));
  return [...own, ...names.map((name) => appSecret(generated.plan, name))];
}
