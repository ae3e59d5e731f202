// The elements of a flow: what each does in one line, its conditions, and where it leads.

import { type ElementKind, elementKinds, type FlowConnection, type FlowElement } from './flow-facts.ts';
import { childText, type Element, elementsOf } from './xml.ts';

export function flowElements(xml: Element): { element: FlowElement; connections: FlowConnection[] }[] {
  return (Object.keys(elementKinds) as ElementKind[]).flatMap((kind) =>
    elementsOf(xml, kind).map((found) => ({ element: elementOf(kind, found), connections: connectionsOf(found) })),
  );
}

function elementOf(kind: ElementKind, xml: Element): FlowElement {
  const name = childText(xml, 'name') ?? '';
  const action = childText(xml, 'actionName') ?? childText(xml, 'apexClass') ?? childText(xml, 'flowName');
  return {
    name,
    label: childText(xml, 'label') ?? name,
    kind,
    description: childText(xml, 'description'),
    object: childText(xml, 'object'),
    calls: action && [childText(xml, 'actionType'), action].filter(Boolean).join(' '),
    details: detailsOf(kind, xml),
  };
}

function detailsOf(kind: ElementKind, xml: Element): string[] {
  if (kind === 'decisions') return outcomesOf(xml, 'rules');
  if (kind === 'waits') return outcomesOf(xml, 'waitEvents');
  if (kind === 'loops') return [childText(xml, 'collectionReference') ?? ''];
  if (kind === 'screens') return elementsOf(xml, 'fields').map((field) => fieldLine(field));
  if (kind === 'customErrors') {
    return elementsOf(xml, 'customErrorMessages').map((error) => childText(error, 'errorMessage') ?? '');
  }
  return [
    ...conditionsOf(xml, 'filters'),
    ...elementsOf(xml, 'assignmentItems').map(
      (item) =>
        `${childText(item, 'assignToReference') ?? ''} ${operatorOf(childText(item, 'operator'))} ${flowValue(item, 'value')}`,
    ),
    ...elementsOf(xml, 'inputAssignments').map(
      (item) => `${childText(item, 'field') ?? ''} = ${flowValue(item, 'value')}`,
    ),
    ...elementsOf(xml, 'inputParameters').map(
      (item) => `${childText(item, 'name') ?? ''} = ${flowValue(item, 'value')}`,
    ),
  ];
}

function fieldLine(field: Element): string {
  const label = childText(field, 'fieldText') ?? childText(field, 'name') ?? '';
  return `${childText(field, 'fieldType') ?? ''}: ${label.replace(/<[^>]*>/g, ' ').trim()}`;
}

function outcomesOf(xml: Element, element: string): string[] {
  return elementsOf(xml, element).map((rule) => {
    const logic = childText(rule, 'conditionLogic');
    const conditions = conditionsOf(rule, 'conditions');
    const joined = conditions.join(logic === 'or' ? ' OR ' : ' AND ');
    return `${childText(rule, 'label') ?? childText(rule, 'name') ?? ''}: ${joined}${logic && !/^(?:and|or)$/.test(logic) ? ` (${logic})` : ''}`;
  });
}

/** `$Record.StageName EqualTo Closed Won`, one line a condition. */
export function conditionsOf(xml: Element, element: string): string[] {
  return elementsOf(xml, element).map((condition) => {
    const left = childText(condition, 'leftValueReference') ?? childText(condition, 'field') ?? '';
    const right = flowValue(condition, 'rightValue') || flowValue(condition, 'value');
    return `${left} ${childText(condition, 'operator') ?? ''} ${right}`.trim();
  });
}

function operatorOf(operator: string | null): string {
  if (operator === 'Assign' || operator === null) return '=';
  return operator === 'Add' ? '+=' : operator;
}

/** A value of a flow is one of several elements: elementReference, stringValue, numberValue … */
function flowValue(xml: Element, name: string): string {
  const [value = {}] = elementsOf(xml, name);
  return Object.values(value).find((found): found is string => typeof found === 'string') ?? '';
}

function connectionsOf(xml: Element): FlowConnection[] {
  const from = childText(xml, 'name') ?? '';
  const to = (parent: Element, name: string): string | null =>
    childText(elementsOf(parent, name)[0] ?? {}, 'targetReference');
  const connections: FlowConnection[] = [];
  const add = (target: string | null, label: string | null, kind: FlowConnection['kind']): void => {
    if (target) connections.push({ from, to: target, label, kind });
  };
  for (const rule of [...elementsOf(xml, 'rules'), ...elementsOf(xml, 'waitEvents')]) {
    add(to(rule, 'connector'), childText(rule, 'label') ?? childText(rule, 'name'), 'next');
  }
  add(to(xml, 'nextValueConnector'), 'For Each', 'loop');
  add(to(xml, 'noMoreValuesConnector'), 'After Last', 'next');
  add(to(xml, 'connector'), null, 'next');
  add(to(xml, 'defaultConnector'), childText(xml, 'defaultConnectorLabel'), 'next');
  add(to(xml, 'faultConnector'), 'Fault', 'fault');
  return connections;
}
