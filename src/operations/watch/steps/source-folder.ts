// A folder with Salesforce metadata, watched: a place of its own, whose files come and go. A file that cannot be read keeps
// its last certificate, and so do all when the folder cannot be read; findings say so.

import { LatchkeyError, wrongInput } from '../../../domain/errors.ts';
import type { CertificateToWatch } from '../../../domain/watch/judge-org.ts';
import type { ProjectFile } from '../../../domain/watch/project-reader.ts';
import { folderPlace, readFindingId, sourceId } from '../../../domain/watch/watch-ids.ts';
import type { WatchedFolder } from '../../../domain/watch/watch-result.ts';
import type { UnreadableEntry } from '../../../domain/watch/watched-place.ts';
import { FormatError } from '../../../formats/format-error.ts';
import type { WatchContext } from '../../context.ts';
import { described, unreadable, unreadableKey } from './elsewhere.ts';
import { keepFindings, keepWatched, type ToldFinding } from './keep-verdict.ts';
import { findingsOfPlace, watchedOfPlace } from './stored-of-place.ts';
import { watchEveryMs } from './watch-org.ts';

export type FolderNeeds = Pick<WatchContext, 'store' | 'clock' | 'actor' | 'projectReader' | 'findingPrinter'>;

/** Adds it, or reads it with other contacts. Errors: fileUnreadable, invalidInput where nothing in it has a certificate. */
export async function addFolder(
  parts: FolderNeeds,
  folder: string,
  contacts: readonly string[],
): Promise<WatchedFolder> {
  const files = await parts.projectReader.filesOf(folder);
  if (files.length === 0) throw wrongInput('FOLDER', 'nothingToWatch', folder);
  return keepFolder(parts, folder, files, contacts);
}

/** Reads a folder again that is watched. */
export async function watchFolder(parts: FolderNeeds, folder: string, signal?: AbortSignal): Promise<void> {
  try {
    await keepFolder(parts, folder, await parts.projectReader.filesOf(folder, signal), null);
  } catch (error) {
    if (!(error instanceof LatchkeyError) || error.code !== 'fileUnreadable') throw error;
    await keepFolder(parts, folder, error, null);
  }
}

/** @param files An error: nothing is known, so that nothing is gone. @param contacts Null: as before. */
function keepFolder(
  parts: FolderNeeds,
  folder: string,
  files: readonly ProjectFile[] | LatchkeyError,
  contacts: readonly string[] | null,
): Promise<WatchedFolder> {
  const place = folderPlace(folder);
  const isRead = !(files instanceof LatchkeyError);
  const { watched, unreadable: unread } = isRead ? toWatch(place, files) : nothingRead(files);
  return parts.store.write(async (tx) => {
    const before = (await tx.watchedPlaces.byName(place))?.lastReading ?? null;
    const told = contacts ?? before?.contacts ?? [];
    const unreadIds = unread.map(({ name }) => sourceId(place, 'file', name));
    await keepWatched(parts, tx, place, { watched, isGone: (id) => isRead && !unreadIds.includes(id) }, told);
    const certificates = await watchedOfPlace(tx, place);
    const failed = unread.map(({ name, message }): [string, ToldFinding] => {
      const error = new LatchkeyError('fileUnreadable', { file: name, problem: message });
      const isCounted = certificates.some(({ id }) => !isRead || id === sourceId(place, 'file', name));
      return [unreadableKey(place, name), unreadable(parts, { label: name, location: folder, isCounted }, error, told)];
    });
    const standing = isRead ? [] : await findingsOfPlace(tx, place);
    const standingOn = new Set(standing.flatMap(({ id }) => readFindingId(id)?.key ?? []));
    await keepFindings(parts, tx, place, new Map(failed), standingOn);
    const at = parts.clock.now();
    const lastReading = { at, notRead: [], unreadable: unread, appsReadAt: null, contacts: told };
    await tx.watchedPlaces.note({ place, lookAt: at + watchEveryMs, lastReading });
    return {
      folder,
      contacts: told,
      isNew: before === null,
      certificates,
      unreadable: unread,
    };
  });
}

function nothingRead({ parameters }: LatchkeyError): { watched: CertificateToWatch[]; unreadable: UnreadableEntry[] } {
  const { file, problem } = parameters as { file: string; problem: string };
  return { watched: [], unreadable: [{ name: file, message: problem }] };
}

function toWatch(place: string, files: readonly ProjectFile[]) {
  const watched: CertificateToWatch[] = [];
  const unreadable: UnreadableEntry[] = [];
  for (const { path, label, ...file } of files) {
    try {
      if ('problem' in file) unreadable.push({ name: path, message: withoutStop(file.problem) });
      else watched.push({ ...described(sourceId(place, 'file', path), path, file.certificates), label });
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      unreadable.push({ name: path, message: withoutStop(error.problem) });
    }
  }
  return { watched, unreadable };
}

/** What goes on in a sentence of ours. */
function withoutStop(problem: string): string {
  return problem.replace(/\.$/, '');
}
