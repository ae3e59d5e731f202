// What changed between two scans, in words. The change itself is what proves each sentence: it names element, before and after.

import type { ComponentChange, ElementChange } from '../../domain/scan/differences.ts';
import { firesSentence } from './condition-words.ts';
import { fieldTypeWords } from './field-type.ts';
import { outlineWords } from './outline-words.ts';
import { quotedText } from './quoted.ts';

interface ChangeSentence {
  text: string;
  /** The path inside the component's files. */
  evidence: string;
}

/** Elements with a name of their own, as people call them. */
const elementNames: Readonly<Record<string, string>> = {
  actionCalls: 'Action',
  alerts: 'Email alert',
  assignments: 'Assignment',
  classAccesses: 'Access to Apex class',
  decisions: 'Decision',
  fieldPermissions: 'Permission on field',
  fieldUpdates: 'Field update',
  fields: 'Field',
  labels: 'Label',
  listViews: 'List view',
  loops: 'Loop',
  objectPermissions: 'Permission on object',
  recordCreates: 'Create Records',
  recordDeletes: 'Delete Records',
  recordLookups: 'Get Records',
  recordTypes: 'Record type',
  recordUpdates: 'Update Records',
  rules: 'Rule',
  screens: 'Screen',
  subflows: 'Subflow',
  userPermissions: 'System permission',
  validationRules: 'Validation rule',
  values: 'Value',
  webLinks: 'Button or link',
};

interface Placed {
  /** `Field Amount__c`; null: the component itself. */
  element: string | null;
  /** What of it; null: the element as a whole. */
  property: string | null;
  change: ElementChange;
}

const typeProperties: readonly string[] = ['type', 'length', 'precision', 'scale', 'referenceTo'];

export function changeSentences({ elements }: ComponentChange): ChangeSentence[] {
  const placed = elements.map(placedOf);
  const sentences: ChangeSentence[] = [];
  const typed = new Set<string>();
  for (const one of placed) {
    if (one.element?.startsWith('Field ') && one.property !== null && typeProperties.includes(one.property)) {
      if (typed.has(one.element)) continue;
      typed.add(one.element);
      const all = placed.filter(
        ({ element, property }) => element === one.element && property !== null && typeProperties.includes(property),
      );
      sentences.push({
        text: typeSentence(one.element, all),
        evidence: all.map(({ change }) => change.path).join(', '),
      });
    } else sentences.push({ text: sentenceOf(one), evidence: one.change.path });
  }
  return sentences;
}

function placedOf(change: ElementChange): Placed {
  const match = /^(\w+)\[(.*)\](?:\.([^\]]+))?$/.exec(change.path);
  if (!match) return { element: null, property: change.path, change };
  const [, container = '', name = '', property = null] = match;
  return { element: `${elementNames[container] ?? outlineWords(container)} ${name}`, property, change };
}

function typeSentence(element: string, parts: readonly Placed[]): string {
  const side = (which: 'before' | 'after'): string => {
    const value = (property: string): string | null =>
      parts.find((part) => part.property === property)?.change[which] ?? null;
    const type = value('type');
    const reference = value('referenceTo');
    if (type === null) return value('length') ?? value('precision') ?? reference ?? value('scale') ?? '–';
    return fieldTypeWords({
      type,
      length: value('length'),
      precision: value('precision'),
      scale: value('scale'),
      referenceTo: reference ? [reference] : [],
    });
  };
  const what = parts.some(({ property }) => property === 'type')
    ? 'type'
    : parts.map(({ property }) => outlineWords(property ?? '').toLowerCase()).join(' and ');
  return `${element}: ${what} changed from ${side('before')} to ${side('after')}.`;
}

function sentenceOf({ element, property, change: { before, after } }: Placed): string {
  if (property === null)
    return before === null
      ? `${element} was added.`
      : after === null
        ? `${element} was removed.`
        : `${element} changed.`;
  const fires = firesSentence(element, property, before, after);
  if (fires) return fires;
  const subject = element ? `${element}: ${outlineWords(property).toLowerCase()}` : outlineWords(property);
  if (property === 'active' || property === 'status')
    return `${element ?? 'It'} is now ${after === 'true' ? 'active' : after === 'false' ? 'inactive' : (after ?? 'without a status').toLowerCase()} (before: ${before === 'true' ? 'active' : before === 'false' ? 'inactive' : (before ?? 'nothing').toLowerCase()}).`;
  if (/connector$/i.test(property)) return `${subject} now leads to ${target(after)} (before: ${target(before)}).`;
  if (before === null) return `${subject} is now “${quotedText(after ?? '')}”.`;
  if (after === null) return `${subject} was removed (before: “${quotedText(before)}”).`;
  return `${subject} changed from “${quotedText(before)}” to “${quotedText(after)}”.`;
}

/** Of a flow's connector. */
function target(connector: string | null): string {
  return quotedText(connector ?? 'the end').replace(/^targetReference: /, '');
}
