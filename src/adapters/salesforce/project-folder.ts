// The certificates in a folder with Salesforce metadata: those of apps, and certs/*.crt. Both shapes of a project are read,
// that of a retrieve and the one with -meta.xml. Links are not followed: they may lead anywhere.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LatchkeyError } from '../../domain/errors.ts';
import { said } from '../../domain/said.ts';
import type { ProjectFile, ProjectReader } from '../../domain/watch/project-reader.ts';
import { certificatesFromFile } from '../../formats/credential-file.ts';
import { FormatError } from '../../formats/format-error.ts';
import { fileProblem } from '../system/file-problem.ts';
import { systemFiles } from '../system/files.ts';
import { connectedApp, externalClientApp, fullNameOf, largestFileBytes, withoutSecret } from './client-app-files.ts';

const appFiles = [connectedApp, externalClientApp].map((type) => ({
  type,
  name: new RegExp(`\\${type.suffix}(?:-meta\\.xml)?$`),
}));
const certificateFile = /(?:^|[\\/])certs[\\/][^\\/]+\.crt$/;
/** Others' programs and versions, not the project's own. */
const passedOver = /^(?:\.|node_modules$)/;
/** The largest public projects have a tenth of it. */
const mostEntries = 200_000;

export const projectFolder: ProjectReader = {
  async filesOf(folder, signal) {
    const files: ProjectFile[] = [];
    for (const path of await pathsBelow(folder, signal)) {
      signal?.throwIfAborted();
      const file = await fileOf(path);
      if (file !== null) files.push(file);
    }
    return files;
  },
};

/** The paths that matter, in order. Errors: fileUnreadable. */
async function pathsBelow(folder: string, signal: AbortSignal | undefined): Promise<string[]> {
  const found: string[] = [];
  const folders = [folder];
  let entries = 0;
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    signal?.throwIfAborted();
    for (const entry of await entriesOf(next)) {
      entries += 1;
      const path = join(next, entry.name);
      if (entry.isDirectory() && !passedOver.test(entry.name)) folders.push(path);
      else if (entry.isFile() && (certificateFile.test(path) || appTypeOf(path) !== undefined)) found.push(path);
    }
    if (entries > mostEntries) throw unreadable(folder, said('moreFiles', mostEntries));
  }
  return found.sort();
}

async function entriesOf(path: string) {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    throw unreadable(path, fileProblem(error));
  }
}

const appTypeOf = (path: string) => appFiles.find(({ name }) => name.test(path))?.type;

/** Null: an app without a certificate. */
async function fileOf(path: string): Promise<ProjectFile | null> {
  const type = appTypeOf(path);
  try {
    const bytes = await systemFiles.read(path, largestFileBytes);
    if (type === undefined) return { path, label: path, certificates: certificatesFromFile(bytes).all };
    const fullName = fullNameOf(path.replace(/-meta\.xml$/, ''), type.suffix);
    const content = type.read({ fullName, text: withoutSecret(new TextDecoder().decode(bytes)) });
    if (typeof content === 'string') return { path, label: path, problem: content };
    if (content === null || content.certificateDer === null) return null;
    return { path, label: `${content.label} (${path})`, certificates: [content.certificateDer] };
  } catch (error) {
    return { path, label: path, problem: problemOf(error) };
  }
}

function problemOf(error: unknown): string {
  if (error instanceof FormatError) return error.problem.replace(/\.$/, '');
  if (error instanceof LatchkeyError && error.code === 'fileUnreadable')
    return String(Object(error.parameters).problem);
  throw error;
}

function unreadable(file: string, problem: string): LatchkeyError {
  return new LatchkeyError('fileUnreadable', { file, problem });
}
