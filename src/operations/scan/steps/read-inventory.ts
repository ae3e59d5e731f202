// The inventory: every type that the org describes is listed, three to a call, what is in folders folder by folder. What is listed
// is compared with what was, and only what differs is written, unit by unit, so that whoever goes on knows what is done.

import type { ListedComponent } from '../../../domain/scan/component.ts';
import type { ScanProblem } from '../../../domain/scan/documentation.ts';
import { alongWith, isLeftOut, isTypeLeftOut, type LeftOut } from '../../../domain/scan/exclusions.ts';
import type { DescribedType, ListQuery } from '../../../domain/scan/metadata-source.ts';
import { folderOfName, type InventoryPlan, planInventory, takeBatch, unitOf } from '../../../domain/scan/plan.ts';
import { keepListed, keepParents } from './keep-listed.ts';
import { inLanes, type ScanWork } from './scan-work.ts';

const atOnce = 16;
const parentsUnit = ' parents';

export async function readInventory(
  work: ScanWork,
  described: readonly DescribedType[],
  excluded: LeftOut | null,
): Promise<void> {
  const leftOut = excluded && { ...excluded, alongWith: alongWith(described, excluded) };
  if (leftOut !== null) await work.leaveOut(leftOut.alongWith);
  const plan = planInventory(described, (type) => leftOut !== null && isTypeLeftOut(type, leftOut));
  const done = new Set(await work.read((tx) => tx.scans.unitsDone(work.scanId)));
  if (done.has(parentsUnit)) return;
  const inventory = new Inventory(work, plan, leftOut, done);
  await inventory.read();
  await inventory.leaveOthers();
  await keepParents(work, plan);
  await work.write((tx) => tx.scans.unitDone(work.scanId, parentsUnit));
}

class Inventory {
  readonly #work: ScanWork;
  readonly #plan: InventoryPlan;
  readonly #leftOut: LeftOut | null;
  readonly #done: ReadonlySet<string>;
  readonly #waiting: ListQuery[] = [];
  /** Those whose call failed with others: each by itself. */
  readonly #singles: ListQuery[] = [];

  constructor(work: ScanWork, plan: InventoryPlan, leftOut: LeftOut | null, done: ReadonlySet<string>) {
    this.#work = work;
    this.#plan = plan;
    this.#leftOut = leftOut;
    this.#done = done;
  }

  async read(): Promise<void> {
    for (const type of this.#plan.types) {
      if (!this.#done.has(type)) this.#wait({ type, folder: null });
      else if (this.#plan.folders.has(type)) await this.#waitForKeptFolders(type);
    }
    try {
      await inLanes(
        atOnce,
        async () => {
          const single = this.#singles.shift();
          if (single !== undefined) return [single];
          const batch = takeBatch(this.#waiting);
          return batch.length === 0 ? null : batch;
        },
        (batch) => this.#list(batch),
      );
    } finally {
      // Also where it is put off: what the org has sent is not asked for again.
      await this.#work.settle();
    }
  }

  /** Types that the org describes no more, or that are excluded now. */
  async leaveOthers(): Promise<void> {
    const asked = new Set([...this.#plan.types, ...this.#plan.folders.values()]);
    const before = Object.keys(await this.#work.read((tx) => tx.scans.countsAt(this.#work.before)));
    const left = before.filter((type) => !asked.has(type) && !this.#done.has(type));
    for (const type of left)
      await keepListed(this.#work, { type, folder: null }, [], { inFolders: null, isChild: false });
  }

  #wait(query: ListQuery): void {
    this.#waiting.push(query);
    this.#work.add(1, 0);
  }

  #waitForFolders(type: string, folders: readonly { fullName: string }[]): void {
    for (const { fullName } of folders) {
      const query = { type, folder: fullName };
      if (!this.#done.has(unitOf(query))) this.#wait(query);
    }
  }

  /** As this scan has written them before. */
  async #waitForKeptFolders(folderType: string): Promise<void> {
    const type = this.#plan.folders.get(folderType);
    if (type === undefined) return;
    for (let after = ''; ; ) {
      const page = await this.#work.read((tx) => tx.scans.typeAt(this.#work.place, folderType, after, 1_000));
      this.#waitForFolders(type, page);
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.fullName;
    }
  }

  async #list(batch: readonly ListQuery[]): Promise<void> {
    const read = await this.#work.calls.ask((org, signal) => org.list(batch, signal));
    if (read.type === 'read') {
      for (const [query, listed] of sorted(batch, read.value)) await this.#keep(query, listed);
      return;
    }
    const [only] = batch;
    if (batch.length > 1 || only === undefined) {
      this.#singles.push(...batch);
      return;
    }
    const problem: ScanProblem = { type: only.type, fullName: only.folder, message: read.message };
    this.#work.add(0, 1);
    await this.#work.writeSoon(1, (tx) => tx.scans.unitDone(this.#work.scanId, unitOf(only)), [problem]);
  }

  async #keep(query: ListQuery, listed: readonly ListedComponent[]): Promise<void> {
    const kept = listed.filter((one) => !isLeftOut(one, this.#leftOut));
    const inFolders = this.#plan.folders.get(query.type) ?? null;
    await keepListed(this.#work, query, kept, { inFolders, isChild: this.#plan.parents.has(query.type) });
    if (inFolders !== null) this.#waitForFolders(inFolders, kept);
  }
}

/** To each query what is its own. */
function sorted(batch: readonly ListQuery[], listed: readonly ListedComponent[]): Map<ListQuery, ListedComponent[]> {
  const byQuery = new Map<ListQuery, ListedComponent[]>(batch.map((query) => [query, []]));
  for (const one of listed) {
    const query =
      batch.find(
        ({ type, folder }) => type === one.type && (folder === null || folder === folderOfName(one.fullName)),
      ) ?? batch.find(({ type, folder }) => type === one.type && one.fullName.startsWith(`${folder}/`));
    if (query !== undefined) byQuery.get(query)?.push(one);
  }
  return byQuery;
}
