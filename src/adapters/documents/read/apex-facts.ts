// An Apex class or trigger as facts: what it offers, and what it touches with the lines that prove it.

export interface ApexMember {
  kind: 'method' | 'constructor' | 'property' | 'field' | 'class' | 'interface' | 'enum';
  /** Of something inside an inner class with that class before it. */
  name: string;
  /** As written, without its body, on one line. */
  signature: string;
  visibility: 'global' | 'public' | 'protected';
  annotations: readonly string[];
  line: number;
}

/** What cannot be linked to a component, yet a reader wants to know. */
export interface ApexTouch {
  kind: 'callout' | 'asynchronous' | 'query' | 'change';
  text: string;
  lines: readonly number[];
}

export interface ApexFacts {
  kind: 'class' | 'interface' | 'enum' | 'trigger';
  signature: string | null;
  documentation: string | null;
  annotations: readonly string[];
  sharing: 'with sharing' | 'without sharing' | 'inherited sharing' | null;
  isTest: boolean;
  /** Of a trigger: `before insert`, `after update` … */
  events: readonly string[];
  object: string | null;
  members: readonly ApexMember[];
  touches: readonly ApexTouch[];
  apiVersion: string | null;
  status: string | null;
  lines: number;
  /** hidden: a managed package keeps its code for itself · header: the parser did not take it, only the first line was read. */
  read: 'whole' | 'header' | 'hidden';
}
