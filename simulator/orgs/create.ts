// New orgs, users and apps with their defaults: an org starts with an admin, one client app, complete but for the
// certificate, and one user whom the admin assigned to it.

import type { NewApp, NewOrg, NewUser } from '../control/patches.ts';
import { generateOrg } from '../generated/generate.ts';
import { componentsOf } from '../metadata/components.ts';
import {
  CONNECTED_APP,
  ECA_GLOBAL_OAUTH,
  ECA_OAUTH,
  ECA_OAUTH_POLICIES,
  ECA_POLICIES,
  EXTERNAL_CLIENT_APP,
} from '../metadata/types.ts';
import type { Random } from '../ports.ts';
import { readCertificate } from './certificate.ts';
import {
  type AppKind,
  type AppPart,
  type AppSettings,
  type ClientApp,
  COMPLETE_BUT_FOR_CERTIFICATE,
} from './client-app.ts';
import { derivedId, drawConsumerKey, drawId } from './identifiers.ts';
import { drawArrivals, type Org, type OrgSettings } from './org.ts';
import { Replicated } from './replicated.ts';
import { ADMIN_USERNAME, DEFAULT_PERMISSIONS, type OrgUser, PERMISSIONS } from './user.ts';

const DEFAULTS: Omit<OrgSettings, 'name'> = {
  environment: 'production',
  expiredCertificates: 'accept',
  propagation: { minSeconds: 120, maxSeconds: 600 },
  servers: 8,
  myDomainAudience: 'accept',
  distantExpiry: 'tolerate',
  sessionTimeoutMinutes: 120,
  loginsPerHour: 3600,
  isActive: true,
  apiEnabled: true,
  apiAccessControl: null,
  apiLimitReached: false,
  apiRequestLimit: 100_000,
  apiRequestsUsed: 1000,
  latencyMs: 0,
  connectedAppCreation: 'allowed',
  wrongKeyAnswer: 'invalid-assertion',
  flowOffAnswer: 'invalid-assertion',
  tokensAfterCertificateChange: 'live',
  consumerSecretsInMetadata: false,
  ecaCertificateReadback: 'by-permission',
  certificateDeploys: 'replace',
  deploySeconds: 0,
  canvas: null,
  retrievePolls: 2,
  brokenComponents: 1,
};

export function createOrg(number: number, options: NewOrg, now: number, random: Random): Org {
  const { username, appKind, isEmpty = false, components = 0, seed = 1, origin: _, ...settings } = options;
  const org: Org = {
    id: drawId(random, '00D'),
    settings: { ...DEFAULTS, name: `Org ${number}`, ...withoutUndefined(settings) },
    users: new Map(),
    apps: new Map(),
    logins: [],
    setupChanges: [],
    managedCertificates: [],
    kept: new Map(),
    generated: null,
    retrieves: new Map(),
    retrievesAsked: new Map(),
    cursors: new Map(),
    queryJobs: new Map(),
    deploys: new Map(),
    faults: [],
  };
  const suffix = org.settings.environment === 'sandbox' ? '.uat' : '';
  const user = createUser(org, { username: username ?? `integration@org${number}.example${suffix}` }, random);
  knowUser(org, ADMIN_USERNAME);
  if (!isEmpty) {
    const app = createApp(org, { kind: appKind, settings: { assigned: [user.username] } }, now, random);
    seeEverywhere(app);
  }
  if (components > 0) {
    fillOrg(org, components, seed);
    // What a scan must drop is there to be dropped.
    if (settings.consumerSecretsInMetadata === undefined) org.settings.consumerSecretsInMetadata = true;
    user.permissions = PERMISSIONS;
  }
  return org;
}

/** So that the org has this many, its own app among them. Throws TooFewComponents. */
function fillOrg(org: Org, components: number, seed: number): void {
  org.generated = generateOrg(components, seed, componentsOf(org).length);
  for (const { id, name: displayName } of org.generated.people) {
    addUser(org, { id, displayName, username: `${id.toLowerCase()}@people.example`, permissions: [] });
  }
}

export function createUser(org: Org, options: NewUser, random: Random): OrgUser {
  return addUser(org, { id: drawId(random, '005'), displayName: 'Integration User', ...options });
}

