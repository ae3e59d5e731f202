// One simulated org: its settings, its users, its client apps, and the tables that the APIs read. Saving goes through
// `saveApp`, which gives every server its own delay; nothing else changes an app.

import type { Fault } from '../faults/fault.ts';
import type { GeneratedOrg } from '../generated/generated-org.ts';
import { drawBelow, drawMilliseconds, type Random } from '../ports.ts';
import type { AppSettings, ClientApp } from './client-app.ts';
import { drawId } from './identifiers.ts';
import type { KeptComponent } from './kept-component.ts';
import type { Deployed, QueryJob, RetrieveAsked, Retrieved } from './metadata-jobs.ts';
import type { OrgUser } from './user.ts';

export interface Propagation {
  minSeconds: number;
  maxSeconds: number;
}

export interface OrgSettings {
  name: string;
  environment: 'production' | 'sandbox';
  /** Two bodies of evidence conflict on whether the flow refuses an expired certificate; either can be played. */
  expiredCertificates: 'accept' | 'refuse';
  propagation: Propagation;
  servers: number;
  /** Some orgs take their My Domain as audience, others do not. */
  myDomainAudience: 'accept' | 'refuse';
  /** `tolerate` is what production does with an exp far ahead (sf sends milliseconds); `refuse` holds it to 3 minutes. */
  distantExpiry: 'tolerate' | 'refuse';
  sessionTimeoutMinutes: number;
  loginsPerHour: number;
  isActive: boolean;
  /** The edition has the API. */
  apiEnabled: boolean;
  /** API Access Control: only apps in the list may call an API; null is off. */
  apiAccessControl: readonly string[] | null;
  /** The daily API request limit is used up, whatever was counted. */
  apiLimitReached: boolean;
  /** API requests a day; nothing begins the count anew but a patch of `apiRequestsUsed`. */
  apiRequestLimit: number;
  apiRequestsUsed: number;
  /** Every call below /services takes at least this long. */
  latencyMs: number;
  /** New Connected Apps are restricted since Spring '26; existing ones can be edited, new apps are External Client Apps. */
  connectedAppCreation: 'allowed' | 'restricted';
  /** Both have been seen for a key that does not fit the certificate, or for none; `invalid-client` in one live log. */
  wrongKeyAnswer: 'invalid-assertion' | 'invalid-client';
  /** The same where the digital signatures or the flow are off. */
  flowOffAnswer: 'invalid-assertion' | 'invalid-client';
  /** Whether tokens that were given with the old certificate outlive its replacement; no source says that they end. */
  tokensAfterCertificateChange: 'live' | 'end';
  /** "Allow Access to OAuth Consumer Secrets via Metadata API": to users with the permission a retrieve shows the secret. */
  consumerSecretsInMetadata: boolean;
  /** Whether a retrieve shows the certificate of an External Client App: seen both ways, perhaps by a permission. */
  ecaCertificateReadback: 'by-permission' | 'always' | 'never';
  /** Whether a deploy that succeeds replaces the certificate in the slot: of Connected Apps nobody has shown it in public. */
  certificateDeploys: 'replace' | 'ignore';
  /** How long a deploy is under way. */
  deploySeconds: number;
  /** The Canvas app that its page /apex/Latchkey shows in a frame. */
  canvas: { url: string; consumerSecret: string } | null;
  /** Of a generated org: how often a retrieve is said to be under way before it is done. */
  retrievePolls: number;
  /** Of a generated org: so many components fail every retrieve that they are part of. */
  brokenComponents: number;
}

export interface LoginRecord {
  id: string;
  userId: string;
  at: number;
  application: string;
  status: string;
}

export interface SetupChange {
  id: string;
  at: number;
  action: string;
  section: string;
  display: string;
  createdByUsername: string;
}

/** An entry of Certificate and Key Management, which is another list than the certificates uploaded to apps. */
export interface ManagedCertificate {
  id: string;
  name: string;
  notAfter: number;
  keyBits: number;
  isCaSigned: boolean;
  /** What the metadata type Certificate holds; null: nobody gave it. */
  pem: string | null;
}

export interface Org {
  readonly id: string;
  settings: OrgSettings;
  readonly users: Map<string, OrgUser>;
  /** By consumer key. */
  readonly apps: Map<string, ClientApp>;
  readonly logins: LoginRecord[];
  readonly setupChanges: SetupChange[];
  readonly managedCertificates: ManagedCertificate[];
  /** What was deployed and means nothing here, by `keptKey`. */
  readonly kept: Map<string, KeptComponent>;
  /** The components beside those of its own apps; null: it has no others. */
  generated: GeneratedOrg | null;
  /** Results that wait to be asked for, by job id. */
  readonly retrieves: Map<string, Retrieved>;
  readonly retrievesAsked: Map<string, RetrieveAsked>;
  /** Queries with more records than one answer holds. */
  readonly cursors: Map<string, string>;
  readonly queryJobs: Map<string, QueryJob>;
  /** The newest, oldest first: what the Tooling API lists as DeployRequest. */
  readonly deploys: Map<string, Deployed>;
  faults: Fault[];
}

/** Salesforce keeps six months; a simulation of decades needs a bound, and nobody reads further back than this. */
const KEPT_ROWS = 2000;

export function drawServer(org: Org, random: Random): number {
  return drawBelow(random, org.settings.servers);
}

/** When a value saved now begins to be seen, server by server. */
export function drawArrivals(org: Org, now: number, random: Random): number[] {
  return Array.from({ length: org.settings.servers }, () => now + drawMilliseconds(random, org.settings.propagation));
}

export function saveApp(org: Org, app: ClientApp, change: Partial<AppSettings>, now: number, random: Random): void {
  app.settings.save({
    value: { ...app.settings.saved, ...change },
    savedAt: now,
    reachesServersAt: drawArrivals(org, now, random),
  });
}

export function recordLogin(org: Org, record: Omit<LoginRecord, 'id'>, random: Random): void {
  org.logins.push({ id: drawId(random, '0Ya'), ...record });
  if (org.logins.length > KEPT_ROWS) org.logins.shift();
}

export function recordSetupChange(org: Org, change: Omit<SetupChange, 'id' | 'section'>, random: Random): void {
  org.setupChanges.push({ id: drawId(random, '0Ym'), section: 'Connected Apps', ...change });
  if (org.setupChanges.length > KEPT_ROWS) org.setupChanges.shift();
}
