// What a component's files say, as facts: read once, kept as one line of JSON, and written as page, Markdown and JSON from there.

/** `Type:FullName`, as the Metadata API names both. */
export type Key = string;

/** How one component uses another. The words for them are in src/text/scan. */
export type Use =
  | 'reads'
  | 'creates'
  | 'changes'
  | 'deletes'
  | 'runs'
  | 'starts on'
  | 'refers to'
  | 'looks up'
  | 'shows'
  | 'opens'
  | 'extends'
  | 'signs in with';

export interface Reference {
  to: Key;
  use: Use;
  /** The place that proves it: an element of a flow, a line of a class, a rule with its condition. */
  evidence: string;
  /** The name may mean this component or something else: counts only if the org has it. */
  maybe?: true;
}

/** Something inside a component that others name by itself, such as a field of an object. */
export interface Part {
  key: Key;
  label: string | null;
  /** Where it stands on the page. */
  anchor: string;
}

/** What somebody may do to an object or a field. */
export const rights = { read: 1, create: 2, edit: 4, delete: 8, viewAll: 16, modifyAll: 32 } as const;

/** A profile or permission set gives rights on an object or field: `[key, bits of rights]`. */
export type Grant = readonly [Key, number];

/** The places of Salesforce's order of execution in which an org's own automation runs, in that order. */
export const stages = [
  'before-save flow',
  'before trigger',
  'validation rule',
  'duplicate rule',
  'after trigger',
  'assignment rule',
  'auto-response rule',
  'workflow rule',
  'escalation rule',
  'process',
  'after-save flow',
  'entitlement process',
  'roll-up summary',
  'sharing rule',
  'asynchronous',
  'approval process',
] as const;
export type Stage = (typeof stages)[number];

/** A piece of automation that runs when a record of the object is saved. */
export interface Automation {
  object: Key;
  stage: Stage;
  /** The component, or the part of one, that it is. */
  key: Key;
  label: string;
  isActive: boolean;
  /** When it runs, as the org says it: events, conditions, a formula. */
  when: string;
  /** Salesforce runs flows of one stage in this order; null where the org gives none. */
  order: number | null;
}

/** A row of the chapter on integrations. */
export interface Integration {
  kind: 'app' | 'endpoint' | 'credential' | 'certificate' | 'identity provider' | 'event';
  /** Where it leads: an address, a host; null where there is none. */
  address: string | null;
  /** Of a certificate, ISO. */
  expiresAt: string | null;
  isActive: boolean;
}

export interface Described<Facts = unknown> {
  type: string;
  fullName: string;
  label: string | null;
  description: string | null;
  facts: Facts;
  parts: readonly Part[];
  references: readonly Reference[];
  grants: readonly Grant[];
  automations: readonly Automation[];
  integration: Integration | null;
  /** What could not be read, and why; null: all was. */
  problem: string | null;
}

export function keyOf(type: string, fullName: string): Key {
  return `${type}:${fullName}`;
}

/** Facts of one kind with nothing else said. */
export function describedAs<Facts>(
  type: string,
  fullName: string,
  facts: Facts,
  more: Partial<Omit<Described<Facts>, 'type' | 'fullName' | 'facts'>> = {},
): Described<Facts> {
  return {
    type,
    fullName,
    label: null,
    description: null,
    facts,
    parts: [],
    references: [],
    grants: [],
    automations: [],
    integration: null,
    problem: null,
    ...more,
  };
}
