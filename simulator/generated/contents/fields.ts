// A custom field as it stands in its object's file.

import type { XmlValue } from '../../metadata/xml.ts';
import { kindOf } from '../catalog.ts';
import { labelOf, nameOf } from '../names.ts';
import { objectOfField } from '../objects.ts';
import { type FieldSort, fieldSort, isLookup, isNumber, isText, masterDetailField, masterOf } from './field-types.ts';
import type { Fields } from './made.ts';
import { revised } from './revised.ts';
import type { Scribe } from './scribe.ts';

const VALUES = ['Open', 'In Progress', 'Waiting', 'Geschlossen', 'Reopened', 'Zurückgestellt'] as const;

export function customField(scribe: Scribe): Fields {
  const { plan, one, shortName } = scribe;
  const sort = fieldSort(plan, one.index, one.revision);
  return {
    fullName: shortName,
    ...(scribe.draw(1) % 3 === 0 || one.revision > 0
      ? { description: `Filled by ${scribe.label}${revised(scribe)}.` }
      : {}),
    ...(scribe.draw(2) % 4 === 0 ? { inlineHelpText: 'See the handbook, chapter “Felder & Formeln” <internal>.' } : {}),
    externalId: sort === 'ExternalId',
    label: scribe.label,
    ...TYPES[sort](scribe),
  };
}

type Shape = (scribe: Scribe) => Fields;

const text = (scribe: Scribe): Fields => ({
  length: 40 + 20 * (scribe.draw(3) % 5) + 10 * scribe.one.revision,
  required: scribe.draw(4) % 9 === 0,
  type: 'Text',
});

const number = (type: string) => (): Fields => ({ precision: 16, required: false, scale: 2, type });

const TYPES: Readonly<Record<FieldSort, Shape>> = {
  Text: (scribe) => ({ ...text(scribe), unique: false }),
  UniqueText: (scribe) => ({ caseSensitive: false, ...text(scribe), unique: true }),
  ExternalId: (scribe) => ({ caseSensitive: true, ...text(scribe), unique: true }),
  Number: number('Number'),
  Currency: number('Currency'),
  Percent: number('Percent'),
  Date: () => ({ required: false, type: 'Date' }),
  DateTime: () => ({ required: false, type: 'DateTime' }),
  Time: () => ({ required: false, type: 'Time' }),
  Checkbox: () => ({ defaultValue: false, type: 'Checkbox' }),
  Picklist: (scribe) => ({
    required: false,
    type: 'Picklist',
    valueSet: {
      restricted: true,
      valueSetDefinition: { sorted: false, value: values(3 + (scribe.draw(5) % 4)) },
    },
  }),
  GlobalPicklist: (scribe) => ({
    required: false,
    type: 'Picklist',
    valueSet: { restricted: true, valueSetName: scribe.referAny('GlobalValueSet', 6, 'value set') },
  }),
  MultiselectPicklist: () => ({
    required: false,
    type: 'MultiselectPicklist',
    valueSet: { restricted: false, valueSetDefinition: { sorted: true, value: values(6) } },
    visibleLines: 4,
  }),
  LongTextArea: () => ({ length: 32768, type: 'LongTextArea', visibleLines: 3 }),
  Html: () => ({ length: 32768, type: 'Html', visibleLines: 25 }),
  Email: () => ({ required: false, type: 'Email', unique: false }),
  Phone: () => ({ required: false, type: 'Phone' }),
  Url: () => ({ required: false, type: 'Url' }),
  AutoNumber: () => ({ displayFormat: 'N-{00000}', type: 'AutoNumber' }),
  EncryptedText: () => ({
    length: 20,
    maskChar: 'asterisk',
    maskType: 'lastFour',
    required: false,
    type: 'EncryptedText',
  }),
  Location: () => ({ displayLocationInDecimal: true, required: false, scale: 6, type: 'Location' }),
  Formula: (scribe) => ({
    formula: formula(scribe),
    formulaTreatBlanksAs: 'BlankAsZero',
    precision: 18,
    scale: 2,
    type: 'Number',
  }),
  CrossFormula: (scribe) => ({ formula: crossFormula(scribe), type: 'Text' }),
  Lookup: (scribe) => {
    const target = scribe.anyObject(7);
    return {
      deleteConstraint: 'SetNull',
      referenceTo: scribe.referObject(target, 'lookup'),
      relationshipLabel: `${labelOf(scribe.objectName(objectOfField(scribe.plan, scribe.one.index)))} (${scribe.one.index})`,
      relationshipName: `Related_${scribe.one.index}`,
      required: false,
      type: 'Lookup',
    };
  },
  MasterDetail: (scribe) => ({
    referenceTo: scribe.referObject(
      masterOf(scribe.plan, objectOfField(scribe.plan, scribe.one.index)) ?? 0,
      'master-detail',
    ),
    relationshipLabel: scribe.label,
    relationshipName: `Details_${scribe.one.index}`,
    relationshipOrder: 0,
    reparentableMasterDetail: false,
    type: 'MasterDetail',
    writeRequiresMasterRead: false,
  }),
  Summary: (scribe) => ({ ...rollUp(scribe), type: 'Summary' }),
};

function values(count: number): XmlValue[] {
  return VALUES.slice(0, count).map((label, place) => ({ fullName: label, default: place === 0, label }));
}

function formula(scribe: Scribe): string {
  const object = objectOfField(scribe.plan, scribe.one.index);
  const isOther = (field: number) => field < scribe.one.index && isNumber(scribe.plan, field);
  const amount = scribe.referField(object, 8, 'formula', isOther) ?? '1';
  return `IF(ISBLANK(${amount}), 0, ${amount} * 1.19) /* "brutto" & <net> */`;
}

/** Over a lookup to the object behind it. */
function crossFormula(scribe: Scribe): string {
  const object = objectOfField(scribe.plan, scribe.one.index);
  const lookup = scribe.referField(object, 9, 'formula', (field) => isLookup(scribe.plan, field));
  if (lookup !== null) return `${lookup.replace(/__c$/, '__r')}.Name & " / " & TEXT(TODAY())`;
  const other = scribe.referField(object, 10, 'formula', (field) => isText(scribe.plan, field));
  return `${other ?? 'Name'} & " – " & $User.Alias`;
}

function rollUp(scribe: Scribe): Fields {
  const { plan } = scribe;
  const detail = objectOfField(plan, scribe.one.index) + 1;
  const detailName = scribe.referObject(detail, 'roll-up');
  const key = nameOf(plan, kindOf('CustomField'), masterDetailField(plan, detail) ?? 0).fullName;
  scribe.refer('CustomField', masterDetailField(plan, detail) ?? 0, 'roll-up');
  const amount = scribe.referField(detail, 11, 'roll-up', (field) => isNumber(plan, field));
  const summed =
    amount === null
      ? { summaryOperation: 'count' }
      : { summarizedField: `${detailName}.${amount}`, summaryOperation: 'sum' };
  return { ...summed, summaryForeignKey: key };
}
