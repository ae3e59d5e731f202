// One field of an object, as the object's file describes it.

import { keyOf, type Reference } from '../described.ts';
import { formulaReferences, type Relations } from './formula.ts';
import { childText, type Element, elementsOf, flagOf, textsOf } from './xml.ts';

interface RollUp {
  operation: string;
  /** `Child__c.Field__c`; null for a count. */
  of: string | null;
  /** `Child__c.Parent__c`. */
  relationship: string | null;
  filters: readonly string[];
}

export interface FieldFacts {
  name: string;
  label: string | null;
  type: string | null;
  length: string | null;
  precision: string | null;
  scale: string | null;
  displayFormat: string | null;
  isRequired: boolean;
  isUnique: boolean;
  isExternalId: boolean;
  isTracked: boolean;
  description: string | null;
  help: string | null;
  formula: string | null;
  defaultValue: string | null;
  referenceTo: readonly string[];
  relationshipName: string | null;
  deleteRule: string | null;
  rollUp: RollUp | null;
  values: readonly string[];
  valueSet: string | null;
  controlledBy: string | null;
}

export function fieldOf(xml: Element): FieldFacts {
  const [valueSet = {}] = elementsOf(xml, 'valueSet');
  const [definition = {}] = elementsOf(valueSet, 'valueSetDefinition');
  return {
    name: childText(xml, 'fullName') ?? '',
    label: childText(xml, 'label'),
    type: childText(xml, 'type'),
    length: childText(xml, 'length'),
    precision: childText(xml, 'precision'),
    scale: childText(xml, 'scale'),
    displayFormat: childText(xml, 'displayFormat'),
    isRequired: flagOf(xml, 'required') || childText(xml, 'type') === 'MasterDetail',
    isUnique: flagOf(xml, 'unique'),
    isExternalId: flagOf(xml, 'externalId'),
    isTracked: flagOf(xml, 'trackHistory'),
    description: childText(xml, 'description'),
    help: childText(xml, 'inlineHelpText'),
    formula: childText(xml, 'formula'),
    defaultValue: childText(xml, 'defaultValue'),
    referenceTo: textsOf(xml, 'referenceTo'),
    relationshipName: childText(xml, 'relationshipName'),
    deleteRule: childText(xml, 'deleteConstraint'),
    rollUp: rollUpOf(xml),
    values: elementsOf(definition, 'value').map(
      (value) => childText(value, 'label') ?? childText(value, 'fullName') ?? '',
    ),
    valueSet: childText(valueSet, 'valueSetName'),
    controlledBy: childText(valueSet, 'controllingField'),
  };
}

function rollUpOf(xml: Element): RollUp | null {
  const operation = childText(xml, 'summaryOperation');
  if (!operation) return null;
  return {
    operation,
    of: childText(xml, 'summarizedField'),
    relationship: childText(xml, 'summaryForeignKey'),
    filters: elementsOf(xml, 'summaryFilterItems').map(conditionOf),
  };
}

/** A filter line of roll-ups, workflow rules, sharing rules: `Opportunity.Amount greaterThan 100`. */
export function conditionOf(xml: Element): string {
  const value = childText(xml, 'valueField') ?? childText(xml, 'value') ?? '""';
  return `${childText(xml, 'field') ?? ''} ${childText(xml, 'operation') ?? ''} ${value}`;
}

export function fieldReferences(field: FieldFacts, at: Relations): Reference[] {
  const evidence = `field ${field.name}`;
  return [
    ...field.referenceTo.map((to) => ({ to: keyOf('CustomObject', to), use: 'looks up' as const, evidence })),
    ...(field.formula ? formulaReferences(field.formula, at, 'reads', `formula of ${field.name}`) : []),
    ...[field.rollUp?.of, field.rollUp?.relationship].flatMap((path) =>
      path ? [{ to: keyOf('CustomField', path), use: 'reads' as const, evidence: `roll-up ${field.name}` }] : [],
    ),
    ...(field.valueSet
      ? [{ to: keyOf('GlobalValueSet', field.valueSet), use: 'refers to' as const, evidence, maybe: true as const }]
      : []),
    ...(field.controlledBy
      ? [{ to: keyOf('CustomField', `${at.object}.${field.controlledBy}`), use: 'refers to' as const, evidence }]
      : []),
  ];
}
