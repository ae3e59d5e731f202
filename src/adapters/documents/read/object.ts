// An object's file: its settings, its fields, and the rules inside it.

import { type Automation, type Described, describedAs, keyOf, type Part } from '../described.ts';
import { type FieldFacts, fieldOf, fieldReferences } from './field.ts';
import { formulaReferences, type Relations } from './formula.ts';
import { childText, type Element, elementsOf, flagOf, textsOf } from './xml.ts';

interface ValidationRule {
  name: string;
  isActive: boolean;
  description: string | null;
  condition: string;
  errorField: string | null;
  message: string;
}

interface RecordType {
  name: string;
  label: string | null;
  isActive: boolean;
  description: string | null;
  picklists: readonly string[];
}

export interface ObjectFacts {
  kind:
    | 'standard object'
    | 'custom object'
    | 'custom setting'
    | 'platform event'
    | 'custom metadata type'
    | 'big object'
    | 'external object';
  pluralLabel: string | null;
  sharing: string | null;
  externalSharing: string | null;
  fields: readonly FieldFacts[];
  validationRules: readonly ValidationRule[];
  recordTypes: readonly RecordType[];
  /** Names of what is listed, not explained: buttons and links, list views, field sets, compact layouts. */
  others: readonly { kind: OtherPart; name: string; label: string | null }[];
  features: readonly string[];
}

const otherParts = {
  webLinks: 'WebLink',
  listViews: 'ListView',
  fieldSets: 'FieldSet',
  compactLayouts: 'CompactLayout',
  businessProcesses: 'BusinessProcess',
  sharingReasons: 'SharingReason',
  indexes: 'Index',
} as const;
type OtherPart = (typeof otherParts)[keyof typeof otherParts];

export function readObject(name: string, xml: Element): Described<ObjectFacts> {
  const fields = elementsOf(xml, 'fields').map(fieldOf);
  const relations: Relations = { object: name, targetsOf: (relationship) => targetsOf(fields, relationship) };
  const rules = elementsOf(xml, 'validationRules').map(ruleOf);
  const recordTypes = elementsOf(xml, 'recordTypes').map(recordTypeOf);
  const others = Object.entries(otherParts).flatMap(([element, kind]) =>
    elementsOf(xml, element).map((part) => ({ kind, name: childText(part, 'fullName') ?? '', label: labelOf(part) })),
  );
  const nameField = elementsOf(xml, 'nameField')[0];
  const all = nameField
    ? [{ ...fieldOf(nameField), name: 'Name' }, ...fields.filter((field) => field.name !== 'Name')]
    : fields;
  return describedAs(
    'CustomObject',
    name,
    {
      kind: kindOf(name, xml),
      pluralLabel: childText(xml, 'pluralLabel'),
      sharing: childText(xml, 'sharingModel'),
      externalSharing: childText(xml, 'externalSharingModel'),
      fields: all,
      validationRules: rules,
      recordTypes,
      others,
      features: Object.keys(xml)
        .filter((key) => /^enable/.test(key) && flagOf(xml, key))
        .map((key) => key.slice('enable'.length)),
    },
    {
      label: childText(xml, 'label'),
      description: childText(xml, 'description'),
      parts: partsOf(name, all, rules, recordTypes, others),
      references: [
        ...all.flatMap((field) => fieldReferences(field, relations)),
        ...rules.flatMap((rule) =>
          formulaReferences(rule.condition, relations, 'reads', `validation rule ${rule.name}`),
        ),
      ],
      automations: [
        ...rules.map((rule) => ruleAutomation(name, rule)),
        ...all.flatMap((field) => rollUpAutomation(name, field)),
      ],
    },
  );
}

function targetsOf(fields: readonly FieldFacts[], relationship: string): readonly string[] {
  const lookup = relationship.toLowerCase().replace(/__r$/, '__c');
  const field = fields.find(({ name }) => name.toLowerCase() === lookup || name.toLowerCase() === `${lookup}id`);
  return field?.referenceTo ?? [];
}

function kindOf(name: string, xml: Element): ObjectFacts['kind'] {
  if (childText(xml, 'customSettingsType')) return 'custom setting';
  if (name.endsWith('__e')) return 'platform event';
  if (name.endsWith('__mdt')) return 'custom metadata type';
  if (name.endsWith('__b')) return 'big object';
  if (name.endsWith('__x')) return 'external object';
  return name.endsWith('__c') ? 'custom object' : 'standard object';
}

function ruleOf(xml: Element): ValidationRule {
  return {
    name: childText(xml, 'fullName') ?? '',
    isActive: flagOf(xml, 'active'),
    description: childText(xml, 'description'),
    condition: childText(xml, 'errorConditionFormula') ?? '',
    errorField: childText(xml, 'errorDisplayField'),
    message: childText(xml, 'errorMessage') ?? '',
  };
}

function recordTypeOf(xml: Element): RecordType {
  return {
    name: childText(xml, 'fullName') ?? '',
    label: childText(xml, 'label'),
    isActive: flagOf(xml, 'active'),
    description: childText(xml, 'description'),
    picklists: elementsOf(xml, 'picklistValues').flatMap((values) => textsOf(values, 'picklist')),
  };
}

function labelOf(xml: Element): string | null {
  return childText(xml, 'masterLabel') ?? childText(xml, 'label');
}

function partsOf(
  object: string,
  fields: readonly FieldFacts[],
  rules: readonly ValidationRule[],
  recordTypes: readonly RecordType[],
  others: ObjectFacts['others'],
): Part[] {
  const part = (type: string, prefix: string, name: string, label: string | null): Part => ({
    key: keyOf(type, `${object}.${name}`),
    label,
    anchor: `${prefix}-${name}`,
  });
  return [
    ...fields.map(({ name, label }) => part('CustomField', 'field', name, label)),
    ...rules.map(({ name }) => part('ValidationRule', 'rule', name, null)),
    ...recordTypes.map(({ name, label }) => part('RecordType', 'record-type', name, label)),
    ...others.map(({ kind, name, label }) => part(kind, kind, name, label)),
  ];
}

function ruleAutomation(object: string, rule: ValidationRule): Automation {
  return {
    object: keyOf('CustomObject', object),
    stage: 'validation rule',
    key: keyOf('ValidationRule', `${object}.${rule.name}`),
    label: rule.name,
    isActive: rule.isActive,
    when: rule.condition,
    order: null,
  };
}

/** A roll-up is computed on the parent when a child is saved, so it stands among what the child's object starts. */
function rollUpAutomation(object: string, { name, rollUp }: FieldFacts): Automation[] {
  if (!rollUp) return [];
  const [child = ''] = (rollUp.relationship ?? rollUp.of ?? '').split('.');
  return [
    {
      object: keyOf('CustomObject', child),
      stage: 'roll-up summary',
      key: keyOf('CustomField', `${object}.${name}`),
      label: `${object}.${name}`,
      isActive: true,
      when: rollUp.filters.join(' AND '),
      order: null,
    },
  ];
}
