// GET /services/data/vNN.0/sobjects and /sobjects/X/describe, for the objects that can be queried.

import { DATA_TABLES } from '../tables/data-tables.ts';
import type { Table } from '../tables/table.ts';
import { notFound } from './api-refusal.ts';

export function describeGlobal(base: string): object {
  return {
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: Object.entries(DATA_TABLES).map(([name, table]) => summary(name, table, base)),
  };
}

export function describeObject(name: string, base: string): object {
  const table = DATA_TABLES[name];
  if (table === undefined) throw notFound();
  return {
    ...summary(name, table, base),
    fields: Object.entries(table.fields).map(([field, type]) => ({
      name: field,
      label: field,
      type: type === 'id' && field !== 'Id' ? 'reference' : type,
      filterable: table.notFilterable?.includes(field) !== true,
      nillable: field !== 'Id',
      createable: false,
      updateable: false,
      custom: false,
    })),
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
