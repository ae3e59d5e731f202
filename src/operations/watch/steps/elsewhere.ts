// Certificates outside every org: a file, or what a host shows in a TLS handshake. Added and removed by a person, read
// again once a day; one that cannot be read keeps its last certificate, and a finding says so.

import type { AuditVerb } from '../../../domain/audit/audit-verbs.ts';
import { LatchkeyError, refuseHidden, wrongInput } from '../../../domain/errors.ts';
import { TransportFault } from '../../../domain/ports.ts';
import { weakPoints } from '../../../domain/watch/check-certificate.ts';
import { sourceUnreadable, type UnreadableSource } from '../../../domain/watch/finding-kinds.ts';
import { type HostAddress, readHostAddress } from '../../../domain/watch/leaf-reader.ts';
import { shortHash } from '../../../domain/watch/org-reading.ts';
import { rangeStart, type Source, sourceId, sourceOf } from '../../../domain/watch/watch-ids.ts';
import type { AddedWatch } from '../../../domain/watch/watch-result.ts';
import type { WatchedCertificate } from '../../../domain/watch/watched-certificate.ts';
import { elsewhere } from '../../../domain/watch/watched-place.ts';
import { certificatesFromFile } from '../../../formats/credential-file.ts';
import { FormatError } from '../../../formats/format-error.ts';
import { type ParsedCertificate, parseCertificate } from '../../../formats/x509.ts';
import type { WatchContext } from '../../context.ts';
import { keepFindings, shown, type ToldFinding, watchedEntry } from './keep-verdict.ts';
import { watchedOfPlace } from './stored-of-place.ts';
import { watchEveryMs } from './watch-org.ts';

export type SourceNeeds = Pick<WatchContext, 'store' | 'clock' | 'actor' | 'files' | 'leafReader' | 'findingPrinter'>;

/** A chain with all its text around. */
const largestFileBytes = 256 * 1024;

/** @param where For a file its absolute path. Errors: fileUnreadable, FormatError, invalidInput. */
export async function watchSource(
  parts: SourceNeeds,
  source: Source,
  where: string,
  contacts: readonly string[],
): Promise<AddedWatch> {
  refuseHidden(source, where);
  const ders = await readSource(parts, source, where);
  const { publicKey, signatureAlgorithm } = soonest(ders);
  const weak = weakPoints({ rsaBits: 'bits' in publicKey ? publicKey.bits : null, signatureAlgorithm });
  return parts.store.write(async (tx) => {
    const id = sourceId(elsewhere, source, where);
    const before = await tx.watchedCertificates.byId(id);
    const watched = { ...described(id, where, ders), contacts, noticeDays: before?.noticeDays ?? null };
    await tx.watchedPlaces.enroll(elsewhere, parts.clock.now() + watchEveryMs);
    const entry = (action: AuditVerb) => watchedEntry(parts, action, watched, before && shown(before), shown(watched));
    if (before === null) await tx.watchedCertificates.insert(watched, entry('watchedCertificate.added'));
    else await tx.watchedCertificates.update(watched, entry('watchedCertificate.changed'));
    return { watched, isNew: before === null, certificates: ders.length, weak };
  });
}

/** Reads every file and host again. How many were read, and how many could not be. */
export async function watchElsewhere(
  parts: SourceNeeds,
  signal?: AbortSignal,
): Promise<{ read: number; unreadable: number }> {
  const all = await parts.store.read((tx) => watchedOfPlace(tx, elsewhere));
  const failed = new Map<string, ToldFinding>();
  for (const watched of all) {
    if (signal?.aborted) return { read: 0, unreadable: 0 };
    const source = sourceOf(watched.id);
    if (source === null) continue;
    try {
      await replaced(parts, watched, await readSource(parts, source, watched.location, signal));
    } catch (error) {
      if (!isOfSource(error)) throw error;
      const { label, location, contacts } = watched;
      const told = unreadable(parts, { label, location, isCounted: true }, error, contacts);
      failed.set(unreadableKey(elsewhere, location), told);
    }
  }
  await parts.store.write(async (tx) => {
    await keepFindings(parts, tx, elsewhere, failed, new Set());
    const at = parts.clock.now();
    const lastReading = { at, notRead: [], unreadable: [], appsReadAt: null };
    await tx.watchedPlaces.note({ place: elsewhere, lookAt: at + watchEveryMs, lastReading });
  });
  return { read: all.length - failed.size, unreadable: failed.size };
}

async function replaced(parts: SourceNeeds, watched: WatchedCertificate, ders: readonly Uint8Array[]): Promise<void> {
  const next = { ...watched, ...described(watched.id, watched.location, ders) };
  if (next.certificate.fingerprint === watched.certificate.fingerprint) return;
  await parts.store.write(async (tx) => {
    // Removed meanwhile: it stays removed.
    if ((await tx.watchedCertificates.byId(watched.id)) === null) return;
    const audit = watchedEntry(parts, 'watchedCertificate.changed', next, shown(watched), shown(next));
    await tx.watchedCertificates.update(next, audit);
  });
}

/** Of a chain the one that ends first: with it ends what the others are good for. */
export function described(id: string, where: string, ders: readonly Uint8Array[]) {
  const { fingerprint, subject, notBefore, notAfter } = soonest(ders);
  const certificate = { fingerprint, subject, notBefore: notBefore.getTime(), notAfter: notAfter.getTime() };
  return { id, label: where, location: where, certificate };
}

function soonest(ders: readonly Uint8Array[]): ParsedCertificate {
  const [first] = ders.map(parseCertificate).toSorted((a, b) => a.notAfter.getTime() - b.notAfter.getTime());
  if (first === undefined) throw new TypeError('a source has a certificate');
  return first;
}

/** DER of each certificate, at least one. */
async function readSource(
  parts: SourceNeeds,
  source: Source,
  where: string,
  signal?: AbortSignal,
): Promise<readonly Uint8Array[]> {
  if (source === 'file') return certificatesFromFile(await parts.files.read(where, largestFileBytes)).all;
  try {
    return [await parts.leafReader.leafOf(addressOf(where), signal)];
  } catch (error) {
    if (!(error instanceof TransportFault)) throw error;
    throw wrongInput('HOST', 'noCertificate', where, error.detail);
  }
}

export function addressOf(host: string): HostAddress {
  const address = readHostAddress(host);
  if (address !== null) return address;
  throw wrongInput('HOST', 'noHost', host);
}

/** What is wrong with the file or host itself; everything else is ours. */
function isOfSource(error: unknown): error is FormatError | LatchkeyError {
  if (error instanceof FormatError) return true;
  return error instanceof LatchkeyError && (error.code === 'fileUnreadable' || error.code === 'invalidInput');
}

export function unreadable(
  { findingPrinter }: Pick<WatchContext, 'findingPrinter'>,
  watched: Pick<UnreadableSource, 'label' | 'location' | 'isCounted'>,
  error: FormatError | LatchkeyError,
  contacts: readonly string[],
): ToldFinding {
  const { code } = error;
  const why: UnreadableSource['why'] =
    error instanceof FormatError
      ? { type: 'format', code: error.code, problem: error.problem, remedy: error.remedy, about: error.about }
      : { type: 'error', code, parameters: error.parameters };
  const facts = { kind: sourceUnreadable, ...watched, why } as const;
  return { severity: 'reminder', org: null, contacts, ...findingPrinter.unreadable(facts), facts };
}

export function unreadableKey(place: string, path: string): string {
  return `${rangeStart(place)}${sourceUnreadable}.${shortHash(path)}.${shortHash('')}`;
}
