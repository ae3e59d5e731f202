// Declarative automation beside flows: workflow, approval, assignment, sharing, duplicates. One file for each object.

import {
  type Automation,
  type Described,
  describedAs,
  keyOf,
  type Part,
  type Reference,
  type Stage,
} from '../described.ts';
import { type Cell, linked, type OutlineFacts, type OutlineTable, outline } from '../outline.ts';
import { conditionOf } from './field.ts';
import { formulaReferences } from './formula.ts';
import { childText, type Element, elementOf, elementsOf, flagOf, textsOf } from './xml.ts';

/** What one kind of rule is inside its file: the element, the component's type, the columns beside name and activity. */
interface RuleKind {
  element: string;
  type: string;
  stage: Stage | null;
  columns: readonly string[];
  cells(rule: Element): readonly Cell[];
}

const rulesOf: Readonly<Record<string, readonly RuleKind[]>> = {
  Workflow: [
    {
      element: 'rules',
      type: 'WorkflowRule',
      stage: 'workflow rule',
      columns: ['when', 'trigger', 'actions'],
      cells: (rule) => [whenOf(rule), childText(rule, 'triggerType') ?? '', actionsOf(rule)],
    },
    {
      element: 'fieldUpdates',
      type: 'WorkflowFieldUpdate',
      stage: null,
      columns: ['field', 'operation', 'value'],
      cells: (update) => [
        childText(update, 'field') ?? '',
        childText(update, 'operation') ?? '',
        childText(update, 'formula') ?? childText(update, 'literalValue') ?? childText(update, 'lookupValue') ?? '',
      ],
    },
    {
      element: 'alerts',
      type: 'WorkflowAlert',
      stage: null,
      columns: ['template', 'recipients'],
      cells: (alert) => [
        linked('EmailTemplate', childText(alert, 'template')),
        elementsOf(alert, 'recipients')
          .map((to) =>
            [childText(to, 'type'), childText(to, 'recipient') ?? childText(to, 'field')].filter(Boolean).join(' '),
          )
          .join(', '),
      ],
    },
    {
      element: 'tasks',
      type: 'WorkflowTask',
      stage: null,
      columns: ['subject', 'assignedTo'],
      cells: (task) => [
        childText(task, 'subject') ?? '',
        childText(task, 'assignedTo') ?? childText(task, 'assignedToType') ?? '',
      ],
    },
    {
      element: 'outboundMessages',
      type: 'WorkflowOutboundMessage',
      stage: null,
      columns: ['address', 'fields'],
      cells: (message) => [childText(message, 'endpointUrl') ?? '', textsOf(message, 'fields').join(', ')],
    },
  ],
  AssignmentRules: [
    {
      element: 'assignmentRule',
      type: 'AssignmentRule',
      stage: 'assignment rule',
      columns: ['entries'],
      cells: entriesOf,
    },
  ],
  AutoResponseRules: [
    {
      element: 'autoResponseRule',
      type: 'AutoResponseRule',
      stage: 'auto-response rule',
      columns: ['entries'],
      cells: entriesOf,
    },
  ],
  EscalationRules: [
    {
      element: 'escalationRule',
      type: 'EscalationRule',
      stage: 'escalation rule',
      columns: ['entries'],
      cells: entriesOf,
    },
  ],
  SharingRules: ['sharingCriteriaRules', 'sharingOwnerRules', 'sharingGuestRules'].map((element) => ({
    element,
    type: `${element.charAt(0).toUpperCase()}${element.slice(1, -1)}`,
    stage: 'sharing rule' as const,
    columns: ['when', 'sharedTo', 'accessLevel'],
    cells: (rule: Element) => [whenOf(rule), sharedTo(rule), childText(rule, 'accessLevel') ?? ''],
  })),
  MatchingRules: [
    {
      element: 'matchingRules',
      type: 'MatchingRule',
      stage: null,
      columns: ['when'],
      cells: (rule) => [
        elementsOf(rule, 'matchingRuleItems')
          .map((item) => `${childText(item, 'fieldName') ?? ''} ${childText(item, 'matchingMethod') ?? ''}`)
          .join(' AND '),
      ],
    },
  ],
};

export const ruleFiles: readonly string[] = Object.keys(rulesOf);

/** A file of rules bears the name of its object. */
export function readRules(type: string, object: string, xml: Element): Described<OutlineFacts> {
  const tables: OutlineTable[] = [];
  const parts: Part[] = [];
  const automations: Automation[] = [];
  const references: Reference[] = [
    { to: keyOf('CustomObject', object), use: 'starts on', evidence: 'object of the rules' },
  ];
  for (const kind of rulesOf[type] ?? []) {
    const rules = elementsOf(xml, kind.element);
    const rows = rules.map((rule) => {
      const name = childText(rule, 'fullName') ?? '';
      const key = keyOf(kind.type, `${object}.${name}`);
      const label = childText(rule, 'label') ?? name;
      const isActive = childText(rule, 'active') !== 'false';
      parts.push({ key, label: childText(rule, 'label'), anchor: `${kind.type}-${name}` });
      if (kind.stage)
        automations.push({
          object: keyOf('CustomObject', object),
          stage: kind.stage,
          key,
          label,
          isActive,
          when: whenOf(rule),
          order: null,
        });
      references.push(...ruleReferences(object, rule, `${kind.type} ${name}`));
      return { cells: [name, String(isActive), ...kind.cells(rule)], anchor: `${kind.type}-${name}` };
    });
    tables.push({ id: kind.type, columns: ['name', 'isActive', ...kind.columns], rows });
  }
  return describedAs(type, object, outline([['object', linked('CustomObject', object)]], tables), {
    parts,
    automations,
    references,
  });
}

