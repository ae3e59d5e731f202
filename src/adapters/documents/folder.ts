// A folder that appears whole: its files are written under another name beside it, and renamed when all are there.

import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** More would only wait for the same disk. */
const mostAtOnce = 16;

export class WholeFolder {
  readonly #final: string;
  readonly #temporary: string;
  readonly #made = new Set<string>();
  readonly #writing = new Set<Promise<void>>();
  #failure: unknown = null;
  files = 0;

  private constructor(final: string, temporary: string) {
    this.#final = final;
    this.#temporary = temporary;
  }

  /** `parent` exists. What is there under the name stays until `finish`. */
  static async begin(parent: string, name: string): Promise<WholeFolder> {
    return new WholeFolder(join(parent, name), await mkdtemp(join(parent, `.${name}-`)));
  }

  /** Returns early while few files are under way. Errors: those of an earlier file come here or in `finish`. */
  async write(path: string, text: string): Promise<void> {
    if (this.#failure) throw this.#failure;
    while (this.#writing.size >= mostAtOnce) await Promise.race(this.#writing);
    this.files += 1;
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
      await mkdir(folder, { recursive: true });
      this.#made.add(folder);
    }
    await writeFile(path, text);
  }

  async finish(): Promise<void> {
    await Promise.all(this.#writing);
    if (this.#failure) throw this.#failure;
    const old = `${this.#temporary}-old`;
    const replaced = await rename(this.#final, old).then(
      () => true,
      () => false,
    );
    await rename(this.#temporary, this.#final);
    if (replaced) await rm(old, { recursive: true, force: true });
  }

  /** After a failure: leaves nothing behind. */
  async discard(): Promise<void> {
    await Promise.all(this.#writing);
    await rm(this.#temporary, { recursive: true, force: true });
  }
}
