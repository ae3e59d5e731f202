// A flow's file: how it starts, its elements, and which leads to which.

import { type Automation, type Described, describedAs, keyOf, type Stage } from '../described.ts';
import { conditionsOf, flowElements } from './flow-elements.ts';
import { type FlowConnection, type FlowFacts, type FlowStart, type FlowVariable, startName } from './flow-facts.ts';
import { flowReferences } from './flow-references.ts';
import { childText, type Element, elementsOf, flagOf } from './xml.ts';

export function readFlow(name: string, xml: Element): Described<FlowFacts> {
  const [start = {}] = elementsOf(xml, 'start');
  const elements = flowElements(xml);
  const facts: FlowFacts = {
    processType: childText(xml, 'processType') ?? 'Flow',
    status: childText(xml, 'status') ?? 'Unknown',
    apiVersion: childText(xml, 'apiVersion'),
    runsAs: childText(xml, 'runInMode'),
    start: startOf(xml, start),
    elements: elements.map(({ element }) => element),
    connections: [...startConnections(xml, start), ...elements.flatMap(({ connections }) => connections)],
    variables: elementsOf(xml, 'variables').map(variableOf),
    formulas: elementsOf(xml, 'formulas').map((formula) => ({
      name: childText(formula, 'name') ?? '',
      expression: childText(formula, 'expression') ?? '',
    })),
  };
  return describedAs('Flow', name, facts, {
    label: childText(xml, 'label'),
    description: childText(xml, 'description'),
    references: flowReferences(xml, facts),
    automations: automationsOf(name, childText(xml, 'label') ?? name, facts, childText(xml, 'triggerOrder')),
  });
}

function startOf(xml: Element, start: Element): FlowStart {
  const [schedule = null] = elementsOf(start, 'schedule');
  const formula = childText(start, 'filterFormula');
  return {
    trigger: childText(start, 'triggerType'),
    records: childText(start, 'recordTriggerType'),
    // A Process Builder process names its object among its metadata values.
    object: childText(start, 'object') ?? metadataValue(xml, 'ObjectType'),
    conditions: formula ? [formula] : conditionsOf(start, 'filters'),
    onlyWhenChanged: flagOf(start, 'doesRequireRecordChangedToMeetCriteria'),
    schedule:
      schedule &&
      `${childText(schedule, 'frequency') ?? ''} from ${childText(schedule, 'startDate') ?? ''} ${childText(schedule, 'startTime') ?? ''}`,
    scheduledPaths: elementsOf(start, 'scheduledPaths').map((path) => {
      const offset = childText(path, 'offsetNumber');
      const when = offset
        ? ` (${offset} ${childText(path, 'offsetUnit') ?? ''} ${childText(path, 'timeSource') ?? ''})`
        : '';
      return `${childText(path, 'label') ?? childText(path, 'name') ?? childText(path, 'pathType') ?? ''}${when}`;
    }),
  };
}

function metadataValue(xml: Element, name: string): string | null {
  const found = elementsOf(xml, 'processMetadataValues').find((value) => childText(value, 'name') === name);
  return found ? childText(elementsOf(found, 'value')[0] ?? {}, 'stringValue') : null;
}

function startConnections(xml: Element, start: Element): FlowConnection[] {
  const first =
    childText(elementsOf(start, 'connector')[0] ?? {}, 'targetReference') ?? childText(xml, 'startElementReference');
  const paths = elementsOf(start, 'scheduledPaths').flatMap((path) => {
    const to = childText(elementsOf(path, 'connector')[0] ?? {}, 'targetReference');
    return to
      ? [{ from: startName, to, label: childText(path, 'label') ?? childText(path, 'pathType'), kind: 'next' as const }]
      : [];
  });
  return [...(first ? [{ from: startName, to: first, label: null, kind: 'next' as const }] : []), ...paths];
}

function variableOf(xml: Element): FlowVariable {
  return {
    name: childText(xml, 'name') ?? '',
    type: childText(xml, 'objectType') ?? childText(xml, 'apexClass') ?? childText(xml, 'dataType') ?? '',
    isCollection: flagOf(xml, 'isCollection'),
    isInput: flagOf(xml, 'isInput'),
    isOutput: flagOf(xml, 'isOutput'),
  };
}

const stageOf: Readonly<Record<string, Stage>> = {
  RecordBeforeSave: 'before-save flow',
  RecordBeforeDelete: 'before-save flow',
  RecordAfterSave: 'after-save flow',
  PlatformEvent: 'asynchronous',
};

function automationsOf(
  name: string,
  label: string,
  { start, status, processType }: FlowFacts,
  order: string | null,
): Automation[] {
  const stage =
    processType === 'Workflow' || processType === 'InvocableProcess' ? 'process' : stageOf[start.trigger ?? ''];
  if (!stage || !start.object) return [];
  const shared = {
    object: keyOf('CustomObject', start.object),
    key: keyOf('Flow', name),
    label,
    isActive: status === 'Active',
  };
  const when = [start.records ?? '', ...start.conditions].filter((text) => text !== '').join(': ');
  return [
    { ...shared, stage, when, order: order === null ? null : Number(order) },
    ...start.scheduledPaths.map((path) => ({ ...shared, stage: 'asynchronous' as const, when: path, order: null })),
  ];
}
