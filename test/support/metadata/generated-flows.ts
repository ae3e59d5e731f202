// Flows of every kind and with every element that Flow Builder knows, from a seed. Their facts are known beforehand.

import { metadataXml, Seeded } from './seeded.ts';

export interface GeneratedFlow {
  name: string;
  xml: string;
  /** Names of its elements, and which leads to which by any connector. */
  elements: readonly string[];
  connections: number;
  object: string | null;
}

const kinds = [
  'actionCalls',
  'assignments',
  'collectionProcessors',
  'customErrors',
  'decisions',
  'loops',
  'recordCreates',
  'recordDeletes',
  'recordLookups',
  'recordRollbacks',
  'recordUpdates',
  'screens',
  'subflows',
  'transforms',
  'waits',
  'apexPluginCalls',
] as const;
type Kind = (typeof kinds)[number];

const starts = [
  { triggerType: 'RecordBeforeSave', recordTriggerType: 'Create', processType: 'AutoLaunchedFlow' },
  { triggerType: 'RecordBeforeSave', recordTriggerType: 'Update', processType: 'AutoLaunchedFlow' },
  { triggerType: 'RecordAfterSave', recordTriggerType: 'CreateAndUpdate', processType: 'AutoLaunchedFlow' },
  { triggerType: 'RecordAfterSave', recordTriggerType: 'Create', processType: 'AutoLaunchedFlow' },
  { triggerType: 'RecordBeforeDelete', recordTriggerType: 'Delete', processType: 'AutoLaunchedFlow' },
  { triggerType: 'Scheduled', recordTriggerType: null, processType: 'AutoLaunchedFlow' },
  { triggerType: 'PlatformEvent', recordTriggerType: null, processType: 'AutoLaunchedFlow' },
  { triggerType: null, recordTriggerType: null, processType: 'AutoLaunchedFlow' },
  { triggerType: null, recordTriggerType: null, processType: 'Flow' },
] as const;

export interface FlowNames {
  objects: readonly string[];
  fieldsOf(object: string): readonly string[];
  classes: readonly string[];
  flows: readonly string[];
}

export function generateFlow(name: string, seed: number, names: FlowNames): GeneratedFlow {
  const random = new Seeded(seed);
  const start = starts[seed % starts.length] ?? starts[0];
  const isOnRecord = start.triggerType !== null && start.triggerType !== 'Scheduled';
  const object = isOnRecord ? random.one(names.objects) : null;
  const count = 3 + random.below(14);
  // The first flows of a series have each kind at least once.
  const chosen = random.times(count, (index) =>
    index === 0 ? (kinds[seed % kinds.length] ?? 'assignments') : random.one(kinds),
  );
  const elements = chosen.map((kind, index) => ({ kind, name: `${kind}_${index}` }));
  let connections = 1;
  const to = (index: number): { targetReference: string } | null => {
    const target = elements[index];
    if (!target) return null;
    connections += 1;
    return { targetReference: target.name };
  };
  const byKind: Record<string, unknown[]> = {};
  for (const [index, { kind, name: called }] of elements.entries()) {
    const next = index + 1;
    const body = elementOf(kind, called, random, names, object, {
      next: () => to(next),
      other: () => (random.isTrue(6) ? to(next + 1 + random.below(3)) : null),
    });
    byKind[kind] = [...(byKind[kind] ?? []), body];
  }
  const xml = metadataXml('Flow', {
    apiVersion: '62.0',
    description: random.isTrue() ? `Keeps <${name}> & its records in order` : null,
    ...byKind,
    formulas: {
      name: 'theFormula',
      dataType: 'String',
      expression: object ? `IF(ISBLANK({!$Record.${names.fieldsOf(object)[0] ?? 'Name'}}), "none", "x")` : '"x"',
    },
    label: `${name.replace(/_/g, ' ')} – grüße`,
    processType: start.processType,
    start: {
      locationX: 50,
      connector: { targetReference: elements[0]?.name },
      ...(object && { object }),
      filterLogic: object ? 'and' : null,
      filters: object
        ? { field: names.fieldsOf(object)[0] ?? 'Name', operator: 'EqualTo', value: { stringValue: 'Open' } }
        : null,
      recordTriggerType: start.recordTriggerType,
      triggerType: start.triggerType,
      schedule:
        start.triggerType === 'Scheduled'
          ? { frequency: 'Daily', startDate: '2026-01-01', startTime: '02:00:00.000Z' }
          : null,
    },
    status: random.isTrue(8) ? 'Active' : 'Draft',
    variables: [
      { name: 'recordId', dataType: 'String', isCollection: false, isInput: true, isOutput: false },
      {
        name: 'rows',
        dataType: 'SObject',
        objectType: random.one(names.objects),
        isCollection: true,
        isInput: false,
        isOutput: true,
      },
    ],
  });
  return { name, xml, elements: elements.map((element) => element.name), connections, object };
}

