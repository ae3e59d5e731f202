// The contents of what differs: retrieved in chunks, and where a chunk fails in quarters, down to the one that breaks it, which alone
// is reported.

import { said } from '../../../domain/said.ts';
import {
  type ComponentFile,
  type ComponentKey,
  fingerprintOf,
  type MissingContents,
} from '../../../domain/scan/component.ts';
import { isReadByName } from '../../../domain/scan/content-types.ts';
import type { ScanProblem } from '../../../domain/scan/documentation.ts';
import type { RetrievedFiles } from '../../../domain/scan/metadata-source.ts';
import { firstChunk, quarters } from '../../../domain/scan/plan.ts';
import type { ComponentVersion, ReadContents } from '../../../domain/scan/scan-store.ts';
import { inLanes, type ScanWork } from './scan-work.ts';

/** Each holds a zip and what is in it. */
const atOnce = 10;
const pageSize = 2_000;

export async function readContents(work: ScanWork): Promise<void> {
  work.count(await work.read((tx) => tx.scans.pendingCount(work.place)), 0);
  const waiting: ComponentVersion[] = [];
  const broken: ComponentVersion[][] = [];
  let after: ComponentKey = { type: '', fullName: '' };
  const next = async () => {
    const part = broken.shift();
    if (part !== undefined) return part;
    if (waiting.length < pageSize / 2) {
      const page = await work.read((tx) => tx.scans.pending(work.place, after, pageSize));
      waiting.push(...page);
      after = page.at(-1) ?? after;
    }
    const chunk = firstChunk(waiting);
    waiting.splice(0, chunk.length);
    return chunk.length === 0 ? null : chunk;
  };
  await inLanes(atOnce, next, async (chunk) => {
    broken.push(...(await retrieveAll(work, chunk)));
  });
}

/** The quarters of a chunk that failed. */
async function retrieveAll(work: ScanWork, chunk: readonly ComponentVersion[]): Promise<ComponentVersion[][]> {
  const byName = isReadByName(chunk[0]?.type ?? '');
  const read = await work.calls.ask((org, signal) => (byName ? org.read : org.retrieve)(chunk, signal));
  if (read.type === 'read') {
    await keep(work, chunk, read.value);
    return [];
  }
  const [only] = chunk;
  if (chunk.length > 1 || only === undefined) return quarters(chunk);
  const isTooLarge = read.type === 'noAnswer' && read.fault === 'tooLarge';
  const reason = isTooLarge ? 'tooLarge' : 'refused';
  await keepAll(work, [contents(only, null, { reason, message: read.message })]);
  return [];
}

function keep(work: ScanWork, chunk: readonly ComponentVersion[], { files, problems }: RetrievedFiles): Promise<void> {
  const byComponent = filesOf(chunk, files);
  return keepAll(
    work,
    chunk.map((one) => {
      const own = byComponent.get(one);
      if (own !== undefined) return contents(one, own, null);
      const message = problems.find((problem) => isAbout(problem, one))?.message ?? '';
      return contents(one, null, { reason: message === '' ? 'notReturned' : 'refused', message });
    }),
  );
}

type Read = ReadContents & { component: ComponentVersion };

function contents(
  component: ComponentVersion,
  files: readonly ComponentFile[] | null,
  missing: MissingContents | null,
): Read {
  const { type, fullName } = component;
  return { component, key: { type, fullName }, files, fingerprint: files && fingerprintOf(files), missing };
}

async function keepAll(work: ScanWork, all: readonly Read[]): Promise<void> {
  work.add(0, all.length);
  await work.write((tx) => tx.scans.keepContents(work.place, all), all.flatMap(problemOf));
}

/** What comes from a package and is kept back without a word is as it should be. */
function problemOf({ key, missing, component }: Read): ScanProblem[] {
  if (missing === null || (missing.message === '' && component.namespace !== null)) return [];
  const message = missing.message === '' ? said('notReturned') : missing.message;
  return [{ ...key, message }];
}

/** A component's file, what is said of it beside it, or all in its folder. Salesforce percent-encodes what names cannot hold. */
function filesOf(
  chunk: readonly ComponentVersion[],
  files: readonly ComponentFile[],
): Map<ComponentVersion, ComponentFile[]> {
  const byPath = new Map(chunk.map((one) => [decoded(one.fileName), one]));
  const found = new Map<ComponentVersion, ComponentFile[]>();
  for (const file of files) {
    const path = decoded(file.path);
    const folder = path.split('/').slice(0, 2).join('/');
    const owner = byPath.get(path) ?? byPath.get(path.replace(/-meta\.xml$/, '')) ?? byPath.get(folder);
    if (owner !== undefined) found.set(owner, [...(found.get(owner) ?? []), file]);
  }
  for (const own of found.values()) own.sort((a, b) => (a.path < b.path ? -1 : 1));
  return found;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A percent sign that stands for itself.
    return path;
  }
}

function isAbout(
  { name, message }: { name: string; message: string },
  { fullName, fileName }: ComponentVersion,
): boolean {
  if (decoded(name).endsWith(`/${decoded(fileName)}`) || name === fileName || name === fullName) return true;
  return message.includes(`file name:${fullName}.`) || message.includes(`'${fullName}'`);
}