/** Whoever does something in an org is a user there, from the first time on. */
export function knowUser(org: Org, username: string): OrgUser {
  const known = org.users.get(username.toLowerCase());
  if (known !== undefined) return known;
  return addUser(org, { id: derivedId(`${org.id} ${username}`, '005'), displayName: 'Admin User', username });
}

function addUser(org: Org, options: NewUser & Pick<OrgUser, 'id' | 'displayName'>): OrgUser {
  const { id, username, displayName, ...flags } = options;
  const user: OrgUser = {
    id,
    username,
    email: username,
    displayName,
    isActive: true,
    isFrozen: false,
    ipRestricted: false,
    highRiskAddress: false,
    loginHoursRestricted: false,
    highAssuranceRequired: false,
    tooManyApprovals: false,
    permissions: DEFAULT_PERMISSIONS,
    ...withoutUndefined(flags),
  };
  org.users.set(username.toLowerCase(), user);
  return user;
}

/** What a deploy says of a new app beside what an admin does. */
export interface DeployedApp {
  /** Taken from the label where it is not said. */
  name?: string;
  /** All that an app of its kind has where it is not said. */
  parts?: Map<string, AppPart>;
}

/** Throws CertificateRefused when the certificate that comes with it is none. */
export function createApp(org: Org, options: NewApp & DeployedApp, now: number, random: Random): ClientApp {
  const label = options.label ?? 'Latchkey';
  const kind = options.kind ?? 'connected-app';
  const settings: AppSettings = {
    ...COMPLETE_BUT_FOR_CERTIFICATE,
    assigned: [],
    myDomainRequired: kind === 'external-client-app',
    ...withoutUndefined(options.settings ?? {}),
    certificate: options.certificate === undefined ? null : readCertificate(options.certificate),
  };
  const name = options.name ?? freeApiName(org, label);
  const app: ClientApp = {
    id: drawId(random, kind === 'connected-app' ? '0H4' : '0xI'),
    consumerKey: options.consumerKey ?? drawConsumerKey(random),
    kind,
    name,
    label,
    contactEmail: options.contactEmail ?? 'admin@example.com',
    isPackaged: options.isPackaged ?? false,
    createdAt: now,
    settings: new Replicated({ value: settings, savedAt: now, reachesServersAt: drawArrivals(org, now, random) }),
    parts: options.parts ?? allParts(kind, name),
  };
  org.apps.set(app.consumerKey, app);
  return app;
}

/** An External Client App has its consumer key from its global OAuth settings, which may come later than itself. */
export function rekeyApp(org: Org, app: ClientApp, consumerKey: string): void {
  org.apps.delete(app.consumerKey);
  app.consumerKey = consumerKey;
  org.apps.set(consumerKey, app);
}

/** With the names that Setup gives them. */
function allParts(kind: AppKind, name: string): Map<string, AppPart> {
  const part = (fullName: string): AppPart => ({ fullName, fields: {} });
  if (kind === 'connected-app') return new Map([[CONNECTED_APP.xmlName, part(name)]]);
  return new Map([
    [EXTERNAL_CLIENT_APP.xmlName, part(name)],
    [ECA_GLOBAL_OAUTH.xmlName, part(`${name}_glbloauth`)],
    [ECA_OAUTH.xmlName, part(`${name}_oauth`)],
    [ECA_OAUTH_POLICIES.xmlName, part(`${name}_oauthPlcy`)],
    [ECA_POLICIES.xmlName, part(`${name}_plcy`)],
  ]);
}

/** An app that was there before the simulation began: no propagation stands out. */
function seeEverywhere(app: ClientApp): void {
  const past = Number.NEGATIVE_INFINITY;
  app.settings.save({ value: app.settings.saved, savedAt: past, reachesServersAt: [] });
}

function freeApiName(org: Org, label: string): string {
  const wanted = label.replace(/[^A-Za-z0-9]+/g, '_').replace(/^[^A-Za-z]+|_+$/g, '') || 'App';
  const taken = new Set([...org.apps.values()].map((app) => app.name));
  for (let n = 0; ; n++) {
    const name = n === 0 ? wanted : `${wanted}_${n}`;
    if (!taken.has(name)) return name;
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** A field given as undefined is a field not given. */
export function withoutUndefined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}
