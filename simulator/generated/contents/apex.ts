// Apex classes and triggers: a shape and some members of each, drawn from apex-members.ts, so that over a few hundred classes the
// whole grammar comes up. What comes from a package hides its body.

import { labelOf } from '../names.ts';
import { type ApexScope, MEMBERS, SHAPES } from './apex-members.ts';
import type { Made } from './made.ts';
import { revised } from './revised.ts';
import type { Scribe } from './scribe.ts';

const HIDDEN = '(hidden)';

function meta(scribe: Scribe) {
  return { apiVersion: `${52 + (scribe.draw(1) % 15)}.0`, status: 'Active' };
}

/** The name of a class within its own code: without its namespace. */
const ownName = ({ one: { fullName, namespace } }: Scribe) =>
  namespace === null ? fullName : fullName.slice(namespace.length + 2);

export function apexClass(scribe: Scribe): Made {
  if (scribe.one.namespace !== null) return { body: HIDDEN, fields: meta(scribe) };
  const name = ownName(scribe);
  const scope = scopeOf(scribe, name);
  const isTest = scribe.one.index % 5 === 4;
  const shape = isTest ? SHAPES.test : scribe.pick(SHAPES.others, 2);
  const count = 3 + (scribe.draw(3) % 4);
  const members = Array.from({ length: count }, (_, place) => MEMBERS[(scribe.draw(4) + place * 5) % MEMBERS.length]);
  const written = [...new Set(members)].map((member) => member?.(scope) ?? '');
  const edits = Array.from(
    { length: scribe.one.revision },
    (_, edit) => `    public Integer addedLater${edit}() {\n        return ${edit};\n    }\n`,
  );
  const comment = `/**\n * ${labelOf(name)} – handles { braces }, “quotes” and ${scribe.label}.\n */\n`;
  return { body: `${comment}${shape(scope, [...written, ...edits].join('\n'))}`, fields: meta(scribe) };
}

const EVENTS = [
  'before insert',
  'before update',
  'after insert',
  'after update',
  'before delete',
  'after delete',
  'after undelete',
] as const;

export function apexTrigger(scribe: Scribe): Made {
  if (scribe.one.namespace !== null) return { body: HIDDEN, fields: meta(scribe) };
  const object = scribe.anyObject(5);
  const objectName = scribe.referObject(object, 'trigger on');
  const handler = scribe.refer('ApexClass', handlerIndex(scribe), 'code');
  const first = scribe.draw(6) % 4;
  const events = EVENTS.slice(first, first + 2 + scribe.one.revision);
  const body = `trigger ${ownName(scribe)} on ${objectName} (${events.join(', ')}) {
    // One trigger an object; the work is in the handler${revised(scribe)}.
    if (Trigger.isBefore) {
        for (${objectName} record : Trigger.new) {
            record.addError(null);
        }
    }
    new ${handler}().execute(Trigger.new, Trigger.oldMap);
}
`;
  return { body, fields: meta(scribe) };
}

function handlerIndex(scribe: Scribe): number {
  return ownClass(scribe, 7);
}

/** A class of the org's own that is no test. */
function ownClass(scribe: Scribe, salt: number): number {
  const count = scribe.count('ApexClass');
  for (let index = scribe.draw(salt) % count; ; index = (index + 1) % count) {
    if (index % 9 !== 8 && index % 5 !== 4) return index;
  }
}

function scopeOf(scribe: Scribe, name: string): ApexScope {
  const object = scribe.anyObject(10);
  const field = (salt: number) => scribe.referField(object, salt, 'code') ?? 'Name';
  return {
    name,
    object: () => scribe.referObject(object, 'code'),
    field,
    other: () => scribe.refer('ApexClass', ownClass(scribe, 11), 'code'),
    credential: () => scribe.referAny('NamedCredential', 12, 'callout'),
    label: () => scribe.refer('CustomLabel', ownLabel(scribe), 'label'),
    metadataType: () => {
      const first = scribe.count('CustomObject') - scribe.plan.metadataTypes - scribe.plan.platformEvents;
      return scribe.referObject(first + (scribe.draw(13) % scribe.plan.metadataTypes), 'code');
    },
    event: () =>
      scribe.referObject(scribe.count('CustomObject') - 1 - (scribe.draw(14) % scribe.plan.platformEvents), 'code'),
    number: scribe.draw(15) % 1000,
  };
}

function ownLabel(scribe: Scribe): number {
  const index = scribe.draw(16) % scribe.count('CustomLabel');
  return index % 9 === 8 ? index - 1 : index;
}
