// Reads the built pages into memory: a few hundred kilobytes, read once by `serve`.

import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** By path from the server's root. Empty where nothing is built. */
export async function readPageFiles(folder: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  let entries: Awaited<ReturnType<typeof entriesOf>>;
  try {
    entries = await entriesOf(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return files;
    throw error;
  }
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join('/')}`, await readFile(path));
  }
  return files;
}

function entriesOf(folder: string) {
  return readdir(folder, { recursive: true, withFileTypes: true });
}
