// GET /services/data/vNN.0/sobjects and /sobjects/X/describe, for the objects that can be queried. The same of the Tooling API.

import type { GeneratedOrg } from '../generated/generated-org.ts';
import type { Table, Tables } from '../tables/table.ts';
import { notFound } from './api-refusal.ts';
import { describeGenerated, summaries } from './describe-generated.ts';

/** `base` is that of the API, with /tooling where it is the Tooling API. */
export function describeGlobal(tables: Tables, base: string, generated: GeneratedOrg | null = null): object {
  return {
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: [
      ...Object.entries(tables).map(([name, table]) => summary(name, table, base)),
      ...summaries(generated, base, Object.keys(tables)),
    ],
  };
}

export function describeObject(
  tables: Tables,
  name: string,
  base: string,
  generated: GeneratedOrg | null = null,
): object {
  const table = tables[name];
  if (table === undefined) {
    const made = describeGenerated(generated, name, base);
    if (made === undefined) throw notFound(`the object ${name}`);
    return made;
  }
  const relationships = Object.entries(table.relationships ?? {});
  return {
    ...summary(name, table, base),
    fields: Object.entries(table.fields).map(([field, type]) => {
      const [relationshipName, target] = relationships.find(([, { field: by }]) => by === field) ?? [];
      return {
        name: field,
        label: field,
        type: type === 'id' && field !== 'Id' ? 'reference' : type,
        referenceTo: target === undefined ? [] : [target.object],
        relationshipName: relationshipName ?? null,
        filterable: table.notFilterable?.includes(field) !== true,
        nillable: field !== 'Id',
        createable: false,
        updateable: false,
        custom: false,
      };
    }),
    childRelationships: [],
    recordTypeInfos: [],
  };
}

function summary(name: string, { keyPrefix }: Table, base: string): object {
  return {
    name,
    label: name,
    labelPlural: name,
    keyPrefix,
    custom: false,
    queryable: true,
    createable: false,
    updateable: false,
    deletable: false,
    urls: { sobject: `${base}/sobjects/${name}`, describe: `${base}/sobjects/${name}/describe` },
  };
}
