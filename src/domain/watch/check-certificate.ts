// Checks on a certificate alone, wherever it is. A check is named after what it finds.

import { dayMs, type Instant } from '../ports.ts';
import { daysUntil } from '../status/connection-state.ts';
import { type JudgedFinding, weakestRsaBits } from './finding-kinds.ts';
import type { SeenCertificate, SeenManaged } from './org-reading.ts';

/** The two widest thresholds of the notices, by default. */
const nearDays = 30;
const urgentDays = 7;

/** What the certificate belongs to. */
interface Place {
  about: string;
  holder: { type: 'app' | 'managed'; label: string };
  /** Of ours, that uses the app; null: it is none of ours. */
  connectionName: string | null;
  /** One signs the certificates of the app, and is to be asked for the next. */
  isOfAuthority: boolean;
}

type Check = (certificate: SeenCertificate, place: Place, now: Instant) => JudgedFinding | null;

export const certificateChecks: readonly Check[] = [
  (certificate, place, now) => endsOrEnded(certificate, certificate.fingerprint, place, now),
  keyIsWeak,
  signatureIsWeak,
];

export function managedFindings(managed: SeenManaged, now: Instant): JudgedFinding[] {
  const { developerName, label, notAfter, keyBits, certificate } = managed;
  const place = {
    about: aboutManaged(developerName),
    holder: { type: 'managed', label },
    connectionName: null,
    isOfAuthority: false,
  } as const;
  const end = notAfter === null ? null : endsOrEnded({ notAfter }, null, place, now);
  const signature = certificate === null ? null : signatureIsWeak(certificate, place);
  return [end, weakKey('managedKeyWeak', keyBits, null, place), signature].filter((finding) => finding !== null);
}

export const aboutManaged = (developerName: string): string => `managed ${developerName}`;

function endsOrEnded(
  { notAfter }: { notAfter: Instant },
  fingerprint: string | null,
  { about, holder, connectionName, isOfAuthority }: Place,
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
    daysLeft: daysUntil(notAfter, now),
    connectionName,
    ...(isOfAuthority ? { isOfAuthority } : {}),
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
  if (bits === null || !isWeakKey(bits)) return null;
  return { kind, about, fingerprint, severity: 'reminder', holder, bits };
}

function signatureIsWeak(
  { signatureAlgorithm, fingerprint }: SeenCertificate,
  { about, holder }: Place,
): JudgedFinding | null {
  if (!isWeakSignature(signatureAlgorithm)) return null;
  return { kind: 'signatureWeak', about, fingerprint, severity: 'reminder', holder, signatureAlgorithm };
}

/** What a certificate outside every org has against it, besides its end. */
export type WeakPoint = { type: 'key'; bits: number } | { type: 'signature'; signatureAlgorithm: string };

export function weakPoints({
  rsaBits,
  signatureAlgorithm,
}: Pick<SeenCertificate, 'rsaBits' | 'signatureAlgorithm'>): WeakPoint[] {
  return [
    ...(rsaBits !== null && isWeakKey(rsaBits) ? [{ type: 'key', bits: rsaBits } as const] : []),
    ...(isWeakSignature(signatureAlgorithm) ? [{ type: 'signature', signatureAlgorithm } as const] : []),
  ];
}

function isWeakKey(bits: number): boolean {
  return bits < weakestRsaBits;
}

function isWeakSignature(signatureAlgorithm: string): boolean {
  return /sha-?1?(?![\d-])|md[245]|^dsa/i.test(signatureAlgorithm);
}