interface Onward {
  next(): { targetReference: string } | null;
  other(): { targetReference: string } | null;
}

function elementOf(
  kind: Kind,
  name: string,
  random: Seeded,
  names: FlowNames,
  record: string | null,
  onward: Onward,
): Record<string, unknown> {
  const object = random.one(names.objects);
  const fields = names.fieldsOf(object);
  const shared = { name, label: `${name.replace(/_/g, ' ')} "${random.below(100)}"`, locationX: 1, locationY: 1 };
  const left = record ? `$Record.${random.one(names.fieldsOf(record))}` : 'recordId';
  const value = random.one([
    { stringValue: 'Closed' },
    { numberValue: 5 },
    { elementReference: left },
    { booleanValue: true },
  ]);
  const filters = random.times(1 + random.below(3), () => ({
    field: random.one(fields),
    operator: random.one(['EqualTo', 'NotEqualTo', 'GreaterThan', 'IsNull']),
    value,
  }));
  const inputs = random.times(1 + random.below(3), () => ({ field: random.one(fields), value }));
  const fault = (): unknown => onward.other();
  switch (kind) {
    case 'decisions':
      return {
        ...shared,
        defaultConnectorLabel: 'Default Outcome',
        defaultConnector: onward.next(),
        rules: random.times(1 + random.below(3), (index) => ({
          name: `${name}_rule_${index}`,
          conditionLogic: random.one(['and', 'or', '1 AND (2 OR 3)']),
          conditions: { leftValueReference: left, operator: 'EqualTo', rightValue: value },
          connector: onward.other(),
          label: `Outcome ${index}`,
        })),
      };
    case 'loops':
      return {
        ...shared,
        collectionReference: 'rows',
        iterationOrder: 'Asc',
        nextValueConnector: onward.next(),
        noMoreValuesConnector: onward.other(),
      };
    case 'screens':
      return {
        ...shared,
        connector: onward.next(),
        fields: [
          { name: `${name}_text`, fieldText: '<p>Hello <b>you</b></p>', fieldType: 'DisplayText' },
          { name: `${name}_input`, fieldText: 'Amount', fieldType: 'InputField', dataType: 'Number' },
        ],
      };
    case 'subflows':
      return {
        ...shared,
        connector: onward.next(),
        flowName: random.one(names.flows),
        inputAssignments: { name: 'recordId', value },
      };
    case 'actionCalls':
      return {
        ...shared,
        actionName: random.one(names.classes),
        actionType: 'apex',
        connector: onward.next(),
        faultConnector: fault(),
        inputParameters: { name: 'ids', value },
      };
    case 'apexPluginCalls':
      return { ...shared, apexClass: random.one(names.classes), connector: onward.next(), faultConnector: fault() };
    case 'assignments':
      return {
        ...shared,
        assignmentItems: random.times(2, () => ({
          assignToReference: left,
          operator: random.one(['Assign', 'Add', 'Subtract']),
          value,
        })),
        connector: onward.next(),
      };
    case 'recordLookups':
      return {
        ...shared,
        connector: onward.next(),
        faultConnector: fault(),
        filterLogic: 'and',
        filters,
        object,
        queriedFields: random.some(fields, 3),
      };
    case 'recordUpdates':
      return {
        ...shared,
        connector: onward.next(),
        faultConnector: fault(),
        filters,
        inputAssignments: inputs,
        object,
      };
    case 'recordCreates':
      return { ...shared, connector: onward.next(), faultConnector: fault(), inputAssignments: inputs, object };
    case 'recordDeletes':
      return { ...shared, connector: onward.next(), faultConnector: fault(), filters, object };
    case 'waits':
      return {
        ...shared,
        defaultConnector: onward.next(),
        defaultConnectorLabel: 'Default Path',
        waitEvents: {
          name: `${name}_event`,
          conditionLogic: 'and',
          connector: onward.other(),
          eventType: 'AlarmEvent',
          label: 'Three days later',
        },
      };
    case 'customErrors':
      return {
        ...shared,
        connector: onward.next(),
        customErrorMessages: { errorMessage: 'This <cannot> be saved.', isFieldError: false },
      };
    case 'collectionProcessors':
      return {
        ...shared,
        connector: onward.next(),
        collectionProcessorType: 'SortCollectionProcessor',
        collectionReference: 'rows',
      };
    case 'recordRollbacks':
    case 'transforms':
      return { ...shared, connector: onward.next() };
  }
}
