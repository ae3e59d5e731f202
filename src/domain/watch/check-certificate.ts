// Checks on a certificate alone, wherever it is. A check is named after what it finds.

import type { ManagedCertificate } from '../org/org.ts';
import { dayMs, type Instant } from '../ports.ts';
import { type JudgedFinding, weakestRsaBits } from './finding-kinds.ts';
import type { SeenCertificate } from './org-reading.ts';

/** The two widest thresholds of the notices, by default. */
const nearDays = 30;
const urgentDays = 7;

/** What the certificate belongs to. */
interface Place {
  about: string;
  holder: { type: 'app' | 'managed'; label: string };
  /** Of ours, that uses the app; null: it is none of ours. */
  connectionName: string | null;
}

type Check = (certificate: SeenCertificate, place: Place, now: Instant) => JudgedFinding | null;

export const certificateChecks: readonly Check[] = [
  (certificate, place, now) => endsOrEnded(certificate, certificate.fingerprint, place, now),
  keyIsWeak,
  signatureIsWeak,
];

export function managedFindings(managed: ManagedCertificate, now: Instant): JudgedFinding[] {
  const { developerName, label, notAfter, keyBits } = managed;
  const place = {
    about: `managed ${developerName}`,
    holder: { type: 'managed', label },
    connectionName: null,
  } as const;
  const end = notAfter === null ? null : endsOrEnded({ notAfter }, null, place, now);
  return [end, weakKey('managedKeyWeak', keyBits, null, place)].filter((finding) => finding !== null);
}

function endsOrEnded(
  { notAfter }: { notAfter: Instant },
  fingerprint: string | null,
  { about, holder, connectionName }: Place,
  now: Instant,
): JudgedFinding | null {
  const left = notAfter - now;
  if (left > nearDays * dayMs) return null;
  return {
    kind: left <= 0 ? 'certificateExpired' : 'certificateNearsExpiry',
    about,
    fingerprint,
    severity: left <= urgentDays * dayMs ? 'urgent' : 'reminder',
    holder,
    notAfter,
    daysLeft: Math.ceil(left / dayMs),
    connectionName,
  };
}

function keyIsWeak({ rsaBits, fingerprint }: SeenCertificate, place: Place): JudgedFinding | null {
  return weakKey('keyWeak', rsaBits, fingerprint, place);
}

function weakKey(
  kind: 'keyWeak' | 'managedKeyWeak',
  bits: number | null,
  fingerprint: string | null,
  { about, holder }: Place,
): JudgedFinding | null {
  if (bits === null || bits >= weakestRsaBits) return null;
  return { kind, about, fingerprint, severity: 'reminder', holder, bits };
}

function signatureIsWeak(
  { signatureAlgorithm, fingerprint }: SeenCertificate,
  { about, holder }: Place,
): JudgedFinding | null {
  if (!/sha-?1?(?![\d-])|md[245]|^dsa/i.test(signatureAlgorithm)) return null;
  return { kind: 'signatureWeak', about, fingerprint, severity: 'reminder', holder, signatureAlgorithm };
}
