// Checks on a certificate alone, wherever it is. A check is named after what it finds.

import type { ManagedCertificate } from '../org/org.ts';
import { dayMs, type Instant } from '../ports.ts';
import { type JudgedFinding, weakestRsaBits } from './finding-kinds.ts';
import type { SeenCertificate } from './org-reading.ts';

/** The two widest thresholds of the notices, by default. */
const nearDays = 30;
const urgentDays = 7;

/** Of what, how it is called in a sentence, and how it is replaced when that is ours to say. */
interface Named {
  about: string;
  called: string;
  replaceBy: string | null;
}

type Check = (certificate: SeenCertificate, named: Named, now: Instant) => JudgedFinding | null;

export const certificateChecks: readonly Check[] = [
  (certificate, named, now) => endsOrEnded(certificate, certificate.fingerprint, named, now),
  keyIsWeak,
  signatureIsWeak,
];

export function managedFindings(managed: ManagedCertificate, now: Instant): JudgedFinding[] {
  const { developerName, label, notAfter, keyBits } = managed;
  const named = {
    about: `managed ${developerName}`,
    called: `"${label}" in Certificate and Key Management`,
    replaceBy: null,
  };
  const end = notAfter === null ? null : endsOrEnded({ notAfter }, null, named, now);
  const weak =
    keyBits === null || keyBits >= weakestRsaBits
      ? null
      : ({ ...weakKey(keyBits, null, named), kind: 'managedKeyWeak' } as const);
  return [end, weak].filter((finding) => finding !== null);
}

function endsOrEnded(
  { notAfter }: { notAfter: Instant },
  fingerprint: string | null,
  { about, called, replaceBy }: Named,
  now: Instant,
): JudgedFinding | null {
  const left = notAfter - now;
  if (left > nearDays * dayMs) return null;
  const isPast = left <= 0;
  const days = Math.ceil(left / dayMs);
  return {
    kind: isPast ? 'certificateExpired' : 'certificateNearsExpiry',
    about,
    fingerprint,
    severity: left <= urgentDays * dayMs ? 'urgent' : 'reminder',
    title: `The certificate of ${called} ${isPast ? 'expired' : `expires in ${days} day${days === 1 ? '' : 's'}`}`,
    detail: `It ${isPast ? 'ended' : 'ends'} on ${new Date(notAfter).toISOString().slice(0, 10)}.`,
    remedy: replaceBy ?? 'Put a new certificate in its place before it stops what signs in with it.',
  };
}

function keyIsWeak({ rsaBits, fingerprint }: SeenCertificate, named: Named): JudgedFinding | null {
  return rsaBits === null || rsaBits >= weakestRsaBits ? null : weakKey(rsaBits, fingerprint, named);
}

function weakKey(bits: number, fingerprint: string | null, { about, called }: Named): JudgedFinding {
  return {
    kind: 'keyWeak',
    about,
    fingerprint,
    severity: 'reminder',
    title: `The key of ${called} is weak`,
    detail: `An RSA key of ${bits} bits; ${weakestRsaBits} is the least that counts as safe.`,
    remedy: 'Replace the certificate with one over an RSA key of 2,048 bits or more.',
  };
}

function signatureIsWeak(
  { signatureAlgorithm, fingerprint }: SeenCertificate,
  { about, called }: Named,
): JudgedFinding | null {
  if (!/sha-?1(?!\d)|md[245]/i.test(signatureAlgorithm)) return null;
  return {
    kind: 'signatureWeak',
    about,
    fingerprint,
    severity: 'reminder',
    title: `The certificate of ${called} is signed with a broken hash`,
    detail: `Its signature is ${signatureAlgorithm}.`,
    remedy: 'Replace it with a certificate signed with SHA-256.',
  };
}
