// What an admin, a clock or a test does to the simulator, as typed calls; the HTTP control interface calls the same ones.
// Throws NotThere for an org, app or user that does not exist, and CertificateRefused for a file that Setup would refuse.

import type { FaultKind } from '../faults/fault.ts';
import type { Change } from '../generated/change.ts';
import { changeOrg, type Wanted } from '../generated/changes.ts';
import type { Reference } from '../generated/contents/scribe.ts';
import type { GeneratedOrg } from '../generated/generated-org.ts';
import type { Place } from '../hosts.ts';
import type { LogEntry } from '../log.ts';
import { finishDeploys, noteDeploy, plainDeploy, startDeploy } from '../metadata/deploy.ts';
import { type AppCertificate, readCertificate } from '../orgs/certificate.ts';
import type { AppKind, AppSettings, ClientApp } from '../orgs/client-app.ts';
import { createApp, createOrg, createUser, knowUser, withoutUndefined } from '../orgs/create.ts';
import { drawId } from '../orgs/identifiers.ts';
import { type Org, saveApp } from '../orgs/org.ts';
import { noteCertificate, saveCertificate } from '../orgs/save-certificate.ts';
import { ADMIN_USERNAME } from '../orgs/user.ts';
import type { SimulatorState } from '../state.ts';
import type { RefusalReason } from '../token/refusals.ts';
import type {
  AppPatch,
  Installation,
  NewApp,
  NewManagedCertificate,
  NewOrg,
  NewUser,
  OrgPatch,
  SessionRevocation,
  UserPatch,
} from './patches.ts';
import { type CertificateRevision, certificateRevisions, certificatesSeen, refusals } from './server-views.ts';
import { type NamedComponent, referencesOf, secretsOf, truthOf } from './truth.ts';

export class NotThere extends Error {
  override name = 'NotThere';
}

export interface OrgSummary {
  orgId: string;
  loginUrl: string;
  username: string;
  /** Null for an org without apps. */
  consumerKey: string | null;
  setupUrl: string;
}

export interface AppSummary {
  id: string;
  consumerKey: string;
  name: string;
  label: string;
  kind: AppKind;
  isPackaged: boolean;
  /** As last saved, wherever its propagation stands; the certificate by its fingerprint. */
  settings: Omit<AppSettings, 'certificate'> & { certificate: string | null };
}

export interface CertificateSaved {
  fingerprint: string | null;
  savedAt: string;
  /** One instant per server. */
  reachesServersAt: string[];
}

export class SimulatorControl {
  readonly #state: SimulatorState;
  #orgsMade = 0;

  constructor(state: SimulatorState) {
    this.#state = state;
  }

