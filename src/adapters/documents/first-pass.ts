// The first pass over a scan: where each component is told, who names whom, and what the chapters need. Keeps numbers and short
// facts; what a component says in full goes to the spill.

import type { ScannedComponent } from '../../domain/scan/component.ts';
import type { Automation, Described, Integration, Key } from './described.ts';
import { keyOf } from './described.ts';
import { FileNames } from './file-names.ts';
import { LinkGraph } from './link-graph.ts';
import { describeComponent } from './read/describe.ts';

/** Rows of one page of a list. */
export const rowsOfList = 500;

/** One component between the passes. */
export interface ReadComponent {
  described: Described;
  listing: Omit<ScannedComponent, 'files'>;
  /** Null: it has a row in the list of its type and no page of its own. */
  page: string | null;
}

export class FirstPass {
  readonly links = new LinkGraph();
  /** By the object's key in lower case. */
  readonly automations = new Map<Key, Automation[]>();
  readonly integrations: { key: Key; label: string | null; integration: Integration }[] = [];
  /** The pages of each type's list, in order. */
  readonly lists = new Map<string, string[]>();
  readonly #names = new FileNames();
  readonly #folders = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  constructor() {
    for (const own of ['assets', 'search', 'types']) this.#names.nameFor('', own);
  }

  /** In the order of the scan, so that the same scan gives the same names of files. */
  async take(component: ScannedComponent): Promise<ReadComponent> {
    const { files, ...listing } = component;
    const { type, fullName } = component;
    const key = keyOf(type, fullName);
    const described = await describeComponent(component);
    const hasPage = files !== null || type === 'CustomObject';
    const page = hasPage ? `${this.#folderOf(type)}/${this.#names.nameFor(this.#folderOf(type), fullName)}` : null;
    this.links.place(key, { page: this.#listOf(type), anchor: `item-${fullName}` }, true);
    if (page) {
      this.links.place(key, { page, anchor: null });
      for (const part of described.parts) this.links.place(part.key, { page, anchor: part.anchor });
    }
    this.links.add(key, described, described.grants);
    for (const automation of described.automations) this.#automate(automation);
    if (described.integration)
      this.integrations.push({ key, label: described.label, integration: described.integration });
    return { described: { ...described, grants: [], automations: [] }, listing, page };
  }

  #automate(automation: Automation): void {
    // Code may write an object's name in any case.
    const object = automation.object.toLowerCase();
    const known = this.automations.get(object);
    if (known) known.push(automation);
    else this.automations.set(object, [automation]);
  }

  #folderOf(type: string): string {
    const known = this.#folders.get(type);
    if (known) return known;
    const folder = this.#names.nameFor('', type);
    this.#folders.set(type, folder);
    return folder;
  }

  /** The page on which the next component of a type is listed. */
  #listOf(type: string): string {
    const count = this.#counts.get(type) ?? 0;
    this.#counts.set(type, count + 1);
    const pages = this.lists.get(type) ?? [];
    this.lists.set(type, pages);
    if (count % rowsOfList === 0) {
      const name = `${this.#folderOf(type)}${pages.length === 0 ? '' : `-${pages.length + 1}`}`;
      pages.push(`types/${this.#names.nameFor('types', name)}`);
    }
    return pages.at(-1) ?? '';
  }
}
