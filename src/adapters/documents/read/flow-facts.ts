// A flow as facts: its start, its elements, and which leads to which.

/** The kinds as the Metadata API names them, with what they do to a picture. */
export const elementKinds = {
  actionCalls: 'action',
  apexPluginCalls: 'action',
  assignments: 'logic',
  collectionProcessors: 'logic',
  customErrors: 'logic',
  decisions: 'decision',
  loops: 'loop',
  orchestratedStages: 'action',
  recordCreates: 'data',
  recordDeletes: 'data',
  recordLookups: 'data',
  recordRollbacks: 'data',
  recordUpdates: 'data',
  screens: 'screen',
  steps: 'logic',
  subflows: 'action',
  transforms: 'logic',
  waits: 'wait',
} as const;
export type ElementKind = keyof typeof elementKinds;

export interface FlowElement {
  name: string;
  label: string;
  kind: ElementKind;
  description: string | null;
  object: string | null;
  /** What it calls: `apex InvoiceService`, `emailAlert …`, the name of a flow. */
  calls: string | null;
  /** Filters, outcomes with their conditions, assignments; each one line. */
  details: readonly string[];
}

export interface FlowStart {
  /** Salesforce's own words: RecordBeforeSave, RecordAfterSave, Scheduled, PlatformEvent …; null: something starts it by name. */
  trigger: string | null;
  /** Create, Update, CreateAndUpdate, Delete. */
  records: string | null;
  object: string | null;
  /** Conditions or formula that must hold; empty: always. */
  conditions: readonly string[];
  onlyWhenChanged: boolean;
  schedule: string | null;
  scheduledPaths: readonly string[];
}

export interface FlowConnection {
  from: string;
  to: string;
  label: string | null;
  kind: 'next' | 'fault' | 'loop';
}

export interface FlowVariable {
  name: string;
  type: string;
  isCollection: boolean;
  isInput: boolean;
  isOutput: boolean;
}

export interface FlowFacts {
  processType: string;
  status: string;
  apiVersion: string | null;
  runsAs: string | null;
  start: FlowStart;
  elements: readonly FlowElement[];
  connections: readonly FlowConnection[];
  variables: readonly FlowVariable[];
  formulas: readonly { name: string; expression: string }[];
}

/** The name of the start in connections; no element of a flow can bear it. */
export const startName = '$start';