  createOrg(options: NewOrg & { origin: string }): OrgSummary {
    this.#orgsMade++;
    const org = createOrg(this.#orgsMade, options, this.#state.time.now(), this.#state.random);
    this.#state.orgs.set(org.id, org);
    this.#state.hosts.place({ role: 'org', org }, options.origin);
    return this.#summaryOf(org);
  }

  orgs(): OrgSummary[] {
    return [...this.#state.orgs.values()].map((org) => this.#summaryOf(org));
  }

  /** Gives an org, or one of the two generic hosts, the origin where it answers from now on. */
  placeAt(where: { orgId: string } | { role: 'login' | 'test' }, origin: string): void {
    const place: Place = 'orgId' in where ? { role: 'org', org: this.#org(where.orgId) } : where;
    this.#state.hosts.place(place, origin);
  }

  patchOrg(orgId: string, patch: OrgPatch): void {
    const org = this.#org(orgId);
    const { faults, ...settings } = patch;
    org.settings = { ...org.settings, ...withoutUndefined(settings) };
    if (faults === null) org.faults = [];
    for (const [kind, fault] of Object.entries(faults ?? {}) as [FaultKind, NonNullable<typeof faults>[FaultKind]][]) {
      org.faults = org.faults.filter((other) => other.kind !== kind);
      if (fault === null || fault === undefined) continue;
      const { path = '/services', probability = 1, after = 0, count = null } = fault;
      const { delayMs = 2000, skewSeconds = 3600 } = fault;
      org.faults.push({ kind, path, probability, passing: after, remaining: count, delayMs, skewSeconds });
    }
  }

  /** Every metadata component of the org: what a scan that is right counts. */
  truth(orgId: string): NamedComponent[] {
    return truthOf(this.#org(orgId));
  }

  references(orgId: string): Reference[] {
    return referencesOf(this.#org(orgId));
  }

  /** Edits, adds and removes components as people do, now; throws NotThere for an org without generated ones. */
  changeComponents(orgId: string, wanted: Wanted): Change[] {
    return changeOrg(this.#generated(orgId), wanted, this.#state.time.now());
  }

  changes(orgId: string): readonly Change[] {
    return this.#generated(orgId).changes;
  }

  secrets(orgId: string): string[] {
    return secretsOf(this.#org(orgId));
  }

  apps(orgId: string): AppSummary[] {
    return [...this.#org(orgId).apps.values()].map(summaryOfApp);
  }

  /** Reaches the servers by propagation, as every save does. */
  createApp(orgId: string, options: NewApp): AppSummary {
    const { time, random } = this.#state;
    const org = this.#org(orgId);
    const app = createApp(org, options, time.now(), random);
    const { certificate } = app.settings.saved;
    if (certificate !== null)
      noteCertificate(this.#state, org, { before: null, certificate, byUsername: ADMIN_USERNAME });
    return summaryOfApp(app);
  }

  /** Installs the app of another org as a package: its certificate stays the publisher's, its policies are this org's own. */
  installApp(orgId: string, { publisherOrgId, consumerKey, settings }: Installation): AppSummary {
    const { app } = this.#app(publisherOrgId, consumerKey);
    const { time, random } = this.#state;
    const published = app.settings.saved;
    const options = {
      label: app.label,
      kind: app.kind,
      consumerKey,
      contactEmail: app.contactEmail,
      isPackaged: true,
      ...(published.certificate === null ? {} : { certificate: published.certificate.pem }),
      settings: { scopes: [...published.scopes], digitalSignatures: published.digitalSignatures, ...settings },
    };
    return summaryOfApp(createApp(this.#org(orgId), options, time.now(), random));
  }

  patchApp(orgId: string, consumerKey: string, patch: AppPatch): AppSummary {
    const { org, app } = this.#app(orgId, consumerKey);
    saveApp(org, app, withoutUndefined(patch), this.#state.time.now(), this.#state.random);
    return summaryOfApp(app);
  }

  uploadCertificate(orgId: string, consumerKey: string, pem: string, by: string = ADMIN_USERNAME): CertificateSaved {
    return this.#saveCertificate(orgId, consumerKey, readCertificate(pem), by);
  }

  /** As a metadata deploy that leaves the certificate out does. */
  clearCertificate(orgId: string, consumerKey: string, by: string = ADMIN_USERNAME): CertificateSaved {
    const org = this.#org(orgId);
    noteDeploy(this.#state, org, knowUser(org, by));
    return this.#saveCertificate(orgId, consumerKey, null, by);
  }

  /** A deploy by somebody else, of something else; it takes as long as deploys of this org do. */
  beginDeploy(orgId: string, by: string = ADMIN_USERNAME): void {
    const org = this.#org(orgId);
    startDeploy(this.#state, org, { user: knowUser(org, by) }, { zip: new Uint8Array(), options: plainDeploy });
  }

  addManagedCertificate(orgId: string, made: NewManagedCertificate): void {
    const { name, notAfter, keyBits, isCaSigned, certificate } = made;
    this.#org(orgId).managedCertificates.push({
      id: drawId(this.#state.random, '0P1'),
      name,
      notAfter: Date.parse(notAfter),
      keyBits: keyBits ?? 2048,
      isCaSigned: isCaSigned ?? false,
      pem: certificate ?? null,
    });
  }

  createUser(orgId: string, options: NewUser): void {
    createUser(this.#org(orgId), options, this.#state.random);
  }

  /** Users are changed at once: their settings do not propagate. */
  patchUser(orgId: string, username: string, patch: UserPatch): void {
    const user = this.#org(orgId).users.get(username.toLowerCase());
    if (user === undefined) throw new NotThere(`no user ${username} in org ${orgId}`);
    Object.assign(user, withoutUndefined(patch));
  }

  /** The fingerprint of the certificate that each server of the org sees now; null where it sees none, or no app. */
  certificatesSeenByServers(orgId: string, consumerKey: string): (string | null)[] {
    const { org, app } = this.#app(orgId, consumerKey);
    return certificatesSeen(org, app, this.#state.time.now());
  }

  /**
   * For each server: why it would refuse, now, a well-made assertion for this user signed with the key of this certificate;
   * null where it would give a token. Counts no login.
   */
  refusalsByServers(asked: {
    orgId: string;
    consumerKey: string;
    username: string;
    fingerprint: string;
  }): (RefusalReason | null)[] {
    const { org, app } = this.#app(asked.orgId, asked.consumerKey);
    return refusals(org, app, asked, this.#state.time.now());
  }

  /** The last saves of the app, oldest first, each with the instant at which it reaches each server. */
  certificateRevisions(orgId: string, consumerKey: string): CertificateRevision[] {
    return certificateRevisions(this.#app(orgId, consumerKey).app);
  }

  advanceClock(seconds: number): { now: string; offsetSeconds: number } {
    this.#state.time.advance(seconds);
    return { now: this.#iso(this.#state.time.now()), offsetSeconds: this.#state.time.offsetSeconds };
  }

  log(filter: { orgId?: string | undefined; after?: number | undefined } = {}): LogEntry[] {
    return this.#state.log.entries(filter);
  }

  revokeSessions({ token, ...selection }: SessionRevocation = {}): { revoked: number } {
    const { sessions } = this.#state;
    return { revoked: token === undefined ? sessions.revoke(selection) : sessions.revokeToken(token) };
  }

  #saveCertificate(
    orgId: string,
    consumerKey: string,
    certificate: AppCertificate | null,
    by: string,
  ): CertificateSaved {
    const { org, app } = this.#app(orgId, consumerKey);
    knowUser(org, by);
    saveCertificate(this.#state, { org, app, certificate, byUsername: by });
    const saved = app.settings.revisions.at(-1);
    return {
      fingerprint: certificate?.fingerprint ?? null,
      savedAt: this.#iso(this.#state.time.now()),
      reachesServersAt: (saved?.reachesServersAt ?? []).map((at) => this.#iso(at)),
    };
  }

  #org(orgId: string): Org {
    finishDeploys(this.#state);
    const org = this.#state.orgs.get(orgId);
    if (org === undefined) throw new NotThere(`no org ${orgId}`);
    return org;
  }

  #generated(orgId: string): GeneratedOrg {
    const { generated } = this.#org(orgId);
    if (generated === null) throw new NotThere(`no generated components in org ${orgId}`);
    return generated;
  }

  #app(orgId: string, consumerKey: string): { org: Org; app: ClientApp } {
    const org = this.#org(orgId);
    const app = org.apps.get(consumerKey);
    if (app === undefined) throw new NotThere(`no app with this consumer key in org ${orgId}`);
    return { org, app };
  }

  #summaryOf(org: Org): OrgSummary {
    const loginUrl = this.#state.hosts.originOf({ role: 'org', org });
    const [user] = org.users.values();
    const [app] = org.apps.values();
    return {
      orgId: org.id,
      loginUrl,
      username: user?.username ?? '',
      consumerKey: app?.consumerKey ?? null,
      setupUrl: `${loginUrl}/setup`,
    };
  }

  #iso(at: number): string {
    return new Date(at).toISOString();
  }
}

function summaryOfApp(app: ClientApp): AppSummary {
  const { certificate, ...settings } = app.settings.saved;
  const { id, consumerKey, name, label, kind, isPackaged } = app;
  return {
    id,
    consumerKey,
    name,
    label,
    kind,
    isPackaged,
    settings: { ...settings, certificate: certificate?.fingerprint ?? null },
  };
}
