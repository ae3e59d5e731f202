// Writes one component: draws what it needs to draw, and notes every other component that it names. So the references that the
// truth tells are those that stand in the files.

import { kindOf } from '../catalog.ts';
import { mix, pick } from '../draw.ts';
import type { GeneratedComponent, GeneratedOrg } from '../generated-org.ts';
import { labelOf, nameOf } from '../names.ts';
import { objectName, objectNamespace } from '../objects.ts';
import { countOf, type Plan, recordObjects } from '../plan.ts';
import { FOREIGN_LABELS } from '../words.ts';
import { countFieldsOf, fieldOfObject } from './field-places.ts';

export interface Reference {
  from: { type: string; fullName: string };
  to: { type: string; fullName: string };
  /** Such as lookup, formula, soql or subflow. */
  kind: string;
}

export class Scribe {
  readonly org: GeneratedOrg;
  readonly plan: Plan;
  readonly one: GeneratedComponent;
  readonly #references = new Map<string, Reference>();

  constructor(org: GeneratedOrg, one: GeneratedComponent) {
    this.org = org;
    this.plan = org.plan;
    this.one = one;
  }

  get references(): Iterable<Reference> {
    return this.#references.values();
  }

  /** The part of the full name after the object. */
  get shortName(): string {
    return this.one.fullName.slice(this.one.fullName.lastIndexOf('.') + 1);
  }

  get label(): string {
    const { draw, shortName } = { draw: this.draw(99), shortName: this.shortName };
    return draw % 6 === 0 ? `${pick(FOREIGN_LABELS, draw >>> 4)} ${this.one.index}` : labelOf(shortName);
  }

  /** The same for the same component and salt. */
  draw(salt: number): number {
    return mix(this.plan.seed, this.one.kind.salt, this.one.index, 100 + salt);
  }

  pick<T>(list: readonly T[], salt: number): T {
    return pick(list, this.draw(salt));
  }

  count(xmlName: string): number {
    return countOf(this.plan, xmlName);
  }

  /** Notes that this component names another one, and answers that one's full name. */
  refer(xmlName: string, index: number, kind: string): string {
    const { fullName } = nameOf(this.plan, kindOf(xmlName), index);
    const { one } = this;
    const isItself = one.kind.xmlName === xmlName && one.fullName === fullName;
    if (!isItself) {
      const from = { type: one.kind.xmlName, fullName: one.fullName };
      this.#references.set(`${kind} ${xmlName} ${fullName}`, { from, to: { type: xmlName, fullName }, kind });
    }
    return fullName;
  }

  /** To one of a type, drawn. */
  referAny(xmlName: string, salt: number, kind: string): string {
    return this.refer(xmlName, this.draw(salt) % this.count(xmlName), kind);
  }

  referObject(object: number, kind: string): string {
    return this.refer('CustomObject', object, kind);
  }

  /** The name of a field of the object, without the object; null where it has none of its own. */
  referField(
    object: number,
    salt: number,
    kind: string,
    isWanted: (field: number) => boolean = () => true,
  ): string | null {
    const count = countFieldsOf(this.plan, object);
    for (let tried = 0; tried < Math.min(count, 24); tried++) {
      const field = fieldOfObject(this.plan, object, (this.draw(salt) + tried) % count);
      if (!isWanted(field)) continue;
      const fullName = this.refer('CustomField', field, kind);
      return fullName.slice(fullName.indexOf('.') + 1);
    }
    return null;
  }

  /** An object with records, of the org's own or a standard one. */
  anyObject(salt: number): number {
    for (let tried = 0; ; tried++) {
      const object = (this.draw(salt) + tried) % recordObjects(this.plan);
      if (objectNamespace(this.plan, object) === null) return object;
    }
  }

  objectName(object: number): string {
    return objectName(this.plan, object);
  }
}
