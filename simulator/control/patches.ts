// What the control interface accepts, over HTTP and in process alike. Unknown fields are refused, so that a test with a
// misspelt one fails loudly.

import { z } from 'zod';
import { FAULT_KINDS } from '../faults/fault.ts';
import { APP_KINDS, PERMITTED_USERS } from '../orgs/client-app.ts';
import { PERMISSIONS } from '../orgs/user.ts';

/** As Winter '27 has been seen: the first sign-in with a new key within 93 seconds. */
export const FAST_PROPAGATION = { minSeconds: 10, maxSeconds: 93 };

const propagationRange = z
  .strictObject({ minSeconds: z.number().min(0), maxSeconds: z.number().min(0) })
  .refine(({ minSeconds, maxSeconds }) => minSeconds <= maxSeconds, 'minSeconds must not exceed maxSeconds');

const propagation = z.union([propagationRange, z.literal('fast').transform(() => FAST_PROPAGATION)]);

const fault = z.strictObject({
  /** Strikes requests whose path starts with this. */
  path: z.string().optional(),
  probability: z.number().min(0).max(1).optional(),
  /** Lets this many of the requests that fit pass before the first that it strikes. */
  after: z.number().int().min(0).optional(),
  /** Strikes this many requests, then is gone. */
  count: z.number().int().min(1).optional(),
  delayMs: z.number().min(0).optional(),
  skewSeconds: z.number().optional(),
});

/** By kind, as a JSON merge patch: a kind given replaces that kind, null takes it off, null for the whole takes all off. */
const faults = z.partialRecord(z.enum(FAULT_KINDS), fault.nullable()).nullable();

const orgFields = {
  name: z.string().min(1),
  environment: z.enum(['production', 'sandbox']),
  expiredCertificates: z.enum(['accept', 'refuse']),
  propagation,
  servers: z.number().int().min(1).max(256),
  myDomainAudience: z.enum(['accept', 'refuse']),
  distantExpiry: z.enum(['tolerate', 'refuse']),
  sessionTimeoutMinutes: z.number().positive(),
  loginsPerHour: z.number().int().min(0),
  isActive: z.boolean(),
  apiEnabled: z.boolean(),
  apiAccessControl: z.array(z.string()).nullable(),
  apiLimitReached: z.boolean(),
  apiRequestLimit: z.number().int().min(0),
  apiRequestsUsed: z.number().int().min(0),
  latencyMs: z.number().min(0).max(600_000),
  connectedAppCreation: z.enum(['allowed', 'restricted']),
  wrongKeyAnswer: z.enum(['invalid-assertion', 'invalid-client']),
  flowOffAnswer: z.enum(['invalid-assertion', 'invalid-client']),
  tokensAfterCertificateChange: z.enum(['live', 'end']),
  consumerSecretsInMetadata: z.boolean(),
  ecaCertificateReadback: z.enum(['by-permission', 'always', 'never']),
  certificateDeploys: z.enum(['replace', 'ignore']),
  canvas: z.strictObject({ url: z.url(), consumerSecret: z.string().min(1) }).nullable(),
  deploySeconds: z.number().min(0).max(86_400),
  retrievePolls: z.number().int().min(0).max(100),
  brokenComponents: z.number().int().min(0).max(5),
};

export const orgPatch = z.strictObject({ ...orgFields, faults }).partial();
export type OrgPatch = z.infer<typeof orgPatch>;

export const appPatch = z
  .strictObject({
    oauthEnabled: z.boolean(),
    digitalSignatures: z.boolean(),
    jwtBearerFlow: z.boolean(),
    scopes: z.array(z.string()),
    callbackUrl: z.string(),
    permittedUsers: z.enum(PERMITTED_USERS),
    assigned: z.array(z.string()),
    selfApproved: z.array(z.string()),
    blocked: z.boolean(),
    myDomainRequired: z.boolean(),
    highAssurance: z.boolean(),
  })
  .partial();
export type AppPatch = z.infer<typeof appPatch>;

export const newApp = z.strictObject({
  label: z.string().min(1).optional(),
  kind: z.enum(APP_KINDS).optional(),
  consumerKey: z.string().min(1).optional(),
  contactEmail: z.string().optional(),
  isPackaged: z.boolean().optional(),
  /** PEM, saved with the app. */
  certificate: z.string().optional(),
  settings: appPatch.optional(),
});
export type NewApp = z.infer<typeof newApp>;

export const installation = z.strictObject({
  publisherOrgId: z.string(),
  consumerKey: z.string(),
  /** The subscriber's own policies. */
  settings: appPatch.optional(),
});
export type Installation = z.infer<typeof installation>;

const userFields = {
  isActive: z.boolean(),
  isFrozen: z.boolean(),
  ipRestricted: z.boolean(),
  highRiskAddress: z.boolean(),
  loginHoursRestricted: z.boolean(),
  highAssuranceRequired: z.boolean(),
  tooManyApprovals: z.boolean(),
  permissions: z.array(z.enum(PERMISSIONS)),
};

export const userPatch = z.strictObject(userFields).partial();
export type UserPatch = z.infer<typeof userPatch>;

export const newUser = z.strictObject({ username: z.string().includes('@'), ...userPatch.shape });
export type NewUser = z.infer<typeof newUser>;

export const newOrg = z.strictObject({
  ...z.strictObject(orgFields).partial().shape,
  username: z.string().includes('@').optional(),
  /** The kind of the org's first app. */
  appKind: z.enum(APP_KINDS).optional(),
  /** Generated, so that the org has this many metadata components in all; none by default. */
  components: z.number().int().min(0).max(1_000_000).optional(),
  /** Of the generated components: the same seed and number give the same. */
  seed: z.number().int().min(0).optional(),
  /** Starts without any app. */
  isEmpty: z.boolean().optional(),
  /** An origin without a path; in process any will do, a listener gives its own. */
  origin: z.string().optional(),
});
export type NewOrg = z.infer<typeof newOrg>;

export const sessionRevocation = z.strictObject({
  orgId: z.string().optional(),
  username: z.string().optional(),
  consumerKey: z.string().optional(),
  /** One token alone. */
  token: z.string().optional(),
});
export type SessionRevocation = z.infer<typeof sessionRevocation>;

const most = z.number().int().min(0).max(100_000).default(0);
/** How many components of a generated org to edit, to add and to remove. */
export const orgChanges = z.strictObject({ edit: most, add: most, remove: most });

/** An entry of Certificate and Key Management. */
export const newManagedCertificate = z.strictObject({
  name: z.string().min(1),
  notAfter: z.iso.datetime(),
  keyBits: z.number().int().optional(),
  isCaSigned: z.boolean().optional(),
  /** The file itself, PEM: the Metadata API gives it to those who may read there. */
  certificate: z.string().optional(),
});
export type NewManagedCertificate = z.infer<typeof newManagedCertificate>;

const hundredYears = 100 * 366 * 86_400;
/** Bounded, since a clock beyond what dates can hold would answer nothing any more. */
export const clockAdvance = z.strictObject({ advanceSeconds: z.number().min(-hundredYears).max(hundredYears) });
