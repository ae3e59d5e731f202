// When a rule or flow runs, before and now: what came to its condition, where the whole condition is one AND or OR, else both.

import { quotedText } from './quoted.ts';

const conditions: readonly string[] = ['errorConditionFormula', 'filterFormula', 'start.filterFormula', 'formula'];

/** Null: the property says nothing about when. */
export function firesSentence(
  element: string | null,
  property: string,
  before: string | null,
  after: string | null,
): string | null {
  if (/(?:^|\.)recordTriggerType$/.test(property) && after === 'CreateAndUpdate') {
    return `It now also runs when a record is ${before === 'Create' ? 'updated' : 'created'}.`;
  }
  // A field's formula is what it shows, no condition.
  if (!conditions.includes(property) || element?.startsWith('Field ') || before === null || after === null) return null;
  const subject = element ?? 'It';
  const verb = element?.startsWith('Validation rule') ? 'fires' : 'applies';
  const more = joinedTo(before, after, 'OR');
  if (more) return `${subject} now also ${verb} on: ${quotedText(more)}.`;
  const fewer = joinedTo(before, after, 'AND');
  if (fewer) return `${subject} now ${verb} only if also: ${quotedText(fewer)}.`;
  return `${subject} now ${verb} on: ${quotedText(after)} (before: ${quotedText(before)}).`;
}

/** What `after` joins to `before`; null: it is not `before` with something joined to it. */
function joinedTo(before: string, after: string, joint: 'AND' | 'OR'): string | null {
  const now = joined(after, joint);
  const old = joined(before, joint) ?? [squeezed(before)];
  if (now === null || !old.every((one) => now.includes(one))) return null;
  return now.filter((one) => !old.includes(one)).join(', ') || null;
}

/** The parts of a formula that is one AND or OR from its first character to its last; null: it is none. */
function joined(formula: string, joint: 'AND' | 'OR'): string[] | null {
  const text = squeezed(formula);
  if (!text.toUpperCase().startsWith(`${joint}(`)) return null;
  const parts: string[] = [];
  let [depth, begin] = [0, joint.length + 1];
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[(),]/g)) {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if ((token !== ',' || depth !== 1) && depth !== 0) continue;
    parts.push(text.slice(begin, index));
    begin = index + 1;
    if (depth === 0) break;
  }
  return depth === 0 && begin === text.length ? parts : null;
}

function squeezed(formula: string): string {
  return formula
    .replace(/\s+/g, ' ')
    .replace(/ ?([(,]) ?| ?(\))/g, '$1$2')
    .trim();
}
