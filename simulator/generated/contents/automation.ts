// Workflow rules with their actions, and approval processes.

import { mix } from '../draw.ts';
import { objectOfPart } from '../objects.ts';
import { isText } from './field-types.ts';
import type { Fields } from './made.ts';
import type { Scribe } from './scribe.ts';

/** Workflows are those of the first objects, one each; their parts lie in them in turn. */
const objectOf = ({ one, count }: { one: Scribe['one']; count: (type: string) => number }) =>
  one.index % count('Workflow');
const objectOfWorkflowPart = (scribe: Scribe) => objectOf({ one: scribe.one, count: (type) => scribe.count(type) });

export function workflow(scribe: Scribe): Fields {
  scribe.referObject(scribe.one.index, 'workflow of');
  return {};
}

/** An action of a type that lies in the same workflow; null where there is none. */
function actionOf(scribe: Scribe, type: string, salt: number): string | null {
  const object = objectOfWorkflowPart(scribe);
  const workflows = scribe.count('Workflow');
  const fitting = Math.ceil((scribe.count(type) - object) / workflows);
  if (fitting <= 0) return null;
  const fullName = scribe.refer(type, object + (scribe.draw(salt) % fitting) * workflows, 'action');
  return fullName.slice(fullName.lastIndexOf('.') + 1);
}

const ACTIONS = [
  ['WorkflowFieldUpdate', 'FieldUpdate'],
  ['WorkflowAlert', 'Alert'],
  ['WorkflowTask', 'Task'],
  ['WorkflowOutboundMessage', 'OutboundMessage'],
] as const;

export function workflowRule(scribe: Scribe): Fields {
  const object = objectOfWorkflowPart(scribe);
  const actions = ACTIONS.flatMap(([xmlName, type], salt) => {
    const name = (scribe.draw(salt) >>> 3) % 2 === 0 || salt === 0 ? actionOf(scribe, xmlName, 20 + salt) : null;
    return name === null ? [] : [{ name, type }];
  });
  const field = scribe.referField(object, 5, 'formula');
  return {
    fullName: scribe.shortName,
    actions,
    active: scribe.draw(6) % 4 !== 0,
    description: `Reacts to ${scribe.label}`,
    formula: field === null ? 'ISNEW()' : `ISCHANGED(${field})`,
    triggerType: scribe.pick(['onAllChanges', 'onCreateOnly', 'onCreateOrTriggeringUpdate'], 7),
  };
}

export function workflowAlert(scribe: Scribe): Fields {
  return {
    fullName: scribe.shortName,
    description: scribe.label,
    protected: false,
    recipients: [{ type: 'owner' }],
    senderType: 'CurrentUser',
    template: scribe.referAny('EmailTemplate', 1, 'email template'),
  };
}

export function workflowFieldUpdate(scribe: Scribe): Fields {
  const field = scribe.referField(objectOfWorkflowPart(scribe), 1, 'field update', (one) => isText(scribe.plan, one));
  return {
    fullName: scribe.shortName,
    description: scribe.label,
    field: field ?? 'Description',
    literalValue: 'Überfällig',
    name: scribe.label.slice(0, 80),
    notifyAssignee: false,
    operation: 'Literal',
    protected: false,
    reevaluateOnChange: mix(scribe.draw(2)) % 2 === 0,
  };
}

export const workflowTask = (scribe: Scribe): Fields => ({
  fullName: scribe.shortName,
  assignedToType: 'owner',
  dueDateOffset: 3,
  notifyAssignee: false,
  priority: 'Normal',
  protected: false,
  status: 'Not Started',
  subject: scribe.label,
});

export const workflowOutboundMessage = (scribe: Scribe): Fields => ({
  fullName: scribe.shortName,
  apiVersion: '58.0',
  endpointUrl: `https://hooks${scribe.one.index}.example.com/soap?a=1&b=2`,
  fields: ['Id'],
  includeSessionId: false,
  integrationUser: 'integration@example.com',
  name: scribe.label.slice(0, 80),
  protected: false,
  useDeadLetterQueue: false,
});

export function approvalProcess(scribe: Scribe): Fields {
  const object = objectOfPart(scribe.plan, scribe.one.index);
  scribe.referObject(object, 'approval of');
  const field = scribe.referField(object, 1, 'formula');
  return {
    active: true,
    allowRecall: true,
    allowedSubmitters: [{ type: 'owner' }],
    approvalPageFields: { field: ['Name', 'Owner'] },
    approvalStep: [
      {
        allowDelegate: false,
        assignedApprover: {
          approver: [{ name: scribe.referAny('Queue', 2, 'approver'), type: 'queue' }],
          whenMultipleApprovers: 'FirstResponse',
        },
        label: 'Prüfung',
        name: 'Review',
        rejectBehavior: { type: 'RejectRequest' },
      },
    ],
    emailTemplate: scribe.referAny('EmailTemplate', 3, 'email template'),
    enableMobileDeviceAccess: false,
    entryCriteria: { formula: field === null ? 'TRUE' : `NOT(ISBLANK(${field}))` },
    finalApprovalRecordLock: true,
    label: scribe.label,
    recordEditability: 'AdminOnly',
    showApprovalHistory: true,
  };
}

export function assignmentRule(scribe: Scribe): Fields {
  return {
    fullName: scribe.shortName,
    active: scribe.one.index === 0,
    ruleEntry: [
      {
        assignedTo: scribe.referAny('Queue', 1, 'assigned to'),
        assignedToType: 'Queue',
        formula: 'ISPICKVAL(Priority, "High")',
      },
    ],
  };
}
