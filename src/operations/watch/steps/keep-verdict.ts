// Writes what a reading came to, in one transaction: findings that began and ended, certificates that are watched,
// changed or gone, each with its audit entry. The same verdict again writes nothing.

import type { AuditSubject } from '../../../domain/audit/audit-entry.ts';
import type { AuditVerb } from '../../../domain/audit/audit-verbs.ts';
import { iso } from '../../../domain/ports.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import type { Finding } from '../../../domain/watch/finding.ts';
import { findingKinds, type JudgedFinding, type KeptFinding } from '../../../domain/watch/finding-kinds.ts';
import type { CertificateToWatch, Verdict } from '../../../domain/watch/judge-org.ts';
import { findingId, findingKey, readFindingId } from '../../../domain/watch/watch-ids.ts';
import type { WatchedCertificate } from '../../../domain/watch/watched-certificate.ts';
import { auditEntry, type WatchContext } from '../../context.ts';
import { findingsOfPlace, watchedOfPlace } from './stored-of-place.ts';

type Parts = Pick<WatchContext, 'clock' | 'actor'>;

interface Kept {
  /** Those that are in the verdict or stand on, oldest first. */
  standing: Finding[];
  opened: number;
  ended: number;
}

export async function keepVerdict(
  parts: Parts & Pick<WatchContext, 'findingPrinter'>,
  tx: WriteTransaction,
  place: string,
  verdict: Verdict,
  org: string | null,
  contacts: readonly string[],
): Promise<Kept> {
  await keepWatched(parts, tx, place, verdict, contacts);
  const judged = new Map(
    verdict.findings.filter(isKept).map((facts): [string, ToldFinding] => {
      const { severity } = facts;
      return [findingKey(place, facts), { severity, ...parts.findingPrinter.judged(facts), org, contacts, facts }];
    }),
  );
  return keepFindings(parts, tx, place, judged, new Set(verdict.standingOn));
}

function isKept(finding: JudgedFinding): finding is JudgedFinding & KeptFinding {
  return findingKinds[finding.kind].lasts !== 'expiry';
}

/** Nothing of it is watched any more, and what was found is nobody's. */
export async function forgetPlace(parts: Parts, tx: WriteTransaction, place: string): Promise<void> {
  await keepWatched(parts, tx, place, { watched: [], isGone: () => true }, []);
  await keepFindings(parts, tx, place, new Map(), new Set());
  await tx.watchedPlaces.forget(place);
}

export type ToldFinding = Omit<Finding, 'id' | 'foundAt' | 'endedAt'>;

/** @param judged By key. @param standingOn Keys of those that do not end although they are not among the judged. */
export async function keepFindings(
  parts: Parts,
  tx: WriteTransaction,
  place: string,
  judged: ReadonlyMap<string, ToldFinding>,
  standingOn: ReadonlySet<string>,
): Promise<Kept> {
  const now = parts.clock.now();
  const standing: Finding[] = [];
  let ended = 0;
  const known = new Set<string>();
  for (const finding of await findingsOfPlace(tx, place)) {
    const key = readFindingId(finding.id)?.key ?? finding.id;
    known.add(key);
    const told = judged.get(key);
    const isProven = await tx.findings.isProven(finding.id);
    // Words that this installation did not write, or wrote without a vault, give way to those of this reading.
    if (!isProven && told !== undefined) standing.push(await rewrite(parts, tx, { ...finding, ...told }));
    else if (told !== undefined || (isProven && standingOn.has(key))) standing.push(finding);
    else {
      ended += 1;
      const audit = auditEntry(
        parts,
        'finding.ended',
        subjectOf(finding),
        { foundAt: iso(finding.foundAt) },
        { endedAt: iso(now) },
      );
      await tx.findings.update({ ...finding, endedAt: now }, audit);
    }
  }
  const fresh = [...judged].filter(([key]) => !known.has(key));
  for (const [key, told] of fresh) {
    const { title, detail } = told;
    const id = findingId(key, now);
    const finding = { id, foundAt: now, endedAt: null, ...told };
    await tx.findings.insert(finding, auditEntry(parts, 'finding.found', subjectOf(finding), null, { title, detail }));
    standing.push(finding);
  }
  standing.sort((a, b) => a.foundAt - b.foundAt || (a.id < b.id ? -1 : 1));
  return { standing, opened: fresh.length, ended };
}

async function rewrite(parts: Parts, tx: WriteTransaction, finding: Finding): Promise<Finding> {
  const { title, detail } = finding;
  await tx.findings.update(finding, auditEntry(parts, 'finding.found', subjectOf(finding), null, { title, detail }));
  return finding;
}

export async function keepWatched(
  parts: Parts,
  tx: WriteTransaction,
  place: string,
  verdict: Pick<Verdict, 'watched' | 'isGone'>,
  contacts: readonly string[],
): Promise<void> {
  const before = new Map((await watchedOfPlace(tx, place)).map((watched) => [watched.id, watched]));
  const seen = new Set(verdict.watched.map(({ id }) => id));
  for (const one of verdict.watched) await keepOne(parts, tx, before.get(one.id), one, contacts);
  for (const gone of before.values()) {
    if (seen.has(gone.id) || !verdict.isGone(gone.id)) continue;
    await tx.watchedCertificates.remove(
      gone.id,
      watchedEntry(parts, 'watchedCertificate.gone', gone, shown(gone), null),
    );
  }
}

async function keepOne(
  parts: Parts,
  tx: WriteTransaction,
  before: WatchedCertificate | undefined,
  one: CertificateToWatch,
  contacts: readonly string[],
): Promise<void> {
  const next = { ...one, contacts, noticeDays: before?.noticeDays ?? null };
  if (before === undefined) {
    await tx.watchedCertificates.insert(next, watchedEntry(parts, 'watchedCertificate.added', next, null, shown(next)));
    return;
  }
  const isSame = JSON.stringify(told(before)) === JSON.stringify(told(next));
  if (isSame) return;
  await tx.watchedCertificates.update(
    next,
    watchedEntry(parts, 'watchedCertificate.changed', next, shown(before), shown(next)),
  );
}

/** Without what differs from reading to reading although nothing changed. */
function told({ label, location, certificate, contacts }: WatchedCertificate) {
  const { fingerprint, subject, notAfter } = certificate;
  return [label, location, fingerprint, subject, notAfter, contacts];
}

export function watchedEntry(
  parts: Parts,
  action: AuditVerb,
  { id, label }: Pick<WatchedCertificate, 'id' | 'label'>,
  before: ReturnType<typeof shown> | null,
  after: ReturnType<typeof shown> | null,
) {
  return auditEntry(parts, action, { type: 'watchedCertificate', id, name: label }, before, after);
}

export function shown({ location, certificate }: Pick<WatchedCertificate, 'location' | 'certificate'>) {
  const { fingerprint, notAfter } = certificate;
  return { location, fingerprint, notAfter };
}

function subjectOf({ id, title }: Pick<Finding, 'id' | 'title'>): AuditSubject {
  return { type: 'finding', id, name: title };
}
