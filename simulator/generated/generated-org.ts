// The components of a generated org as it is now: what the plan says, and what was edited, added and removed since. Holds nothing
// for a component that never changed.

import { numberedId } from '../orgs/identifiers.ts';
import { KINDS, type Kind, kindOf } from './catalog.ts';
import type { Change } from './change.ts';
import { mix } from './draw.ts';
import { fileNameOf, indexOfName, nameOf } from './names.ts';
import { countOf, type Plan } from './plan.ts';

export interface Person {
  id: string;
  name: string;
}

export interface GeneratedComponent {
  kind: Kind;
  index: number;
  fullName: string;
  namespace: string | null;
  fileName: string;
  id: string;
  createdBy: Person;
  createdAt: number;
  lastModifiedBy: Person;
  lastModifiedAt: number;
  /** How often it was edited; its contents follow from it. */
  revision: number;
}

interface Edit {
  revision: number;
  by: Person;
  at: number;
}

/** Nothing of a generated org is younger, but for what was changed afterwards. */
const NEWEST = Date.UTC(2026, 9, 1);
const TEN_YEARS_S = 10 * 365 * 86_400;

export class GeneratedOrg {
  readonly plan: Plan;
  readonly people: readonly Person[];
  /** All that were made, oldest first. */
  readonly changes: Change[] = [];
  readonly #edits = new Map<string, Edit>();
  readonly #removed = new Set<string>();
  readonly #added = new Map<string, number>();

  constructor(plan: Plan, people: readonly Person[]) {
    this.plan = plan;
    this.people = people;
  }

  /** Of the numbers that were ever used, also those removed. */
  total(kind: Kind): number {
    return countOf(this.plan, kind.xmlName) + (this.#added.get(kind.xmlName) ?? 0);
  }

  has(kind: Kind, index: number): boolean {
    return index < this.total(kind) && !this.#removed.has(keyOf(kind, index));
  }

  component(kind: Kind, index: number): GeneratedComponent {
    const { fullName, namespace } = nameOf(this.plan, kind, index);
    const draw = mix(this.plan.seed, kind.salt, index, 9);
    const createdAt = NEWEST - (draw % TEN_YEARS_S) * 1000;
    const modifiedAt = createdAt + (mix(draw, 1) % Math.max(1, (NEWEST - createdAt) / 1000)) * 1000;
    const edit = this.#edits.get(keyOf(kind, index));
    const creator = this.#person(draw);
    const isNew = index >= countOf(this.plan, kind.xmlName) && edit !== undefined;
    return {
      kind,
      index,
      fullName,
      namespace,
      fileName: fileNameOf(kind, fullName),
      id: numberedId(kind.keyPrefix, kind.salt, index),
      createdBy: isNew ? edit.by : creator,
      createdAt: isNew ? edit.at : createdAt,
      lastModifiedBy: edit?.by ?? this.#person(mix(draw, 2)),
      lastModifiedAt: edit?.at ?? modifiedAt,
      revision: edit?.revision ?? 0,
    };
  }

  find(kind: Kind, fullName: string): GeneratedComponent | undefined {
    const index = indexOfName(this.plan, kind, fullName, this.total(kind));
    return index === undefined || !this.has(kind, index) ? undefined : this.component(kind, index);
  }

  /** All that are there of a type, in no folder or in whichever. */
  *all(kind: Kind): Generator<GeneratedComponent> {
    for (let index = 0; index < this.total(kind); index++) if (this.has(kind, index)) yield this.component(kind, index);
  }

  /** What listMetadata answers to one query: a type in folders needs one. */
  *listed(kind: Kind, folder: string | null): Generator<GeneratedComponent> {
    if (kind.listsEmpty) return;
    if (kind.folder === null) return yield* this.all(kind);
    const folderKind = kindOf(kind.folder);
    const found = folder === null ? undefined : this.find(folderKind, folder);
    if (found === undefined) return;
    const folders = countOf(this.plan, folderKind.xmlName);
    for (let index = found.index; index < this.total(kind); index += folders) {
      if (this.has(kind, index)) yield this.component(kind, index);
    }
  }

  /** Every component there is, of every type. */
  *everything(): Generator<GeneratedComponent> {
    for (const kind of KINDS) yield* this.all(kind);
  }

  edit(kind: Kind, index: number, by: Person, at: number): void {
    const revision = (this.#edits.get(keyOf(kind, index))?.revision ?? 0) + 1;
    this.#edits.set(keyOf(kind, index), { revision, by, at });
  }

  add(kind: Kind, by: Person, at: number): number {
    const index = this.total(kind);
    this.#added.set(kind.xmlName, (this.#added.get(kind.xmlName) ?? 0) + 1);
    this.#edits.set(keyOf(kind, index), { revision: 0, by, at });
    return index;
  }

  remove(kind: Kind, index: number): void {
    this.#removed.add(keyOf(kind, index));
  }

  #person(number: number): Person {
    const person = this.people[number % this.people.length];
    if (person === undefined) throw new Error('a generated org has people');
    return person;
  }
}

function keyOf({ xmlName }: Kind, index: number): string {
  return `${xmlName} ${index}`;
}
