// How a flow starts and what its elements are, in Flow Builder's words.

export const elementWords = {
  actionCalls: 'Action',
  apexPluginCalls: 'Apex Action (Legacy)',
  assignments: 'Assignment',
  collectionProcessors: 'Collection',
  customErrors: 'Custom Error',
  decisions: 'Decision',
  loops: 'Loop',
  orchestratedStages: 'Stage',
  recordCreates: 'Create Records',
  recordDeletes: 'Delete Records',
  recordLookups: 'Get Records',
  recordRollbacks: 'Roll Back Records',
  recordUpdates: 'Update Records',
  screens: 'Screen',
  steps: 'Step',
  subflows: 'Subflow',
  transforms: 'Transform',
  waits: 'Wait',
} as const;

interface Start {
  trigger: string | null;
  records: string | null;
  schedule: string | null;
  onlyWhenChanged: boolean;
}

const events: Readonly<Record<string, string>> = {
  Create: 'created',
  Update: 'updated',
  CreateAndUpdate: 'created or updated',
  Delete: 'deleted',
};

/** A sentence without its end: the object follows. */
export function flowStartWords(processType: string, { trigger, records, schedule, onlyWhenChanged }: Start): string {
  const happened = events[records ?? ''] ?? 'saved';
  const changed = onlyWhenChanged ? ', only when the change made the conditions true,' : '';
  if (trigger === 'RecordBeforeSave') return `Runs before a record is ${happened}${changed} on`;
  if (trigger === 'RecordBeforeDelete') return 'Runs before a record is deleted on';
  if (trigger === 'RecordAfterSave') return `Runs after a record is ${happened}${changed} on`;
  if (trigger === 'PlatformEvent') return 'Runs when a message arrives of';
  if (trigger === 'Scheduled') return `Runs on a schedule${schedule ? ` (${schedule.trim()})` : ''}`;
  if (processType === 'Flow') return 'Runs when a person opens its screens';
  if (processType === 'Workflow') return 'A process of Process Builder on';
  return trigger ? `Started by ${trigger}` : 'Runs when something calls it by name';
}
