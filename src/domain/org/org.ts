// What can be read from an org once a token is there, and what a reading can end as. Everything beyond the token is
// optional: a permission that is missing is named and the rest is still read.

import type { AppKind } from '../client-app/client-app.ts';
import type { Instant, TransportFaultKind } from '../ports.ts';
import type { Secret } from '../secret.ts';

/** Permissions under the names that Setup shows. */
export const orgPermissions = [
  ...['API Enabled', 'View Setup and Configuration', 'Modify Metadata Through Metadata API Functions'],
  ...['Modify All Data', 'Customize Application', 'Manage Connected Apps'],
] as const;
export type OrgPermission = (typeof orgPermissions)[number];

export type OrgRead<T> =
  | { type: 'read'; value: T }
  | { type: 'notPermitted'; permission: OrgPermission; message: string }
  /** INVALID_SESSION_ID and its kin: over, revoked, or not for this API; the message tells which. */
  | { type: 'sessionRefused'; message: string }
  | { type: 'noAnswer'; fault: TransportFaultKind; message: string }
  /** `errorCode` is Salesforce's own, such as REQUEST_LIMIT_EXCEEDED; null when the answer had none. */
  | { type: 'failed'; status: number; errorCode: string | null; message: string };

export interface OrgSession {
  /** An origin that was judged safe for the token: `AcceptedAnswer.instanceUrl`. */
  instanceUrl: string;
  accessToken: Secret<string>;
}

/** A session and the version of the API that is asked, such as `68.0`. */
export interface VersionedSession extends OrgSession {
  apiVersion: string;
}

/** Whom the token belongs to, by the org itself. */
export interface SignedInUser {
  orgId: string;
  userId: string;
  username: string;
}

export interface OrgUser {
  username: string;
  isActive: boolean;
  /** Null: the one who looks may not see it. */
  isFrozen: boolean | null;
}

/** The rolling 24-hour limit of API calls. */
interface ApiLimits {
  dailyMaximum: number;
  dailyRemaining: number;
}

/** One row of Login History; Salesforce keeps them for six months. */
export interface LoginRow {
  at: Instant;
  /** Salesforce's words, such as "Success" or "Restricted IP". */
  status: string;
  /** The label of the app. */
  application: string | null;
  sourceIp: string | null;
}

/** One entry of the setup audit trail about the certificate of an app; its text names the subject DN. */
export interface CertificateChange {
  at: Instant;
  action: 'insertApplicationCertificate' | 'changeApplicationCertificate';
  text: string;
  /** Username of whoever did it; null when it is not shown. */
  by: string | null;
}

export interface AppPolicy {
  name: string;
  /** Permitted Users: only those whom an admin approved. */
  isAdminApprovedOnly: boolean;
}

/** A metadata deploy that changed something, from the Tooling API's DeployRequest. */
export interface Deploy {
  completedAt: Instant;
  /** The user's name; null when it is not shown. */
  by: string | null;
}

/** An entry of Certificate and Key Management. Certificates that were uploaded to an app are not among them. */
export interface ManagedCertificate {
  developerName: string;
  label: string;
  notAfter: Instant | null;
  keyBits: number | null;
  isCaSigned: boolean;
}

export interface OrgReader {
  signedInUser(session: OrgSession, signal?: AbortSignal): Promise<OrgRead<SignedInUser>>;
  /** Needs no sign-in. The newest version that both sides know, see `chosenVersion`. */
  apiVersion(instanceUrl: string, signal?: AbortSignal): Promise<OrgRead<string>>;
  /** Whether the token is good for the REST API at all. */
  apiReachable(session: VersionedSession, signal?: AbortSignal): Promise<OrgRead<true>>;
  limits(session: VersionedSession, signal?: AbortSignal): Promise<OrgRead<ApiLimits>>;
  /** The user's own rows, newest first. */
  ownLogins(
    session: VersionedSession,
    query: { userId: string; limit: number },
    signal?: AbortSignal,
  ): Promise<OrgRead<LoginRow[]>>;
  /** Newest first; of all apps of the org. */
  certificateChanges(
    session: VersionedSession,
    query: { since: Instant; limit: number },
    signal?: AbortSignal,
  ): Promise<OrgRead<CertificateChange[]>>;
  /** All apps with this label: an earlier installation may have left one with the same name. */
  appPolicies(session: VersionedSession, appName: string, signal?: AbortSignal): Promise<OrgRead<AppPolicy[]>>;
  managedCertificates(session: VersionedSession, signal?: AbortSignal): Promise<OrgRead<ManagedCertificate[]>>;
  /** Deploys that succeeded and were no dry runs, newest first. */
  deploys(
    session: VersionedSession,
    query: { since: Instant; limit: number },
    signal?: AbortSignal,
  ): Promise<OrgRead<Deploy[]>>;
  /** Null: the org has no user of this username. */
  userByName(session: VersionedSession, username: string, signal?: AbortSignal): Promise<OrgRead<OrgUser | null>>;
}

/** A local client app as the Metadata API shows it. */
export interface InstalledApp {
  kind: AppKind;
  fullName: string;
  label: string;
  consumerKey: string | null;
  /** Null: none stored, or OAuth settings are off. */
  certificateDer: Uint8Array | null;
}

/** A certificate of Certificate and Key Management as the Metadata API gives it. */
export interface CertificateFile {
  fullName: string;
  certificateDer: Uint8Array;
}

export interface InstalledApps {
  apps: InstalledApp[];
  /** Apps that exist and could not be read: one broken or vendor-owned app does not sink the others. */
  unreadable: { fullName: string; message: string }[];
  /** External Client Apps that show no certificate: whether they hold one is not known. */
  notShown: string[];
}

export interface MetadataReader {
  /** What a metadata scan needs: how many types the org describes. */
  describedTypes(session: VersionedSession, signal?: AbortSignal): Promise<OrgRead<number>>;
  connectedApps(session: VersionedSession, signal?: AbortSignal): Promise<OrgRead<InstalledApps>>;
  /** Whether an org shows their certificates has been seen both ways: believed where it does, and never needed. */
  externalClientApps(session: VersionedSession, signal?: AbortSignal): Promise<OrgRead<InstalledApps>>;
  /** Of those that can be read; what the Tooling API lists besides has no fingerprint. */
  certificateFiles(session: VersionedSession, signal?: AbortSignal): Promise<OrgRead<CertificateFile[]>>;
}

/** Winter '27. Newer versions are not asked: what they change is not known here. */
const newestKnownVersion = 68;

/** The newest offered version up to the newest that we know; null when none is offered. */
export function chosenVersion(offered: readonly string[]): string | null {
  const numbers = offered.filter((version) => /^\d{1,3}\.0$/.test(version)).map(Number);
  const known = numbers.filter((number) => number <= newestKnownVersion);
  const chosen = known.length > 0 ? Math.max(...known) : Math.min(...numbers);
  return Number.isFinite(chosen) ? `${chosen}.0` : null;
}

/** Goes on with the value of a reading; anything else stays what it is. */
export function mapRead<T, U>(read: OrgRead<T>, map: (value: T) => OrgRead<U>): OrgRead<U> {
  return read.type === 'read' ? map(read.value) : read;
}