function ruleReferences(object: string, rule: Element, evidence: string): Reference[] {
  const formula = childText(rule, 'formula');
  const at = { object, targetsOf: () => [] };
  const field = childText(rule, 'field');
  const template = childText(rule, 'template');
  return [
    ...(formula ? formulaReferences(formula, at, 'reads', evidence) : []),
    ...conditionFields(object, rule).map((to) => ({ to, use: 'reads' as const, evidence, maybe: true as const })),
    ...(field && !formula
      ? [{ to: keyOf('CustomField', `${object}.${field}`), use: 'changes' as const, evidence, maybe: true as const }]
      : []),
    ...(template ? [{ to: keyOf('EmailTemplate', template), use: 'refers to' as const, evidence }] : []),
    ...elementsOf(rule, 'actions').map((action) => ({
      to: keyOf(`Workflow${childText(action, 'type') ?? ''}`, `${object}.${childText(action, 'name') ?? ''}`),
      use: 'runs' as const,
      evidence,
    })),
  ];
}

function conditionFields(object: string, rule: Element): string[] {
  return elementsOf(rule, 'criteriaItems').flatMap((item) => {
    const field = childText(item, 'field');
    return field ? [keyOf('CustomField', field.includes('.') ? field : `${object}.${field}`)] : [];
  });
}

function whenOf(rule: Element): string {
  const formula = childText(rule, 'formula');
  if (formula) return formula;
  const items = elementsOf(rule, 'criteriaItems').map(conditionOf);
  const logic = childText(rule, 'booleanFilter');
  return `${items.join(' AND ')}${logic ? ` (${logic})` : ''}`;
}

function actionsOf(rule: Element): string {
  return elementsOf(rule, 'actions')
    .map((action) => `${childText(action, 'type') ?? ''} ${childText(action, 'name') ?? ''}`)
    .join(', ');
}

function entriesOf(rule: Element): Cell[] {
  return [
    elementsOf(rule, 'ruleEntry')
      .map(
        (entry) => `${whenOf(entry) || '*'} → ${childText(entry, 'assignedTo') ?? childText(entry, 'template') ?? ''}`,
      )
      .join('; '),
  ];
}

function sharedTo(rule: Element): string {
  const [to = {}] = elementsOf(rule, 'sharedTo');
  return Object.keys(to)
    .map((kind) => `${kind} ${textsOf(to, kind).join(', ')}`.trim())
    .join('; ');
}

/** `Opportunity.Discount_Approval`: the object stands before the point. */
export function readApproval(name: string, xml: Element): Described<OutlineFacts> {
  const [object = ''] = name.split('.');
  const [entry = {}] = elementsOf(xml, 'entryCriteria');
  const steps = elementsOf(xml, 'approvalStep');
  const label = childText(xml, 'label');
  return describedAs(
    'ApprovalProcess',
    name,
    outline(
      [
        ['object', linked('CustomObject', object)],
        ['isActive', childText(xml, 'active')],
        ['when', whenOf(entry)],
        ['recordEditability', childText(xml, 'recordEditability')],
      ],
      [
        {
          id: 'approvalSteps',
          columns: ['name', 'when', 'approvers', 'ifRejected'],
          rows: steps.map((step) => ({
            cells: [
              childText(step, 'label') ?? childText(step, 'name') ?? '',
              whenOf(elementOf(elementsOf(step, 'entryCriteria')[0])),
              approversOf(step),
              childText(elementsOf(step, 'rejectBehavior')[0] ?? {}, 'type') ?? '',
            ],
          })),
        },
      ],
    ),
    {
      label,
      description: childText(xml, 'description'),
      references: [
        { to: keyOf('CustomObject', object), use: 'starts on', evidence: 'object of the approval process' },
        ...[entry, ...steps.flatMap((step) => elementsOf(step, 'entryCriteria'))].flatMap((criteria) =>
          ruleReferences(object, criteria, 'entry criteria'),
        ),
        ...['initialSubmissionActions', 'finalApprovalActions', 'finalRejectionActions', 'recallActions'].flatMap(
          (when) =>
            elementsOf(xml, when)
              .flatMap((actions) => elementsOf(actions, 'action'))
              .map(
                (action): Reference => ({
                  to: keyOf(
                    `Workflow${childText(action, 'type') ?? ''}`,
                    `${object}.${childText(action, 'name') ?? ''}`,
                  ),
                  use: 'runs',
                  evidence: when,
                }),
              ),
        ),
      ],
      automations: [
        {
          object: keyOf('CustomObject', object),
          stage: 'approval process',
          key: keyOf('ApprovalProcess', name),
          label: label ?? name,
          isActive: flagOf(xml, 'active'),
          when: whenOf(entry),
          order: null,
        },
      ],
    },
  );
}

function approversOf(step: Element): string {
  return elementsOf(step, 'assignedApprover')
    .flatMap((assigned) => elementsOf(assigned, 'approver'))
    .map((approver) => [childText(approver, 'type'), childText(approver, 'name')].filter(Boolean).join(' '))
    .join(', ');
}
