// An Apex class or trigger: parsed file by file. What the parser does not take falls back to its first line, and says so.

import { type Automation, type Described, describedAs, keyOf } from '../described.ts';
import type { ApexFacts } from './apex-facts.ts';
import { childText, type Element } from './xml.ts';

const nothing: ApexFacts = {
  kind: 'class',
  signature: null,
  documentation: null,
  annotations: [],
  sharing: null,
  isTest: false,
  events: [],
  object: null,
  members: [],
  touches: [],
  apiVersion: null,
  status: null,
  lines: 0,
  read: 'whole',
};

/** `meta` is the file beside the code. */
export async function readApex(
  type: 'ApexClass' | 'ApexTrigger',
  name: string,
  source: string,
  meta: Element,
): Promise<Described<ApexFacts>> {
  const shared = {
    kind: type === 'ApexTrigger' ? ('trigger' as const) : ('class' as const),
    apiVersion: childText(meta, 'apiVersion'),
    status: childText(meta, 'status'),
    lines: source.split('\n').length,
  };
  if (source.trim() === '(hidden)') return describedAs(type, name, { ...nothing, ...shared, lines: 0, read: 'hidden' });
  // The parser costs 28 MB and half a second: only who has Apex loads it.
  const { parseApex } = await import('./apex-tree.ts');
  const parsed = parseApex(type, source);
  if ('failure' in parsed) {
    const facts: ApexFacts = { ...nothing, ...shared, ...headerOf(source), read: 'header' };
    return describedAs(type, name, facts, { problem: parsed.failure, automations: automationsOf(name, facts) });
  }
  const facts: ApexFacts = { ...nothing, ...shared, ...parsed.facts };
  return describedAs(type, name, facts, {
    description: facts.documentation,
    references: parsed.references,
    automations: automationsOf(name, facts),
  });
}

/** What stands before the first brace. */
function headerOf(source: string): Partial<ApexFacts> {
  const bare = source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ').slice(0, 5_000);
  const trigger = /\btrigger\s+\w+\s+on\s+(\w+)\s*\(([^)]*)\)/i.exec(bare);
  if (trigger) {
    const events = (trigger[2] ?? '').split(',').map((event) => event.trim().toLowerCase().replace(/\s+/g, ' '));
    return { kind: 'trigger', object: trigger[1] ?? null, events, signature: trigger[0].replace(/\s+/g, ' ') };
  }
  const header = /[^;{}]*\b(class|interface|enum)\s+\w+[^{]*/i.exec(bare);
  const kind = header?.[1]?.toLowerCase();
  return {
    kind: kind === 'interface' || kind === 'enum' ? kind : 'class',
    signature: header ? header[0].trim().replace(/\s+/g, ' ').slice(0, 500) : null,
  };
}

function automationsOf(name: string, { kind, object, events, status }: ApexFacts): Automation[] {
  if (kind !== 'trigger' || !object) return [];
  return (['before', 'after'] as const).flatMap((time) => {
    const of = events.filter((event) => event.startsWith(time));
    if (of.length === 0) return [];
    const stage = object.endsWith('__e') ? ('asynchronous' as const) : (`${time} trigger` as const);
    const when = of.map((event) => event.slice(time.length + 1)).join(', ');
    return [
      {
        object: keyOf('CustomObject', object),
        stage,
        key: keyOf('ApexTrigger', name),
        label: name,
        isActive: status !== 'Inactive',
        when,
        order: null,
      },
    ];
  });
}
