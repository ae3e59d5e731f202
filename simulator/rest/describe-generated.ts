// The objects of a generated org in the describe calls: what they are called and which custom fields they have. They have no records.

import { kindOf } from '../generated/catalog.ts';
import { childrenIn } from '../generated/children.ts';
import type { GeneratedComponent, GeneratedOrg } from '../generated/generated-org.ts';
import { labelOf } from '../generated/names.ts';

const OBJECT = kindOf('CustomObject');

/** But those that the tables describe. */
export function summaries(org: GeneratedOrg | null, base: string, described: readonly string[]): object[] {
  if (org === null) return [];
  return [...org.all(OBJECT)].filter(({ fullName }) => !described.includes(fullName)).map((one) => summary(one, base));
}

/** Undefined where the org has no such object. */
export function describeGenerated(org: GeneratedOrg | null, name: string, base: string): object | undefined {
  const found = org?.find(OBJECT, name);
  if (org === null || found === undefined) return undefined;
  const fields = [...childrenIn(org, found)].filter(({ kind }) => kind.xmlName === 'CustomField');
  return {
    ...summary(found, base),
    fields: fields.map(({ fullName }) => {
      const field = fullName.slice(fullName.indexOf('.') + 1);
      return { name: field, label: labelOf(field), custom: true, nillable: true };
    }),
    childRelationships: [],
    recordTypeInfos: [],
  };
}

function summary({ fullName }: GeneratedComponent, base: string): object {
  const label = labelOf(fullName);
  return {
    name: fullName,
    label,
    labelPlural: `${label}s`,
    keyPrefix: null,
    custom: /__(c|mdt|e)$/.test(fullName),
    queryable: false,
    createable: false,
    updateable: false,
    deletable: false,
    urls: { sobject: `${base}/sobjects/${fullName}`, describe: `${base}/sobjects/${fullName}/describe` },
  };
}
