// One reading of the certificates of an org: what was read, and what was not and why. Facts only; judge-org.ts judges.

import { createHash } from 'node:crypto';
import { FormatError } from '../../formats/format-error.ts';
import { parseCertificate, publicKeyHash } from '../../formats/x509.ts';
import type { AppKind } from '../client-app/client-app.ts';
import type { CertificateChange, CertificateFile, InstalledApps, ManagedCertificate, OrgRead } from '../org/org.ts';
import { dayMs, type Instant } from '../ports.ts';
import { said } from '../said.ts';
import type { PartNotRead, ReadingPart, UnreadableEntry } from './watched-place.ts';

export interface SeenCertificate {
  fingerprint: string;
  /** Hex SHA-256 of the SubjectPublicKeyInfo: the same key in another certificate has the same. */
  publicKeyHash: string;
  subject: string;
  notBefore: Instant;
  notAfter: Instant;
  signatureAlgorithm: string;
  /** Null for a key that is not RSA. */
  rsaBits: number | null;
}

export interface SeenApp {
  kind: AppKind;
  fullName: string;
  label: string;
  consumerKey: string | null;
  certificate: SeenCertificate | null;
}

export interface SeenManaged extends ManagedCertificate {
  /** Null where the user may not read metadata. */
  certificate: SeenCertificate | null;
}

export interface OrgReading {
  orgId: string;
  /** As people know it: the host of its pages. */
  host: string;
  at: Instant;
  /** Null: not read, see `notRead`. */
  apps: readonly SeenApp[] | null;
  managed: readonly SeenManaged[] | null;
  /** Newest first. */
  changes: readonly CertificateChange[] | null;
  notRead: readonly PartNotRead[];
  /** Apps that the org lists and does not give out, or whose certificate is none. */
  unreadable: readonly UnreadableEntry[];
  /** External Client Apps that may hold a certificate and show none; null: they could not be read, so that it may be any. */
  notShown: readonly string[] | null;
}

/** What the readers answered, put together. Every app ends in `apps`, in `unreadable` or in `notShown`. */
export function orgReading(
  place: { orgId: string; host: string; at: Instant },
  answers: {
    apps: OrgRead<InstalledApps>;
    externalApps: OrgRead<InstalledApps>;
    managed: OrgRead<ManagedCertificate[]>;
    certificateFiles: OrgRead<CertificateFile[]>;
    changes: OrgRead<CertificateChange[]>;
  },
): OrgReading {
  const { apps, externalApps, managed, certificateFiles, changes } = answers;
  const installed = apps.type === 'read' ? seenApps(apps.value) : null;
  // Nothing depends on them: an org that does not show them is no org that was not read.
  const external = externalApps.type === 'read' ? seenApps(externalApps.value) : null;
  const missing = [
    notRead('connectedApps', apps),
    notRead('managedCertificates', managed),
    notRead('setupAuditTrail', changes),
  ];
  return {
    ...place,
    apps: installed && [...installed.apps, ...(external?.apps ?? [])],
    managed: managed.type === 'read' ? seenManaged(managed.value, certificateFiles) : null,
    changes: changes.type === 'read' ? changes.value : null,
    notRead: missing.filter((part) => part !== null),
    unreadable: [...(installed?.unreadable ?? []), ...(external?.unreadable ?? [])],
    notShown: externalApps.type === 'read' ? externalApps.value.notShown : null,
  };
}

function notRead(part: ReadingPart, answer: OrgRead<unknown>): PartNotRead | null {
  if (answer.type === 'read') return null;
  const permission = answer.type === 'notPermitted' ? answer.permission : null;
  return { part, permission, message: answer.message };
}

function seenApps({ apps, unreadable }: InstalledApps): { apps: SeenApp[]; unreadable: UnreadableEntry[] } {
  const seen: SeenApp[] = [];
  const broken = unreadable.map(({ fullName, message }) => ({ name: fullName, message }));
  for (const { kind, fullName, label, consumerKey, certificateDer } of apps) {
    const certificate = certificateDer === null ? null : seenCertificate(certificateDer);
    if (certificate === 'unreadable') broken.push({ name: fullName, message: said('certificateUnreadable') });
    else seen.push({ kind, fullName, label, consumerKey, certificate });
  }
  return { apps: seen, unreadable: broken };
}

/** The list comes from one API and the certificates from another, which needs more. */
function seenManaged(listed: readonly ManagedCertificate[], files: OrgRead<CertificateFile[]>): SeenManaged[] {
  return listed.map((managed) => {
    const found = files.type === 'read' ? files.value.find(({ fullName }) => fullName === managed.developerName) : null;
    const certificate = found ? seenCertificate(found.certificateDer) : null;
    return { ...managed, certificate: certificate === 'unreadable' ? null : certificate };
  });
}

/** What a certificate says about itself; any that parses, however old or weak. */
function seenCertificate(der: Uint8Array): SeenCertificate | 'unreadable' {
  try {
    const { fingerprint, subject, notBefore, notAfter, signatureAlgorithm, publicKey, publicKeySpki } =
      parseCertificate(der);
    return {
      fingerprint,
      publicKeyHash: Buffer.from(publicKeyHash(publicKeySpki)).toString('hex'),
      subject,
      notBefore: notBefore.getTime(),
      notAfter: notAfter.getTime(),
      signatureAlgorithm,
      rsaBits: 'bits' in publicKey ? publicKey.bits : null,
    };
  } catch (error) {
    if (error instanceof FormatError) return 'unreadable';
    throw error;
  }
}

/** Short and stable; what it names may be long and hold any character. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Days since a certificate was made, for whoever looks at the table. */
export function ageDays(notBefore: Instant, now: Instant): number {
  return Math.max(0, Math.floor((now - notBefore) / dayMs));
}
