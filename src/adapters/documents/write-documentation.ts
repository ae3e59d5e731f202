// Writes a documentation from a scan's rows, in two passes: the first reads what each component says and who names whom, the
// second writes the pages. Memory stays small whatever the org's size: facts wait in a file, links are numbers.

import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComponentChange } from '../../domain/scan/differences.ts';
import type { DocumentationFormat, DocumentationWriter, ScanRecord } from '../../domain/scan/documentation.ts';
import { ensureFolder, unwritable } from '../system/files.ts';
import { type Key, keyOf } from './described.ts';
import { FirstPass, type ReadComponent, rowsOfList } from './first-pass.ts';
import { WholeFolder } from './folder.ts';
import { type Output, outputFor } from './outputs.ts';
import { chapterArticles } from './pages/chapters.ts';
import { type ComponentSurroundings, componentArticle } from './pages/component-page.ts';
import { type ListedRow, listArticle } from './pages/list-page.ts';
import { Spill } from './spill.ts';

/** Each form gets a folder of its name. Errors: fileUnwritable. */
export const documentationWriter: DocumentationWriter = {
  async write(record, formats, folder) {
    await ensureFolder(folder);
    try {
      return await write(record, formats, folder);
    } catch (error) {
      throw isOfSystem(error) ? unwritable(folder, error) : error;
    }
  },
};

const isOfSystem = (error: unknown) => error instanceof Error && 'syscall' in error;

async function write(record: ScanRecord, formats: readonly DocumentationFormat[], folder: string) {
  const scratch = await mkdtemp(join(folder, '.reading-'));
  const folders: WholeFolder[] = [];
  const spill = new Spill<ReadComponent>(join(scratch, 'components'));
  try {
    const first = new FirstPass();
    for await (const component of record.components()) await spill.add(await first.take(component));
    first.links.finish();
    const outputs: Output[] = [];
    for (const format of formats) {
      const whole = await WholeFolder.begin(folder, format);
      folders.push(whole);
      outputs.push(outputFor(format, record, first, whole));
    }
    await writePages(record, first, spill, outputs);
    for (const output of outputs) await output.finish();
    for (const whole of folders) await whole.finish();
    return { files: folders.reduce((files, whole) => files + whole.files, 0) };
  } catch (error) {
    for (const whole of folders) await whole.discard();
    throw error;
  } finally {
    await spill.remove();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function writePages(
  record: ScanRecord,
  first: FirstPass,
  spill: Spill<ReadComponent>,
  outputs: readonly Output[],
): Promise<void> {
  const around = surroundings(record, first);
  let list: TypeList | null = null;
  for await (const read of spill.lines()) {
    const { described, listing, page } = read;
    if (list?.type !== described.type) {
      await list?.finish();
      list = new TypeList(described.type, first, outputs);
    }
    const article = page === null ? null : componentArticle(page, described, listing, around);
    for (const output of outputs) await output.component(read, article);
    await list.add(read);
  }
  await list?.finish();
  const lists = new Map([...first.lists].map(([type, pages]) => [type, pages[0] ?? '']));
  for (const article of chapterArticles(record, { ...first, lists }))
    for (const output of outputs) await output.article(article);
}

function surroundings({ differences }: ScanRecord, { links, automations }: FirstPass): ComponentSurroundings {
  const changes = new Map<Key, ComponentChange>(
    differences?.changes.map((change) => [keyOf(change.type, change.fullName), change]),
  );
  return {
    links,
    automationsOf: (object) => automations.get(object.toLowerCase()) ?? [],
    changeOf(type, fullName) {
      const change = changes.get(keyOf(type, fullName));
      return change && differences ? { since: differences.from, change } : null;
    },
  };
}

/** The pages that list a type, written as its components pass. */
class TypeList {
  readonly type: string;
  readonly #first: FirstPass;
  readonly #outputs: readonly Output[];
  #rows: ListedRow[] = [];
  #written = 0;

  constructor(type: string, first: FirstPass, outputs: readonly Output[]) {
    this.type = type;
    this.#first = first;
    this.#outputs = outputs;
  }

  async add({ described: { fullName, label }, listing }: ReadComponent): Promise<void> {
    const key = keyOf(this.type, fullName);
    this.#rows.push({
      fullName,
      label,
      key,
      namespace: listing.namespace,
      lastModifiedBy: listing.lastModifiedBy,
      lastModifiedAt: listing.lastModifiedAt,
      missing: listing.missing?.reason ?? null,
      message: listing.missing?.message ?? '',
      hasPage: !this.#first.links.placeOf(key)?.page.startsWith('types/'),
    });
    if (this.#rows.length === rowsOfList) await this.finish();
  }

  async finish(): Promise<void> {
    if (this.#rows.length === 0) return;
    const pages = this.#first.lists.get(this.type) ?? [];
    const page = pages[this.#written] ?? '';
    this.#written += 1;
    const article = listArticle(this.type, page, this.#rows, this.#written, pages, this.#first.links);
    this.#rows = [];
    for (const output of this.#outputs) await output.article(article);
  }
}
