// What a flow uses, with the element that proves it.

import { type Key, keyOf, type Reference, type Use } from '../described.ts';
import { elementKinds, type FlowFacts } from './flow-facts.ts';
import { formulaReferences, pathKeys } from './formula.ts';
import { childText, type Element, elementOf, elementsOf, textsOf } from './xml.ts';

const useOf: Readonly<Record<string, Use>> = {
  recordLookups: 'reads',
  recordCreates: 'creates',
  recordUpdates: 'changes',
  recordDeletes: 'deletes',
};

const actionTypes: Readonly<Record<string, (name: string, object: string | null) => Key | null>> = {
  apex: (name) => keyOf('ApexClass', name),
  emailAlert: (name) => keyOf('WorkflowAlert', name),
  flow: (name) => keyOf('Flow', name),
  quickAction: (name) => keyOf('QuickAction', name),
  externalService: (name) => keyOf('ExternalServiceRegistration', name.split('.')[0] ?? name),
  customNotificationAction: () => null,
  component: (name) => keyOf('AuraDefinitionBundle', name.replace(/^c:/, '')),
};

/** What stands beside the elements, is used by them under its name, and names fields itself. */
const resourceKinds = ['choices', 'dynamicChoiceSets', 'textTemplates'];

/** Where an element says which object it is about. */
const objectNames = ['object', 'outputSObjectType', 'objectType', 'picklistObject'];

/** Fields of the element's own object. */
const fieldNames = ['queriedFields', 'sortField', 'displayField', 'valueField', 'picklistField'];

export function flowReferences(xml: Element, facts: FlowFacts): Reference[] {
  const { object } = facts.start;
  const variables = new Map(facts.variables.map(({ name, type }) => [name, type]));
  for (const kind of ['recordLookups', 'loops', 'collectionProcessors', 'transforms']) {
    for (const element of elementsOf(xml, kind)) {
      const of = objectOf(element, variables);
      if (of) variables.set(childText(element, 'name') ?? '', of);
    }
  }
  if (object) for (const name of ['$Record', '$Record__Prior']) variables.set(name, object);
  const found: Reference[] = object
    ? [
        { to: keyOf('CustomObject', object), use: 'starts on', evidence: 'start of the flow' },
        ...startFields(xml, object),
      ]
    : [];
  for (const kind of [...Object.keys(elementKinds), ...resourceKinds]) {
    for (const element of elementsOf(xml, kind)) found.push(...elementReferences(kind, element, variables));
  }
  for (const { name, expression } of facts.formulas) {
    found.push(
      ...formulaReferences(
        expression,
        { object: object ?? '', targetsOf: (first) => listed(variables.get(first)) },
        'reads',
        `formula ${name}`,
      ),
    );
  }
  return found;
}

function startFields(xml: Element, object: string): Reference[] {
  const [start = {}] = elementsOf(xml, 'start');
  const evidence = 'start of the flow';
  const formula = childText(start, 'filterFormula');
  return [
    ...elementsOf(start, 'filters').flatMap((filter) =>
      fieldReference(object, childText(filter, 'field'), 'reads', evidence),
    ),
    ...elementsOf(start, 'scheduledPaths').flatMap((path) =>
      fieldReference(object, childText(path, 'recordField'), 'reads', evidence),
    ),
    ...(formula ? formulaReferences(formula, { object, targetsOf: () => [] }, 'reads', evidence) : []),
  ];
}

function objectOf(element: Element, variables: ReadonlyMap<string, string>): string | null {
  for (const name of objectNames) {
    const said = childText(element, name);
    if (said) return said;
  }
  const of = childText(element, 'inputReference') ?? childText(element, 'collectionReference') ?? '';
  return variables.get(of) ?? null;
}

function elementReferences(kind: string, element: Element, variables: ReadonlyMap<string, string>): Reference[] {
  const evidence = `${resourceKinds.includes(kind) ? 'resource' : 'element'} ${childText(element, 'name') ?? ''}`;
  const object = objectOf(element, variables);
  const use = useOf[kind] ?? 'refers to';
  const found: Reference[] = [];
  if (object) found.push({ to: keyOf('CustomObject', object), use, evidence });
  const read = [
    ...['filters', 'outputAssignments'].flatMap((name) =>
      elementsOf(element, name).map((each) => childText(each, 'field')),
    ),
    ...elementsOf(element, 'sortOptions').map((each) => childText(each, 'sortField')),
    ...fieldNames.flatMap((name) => textsOf(element, name)),
  ];
  for (const field of read) found.push(...fieldReference(object, field, 'reads', evidence));
  for (const input of elementsOf(element, 'inputAssignments'))
    found.push(...fieldReference(object, childText(input, 'field'), use, evidence));
  const called = calledBy(kind, element);
  if (called) found.push({ to: called, use: 'runs', evidence });
  for (const [path, uses] of pathsIn(element))
    for (const each of uses) found.push(...pathReference(path, each, variables, evidence));
  return found;
}

function calledBy(kind: string, element: Element): Key | null {
  const flow = childText(element, 'flowName');
  if (kind === 'subflows' && flow) return keyOf('Flow', flow);
  const plugin = childText(element, 'apexClass');
  if (kind === 'apexPluginCalls' && plugin) return keyOf('ApexClass', plugin);
  const name = childText(element, 'actionName');
  return name ? (actionTypes[childText(element, 'actionType') ?? '']?.(name, null) ?? null) : null;
}

type Paths = Map<string, Set<Use>>;

/** Dotted names of resources, wherever they stand in an element: `$Record.Amount`, `$Label.Greeting`, `getContact.Email`. */
function pathsIn(value: unknown, use: Use = 'reads', into: Paths = new Map()): Paths {
  if (typeof value === 'string') {
    for (const [path] of value.matchAll(/\$?[A-Za-z]\w*(?:\.\w+)+/g))
      into.set(path, (into.get(path) ?? new Set()).add(use));
  } else if (Array.isArray(value)) {
    for (const each of value) pathsIn(each, use, into);
  } else {
    for (const [name, each] of Object.entries(elementOf(value)))
      pathsIn(each, name === 'assignToReference' ? 'changes' : use, into);
  }
  return into;
}

function pathReference(path: string, use: Use, variables: ReadonlyMap<string, string>, evidence: string): Reference[] {
  const [first = '', field = '', ...more] = path.split('.');
  if (first === '$Label') return [{ to: keyOf('CustomLabel', field), use: 'refers to', evidence }];
  if (first === '$Permission') return [{ to: keyOf('CustomPermission', field), use: 'refers to', evidence }];
  const object = variables.get(first);
  if (!object) return [];
  return pathKeys([field, ...more], { object, targetsOf: () => [] }).map((to) => ({ to, use, evidence, maybe: true }));
}

function fieldReference(object: string | null, field: string | null, use: Use, evidence: string): Reference[] {
  return object && field ? [{ to: keyOf('CustomField', `${object}.${field}`), use, evidence, maybe: true }] : [];
}

function listed(name: string | undefined): readonly string[] {
  return name ? [name] : [];
}
