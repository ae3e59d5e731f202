// A folder that appears whole: its files are written under another name beside it, and renamed when all are there. It takes the
// place of one that was made so, by the mark in it, and of no other; what others laid anywhere in that one, such as `.git`, stays.

import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LatchkeyError } from '../../domain/errors.ts';
import { errorCode } from '../system/file-problem.ts';

/** Holds the paths that were written, one a line, its own among them. A folder that stands there was written with all that is in it. */
const markName = '.latchkey';

/** More would only wait for the same disk. */
const mostAtOnce = 16;

export class WholeFolder {
  readonly #final: string;
  readonly #temporary: string;
  readonly #paths = new Set([markName]);
  readonly #made = new Set<string>();
  readonly #writing = new Set<Promise<void>>();
  #failure: unknown = null;
  files = 0;

  private constructor(final: string, temporary: string) {
    this.#final = final;
    this.#temporary = temporary;
  }

  /** `parent` exists. What is there under the name stays until `finish`. Errors: fileExists, of a folder that is another's. */
  static async begin(parent: string, name: string): Promise<WholeFolder> {
    await othersIn(join(parent, name));
    return new WholeFolder(join(parent, name), await mkdtemp(join(parent, `.${name}-`)));
  }

  /** Returns early while few files are under way. Errors: those of an earlier file come here or in `finish`. */
  async write(path: string, text: string): Promise<void> {
    if (this.#failure) throw this.#failure;
    while (this.#writing.size >= mostAtOnce) await Promise.race(this.#writing);
    this.files += 1;
    this.#paths.add(path);
    const writing = this.#writeFile(join(this.#temporary, path), text)
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }

  async #writeFile(path: string, text: string): Promise<void> {
    const folder = dirname(path);
    if (!this.#made.has(folder)) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      this.#made.add(folder);
    }
    await writeFile(path, text, { mode: 0o600 });
  }

  /** Errors: fileExists, of what others laid in the folder before where this one has its own. */
  async finish(): Promise<void> {
    await Promise.all(this.#writing);
    if (this.#failure) throw this.#failure;
    await this.#writeFile(join(this.#temporary, markName), `${[...this.#paths].sort().join('\n')}\n`);
    const folders = foldersOf(this.#paths);
    const others = await othersIn(this.#final, folders);
    if (others === null) return rename(this.#temporary, this.#final);
    const taken = others.find((path) => folders.has(path) || withFolders(path).some((one) => this.#paths.has(one)));
    if (taken !== undefined) throw new LatchkeyError('fileExists', { file: join(this.#final, taken) });
    const old = `${this.#temporary}-old`;
    await rename(this.#final, old);
    await rename(this.#temporary, this.#final);
    for (const path of others) {
      await mkdir(dirname(join(this.#final, path)), { recursive: true, mode: 0o700 });
      await rename(join(old, path), join(this.#final, path));
    }
    await rm(old, { recursive: true, force: true });
  }

  /** After a failure: leaves nothing behind. */
  async discard(): Promise<void> {
    await Promise.all(this.#writing);
    await rm(this.#temporary, { recursive: true, force: true });
  }
}

/**
 * What lies in a folder beside what was written into it, whole folders of others by their names alone, but for those that are
 * written now; null: there is no folder.
 * Errors: fileExists, where nothing says that it was made so.
 */
async function othersIn(folder: string, now: ReadonlySet<string> = new Set()): Promise<string[] | null> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    if (errorCode(error) === 'ENOTDIR') throw new LatchkeyError('fileExists', { file: folder });
    throw error;
  });
  if (names === null || names.length === 0) return names;
  if (!names.includes(markName)) throw new LatchkeyError('fileExists', { file: folder });
  const ours = new Set((await readFile(join(folder, markName), 'utf8')).split('\n'));
  return othersBelow(folder, '', { ours, folders: new Set([...foldersOf(ours), ...now]) });
}

async function othersBelow(
  top: string,
  below: string,
  written: { ours: ReadonlySet<string>; folders: ReadonlySet<string> },
): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(top, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (written.ours.has(path)) continue;
    if (entry.isDirectory() && written.folders.has(path)) found.push(...(await othersBelow(top, path, written)));
    else found.push(path);
  }
  return found;
}

/** `a/b/c`: itself, `a/b` and `a`. */
function withFolders(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

function foldersOf(paths: ReadonlySet<string>): Set<string> {
  return new Set([...paths].flatMap((path) => withFolders(path).slice(1)));
}
