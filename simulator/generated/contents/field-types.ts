// The type of each field. Every custom object whose number ends in 1, 3, 5 or 7 is the detail of the one before it, which has a
// roll-up over it: so a master-detail field and its roll-up find each other without a search.

import { hashText, mix, pick } from '../draw.ts';
import { objectNamespace, objectOfField, objectSort } from '../objects.ts';
import { countOf, type Plan } from '../plan.ts';
import { countFieldsOf, fieldOfObject } from './field-places.ts';

export type FieldSort =
  | 'Text'
  | 'UniqueText'
  | 'ExternalId'
  | 'Number'
  | 'Currency'
  | 'Percent'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Checkbox'
  | 'Picklist'
  | 'GlobalPicklist'
  | 'MultiselectPicklist'
  | 'LongTextArea'
  | 'Html'
  | 'Email'
  | 'Phone'
  | 'Url'
  | 'AutoNumber'
  | 'EncryptedText'
  | 'Location'
  | 'Formula'
  | 'CrossFormula'
  | 'Lookup'
  | 'MasterDetail'
  | 'Summary';

const ANY: readonly FieldSort[] = [
  'Text',
  'Text',
  'Text',
  'UniqueText',
  'ExternalId',
  'Number',
  'Number',
  'Currency',
  'Percent',
  'Date',
  'Date',
  'DateTime',
  'Time',
  'Checkbox',
  'Checkbox',
  'Picklist',
  'Picklist',
  'Picklist',
  'GlobalPicklist',
  'MultiselectPicklist',
  'LongTextArea',
  'Html',
  'Email',
  'Phone',
  'Url',
  'AutoNumber',
  'EncryptedText',
  'Location',
  'Formula',
  'Formula',
  'CrossFormula',
  'Lookup',
  'Lookup',
  'Lookup',
];

/** What a custom metadata type or a platform event can have. */
const SIMPLE: readonly FieldSort[] = ['Text', 'Text', 'Number', 'Checkbox', 'Date', 'DateTime', 'LongTextArea'];

const SORT_SALT = hashText('sort of field');

export function fieldSort(plan: Plan, field: number, revision = 0): FieldSort {
  const object = objectOfField(plan, field);
  const sort = objectSort(plan, object);
  const draw = mix(plan.seed, SORT_SALT, field);
  if (sort === 'metadata-type' || sort === 'platform-event') return pick(SIMPLE, draw);
  if (field === masterDetailField(plan, object)) return 'MasterDetail';
  if (field === rollUpField(plan, object)) return 'Summary';
  const first = pick(ANY, draw);
  return first === 'Text' && revision % 2 === 1 ? 'Picklist' : first;
}

export function isNumber(plan: Plan, field: number): boolean {
  return ['Number', 'Currency', 'Percent'].includes(fieldSort(plan, field));
}

export function isText(plan: Plan, field: number): boolean {
  return ['Text', 'UniqueText', 'Email', 'Phone'].includes(fieldSort(plan, field));
}

export function isLookup(plan: Plan, field: number): boolean {
  return fieldSort(plan, field) === 'Lookup';
}

/** The master of a detail object; null where it is none. */
export function masterOf(plan: Plan, object: number): number | null {
  const isDetail = object > plan.standardObjects && [1, 3, 5, 7].includes(object % 10);
  return isDetail && objectSort(plan, object) === 'custom' && object < countOf(plan, 'CustomObject')
    ? object - 1
    : null;
}

export function masterDetailField(plan: Plan, object: number): number | null {
  if (masterOf(plan, object) === null || objectNamespace(plan, object) !== null) return null;
  return countFieldsOf(plan, object) > 0 ? fieldOfObject(plan, object, 0) : null;
}

export function rollUpField(plan: Plan, object: number): number | null {
  const detail = object + 1;
  if (masterOf(plan, detail) !== object || masterDetailField(plan, detail) === null) return null;
  return countFieldsOf(plan, object) > 1 ? fieldOfObject(plan, object, 1) : null;
}
