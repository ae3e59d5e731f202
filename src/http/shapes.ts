// What the API answers, as the document tells it. A test holds every answer to its shape, so that it is never another.

import { z } from 'zod';
import type { ConnectionChange, ConnectionSettings } from '../domain/connection/connection-change.ts';
import { loginHostKinds } from '../domain/connection/login-url.ts';
import { allKeyPairStates } from '../domain/key-pair/key-pair-states.ts';

export const instant = z.iso.datetime();
export const connectionName = z.string().describe('The name of a connection.');
export const fingerprintShape = z.string().describe('SHA-256, upper-case hex pairs joined by colons.');

export const nextStepShape = z.strictObject({
  do: z.enum([
    ...['nothing', 'downloadCertificate', 'giveConsumerKey', 'test', 'upload', 'rotate', 'requestCertificate'],
    ...['installCertificate', 'revert', 'scan'],
  ] as const),
  why: z.string(),
  connection: connectionName,
  app: z.string(),
  isExpired: z.boolean(),
  nextLookAt: instant.optional(),
  daysLeft: z.int().optional(),
});

export const state = z.enum([
  'needsCertificate',
  'needsConsumerKey',
  'awaitingFirstUpload',
  'propagating',
  'working',
  'awaitingUpload',
  'handover',
  'failing',
  'rationed',
  'expired',
  'compromised',
]);

const keyPairState = z.enum(allKeyPairStates);

export const algorithm = z.enum(['rsa-2048', 'rsa-3072', 'rsa-4096']);
export const keyRequest = z.strictObject({
  mark: z.string().describe('Of the private key; it stands in the file name.'),
  subject: z.string(),
  algorithm,
  requestedAt: instant,
  pem: z.string().describe('CERTIFICATE REQUEST (PKCS#10, RFC 2986).'),
});
/** What a removal takes away: key pairs, and requests that no certificate came back to. */
export const lostPairs = z.array(
  z.strictObject({ fingerprint: fingerprintShape, state: z.enum([...allKeyPairStates, 'requested']) }),
);
export const namedRequest = keyRequest.extend({ fileName: z.string() });
export const keyPair = z.strictObject({
  fingerprint: fingerprintShape,
  state: keyPairState,
  algorithm,
  subject: z.string(),
  origin: z.string(),
  issuedAt: instant,
  notBefore: instant,
  notAfter: instant,
  daysLeft: z.int(),
  lastAcceptedAt: instant.nullable(),
});

const appKind = z.enum(['connected-app', 'external-client-app']);
const expiredPolicy = z.enum(['refuse', 'allow-expired']);
const rotationWay = z.enum(['guided', 'hands-free']);
const days = z.number().nullable();

const connectionFields = {
  loginUrl: z.string(),
  username: z.string(),
  audience: z.string().nullable(),
  contacts: z.array(z.string()),
  labels: z.array(z.string()),
  noticeDays: z.array(z.int()).nullable(),
  expiredPolicy,
  deployUser: z.string().nullable(),
  consumerKey: z.string().nullable(),
  appKind,
  appName: z.string(),
  rotateEveryDays: days,
  rotateBeforeDays: days,
  retentionDays: days,
  rotation: rotationWay,
  rotationWindow: z.string().nullable(),
  custody: z.string().nullable(),
} satisfies Record<keyof ConnectionSettings, z.ZodType>;

const setupStep = z
  .int()
  .min(1)
  .max(7)
  .nullable()
  .describe('How far somebody said to be in the seven steps of the pages.');

export const setupSteps = z.strictObject({
  doneSteps: z.array(z.int()).describe('Of the seven steps of the pages; those in Setup as somebody said.'),
  currentStep: z.int().min(1).max(7).describe('The first that is not done; 7 where all are.'),
  isDone: z.boolean().describe('All seven.'),
  certificate: fingerprintShape.nullable().describe('That goes to Salesforce, or went there; null: there is none.'),
});

/** The certificate that matters now. */
export const certificate = z
  .strictObject({ fingerprint: fingerprintShape, notBefore: instant, notAfter: instant, daysLeft: z.int() })
  .nullable();

/** What kind of org signs in at a login URL, as far as its host tells. */
const environment = z.enum(loginHostKinds);

export const connection = z.strictObject({
  name: connectionName,
  state,
  environment,
  certificate,
  ...connectionFields,
  orgId: z.string().nullable(),
  instanceUrl: z.string().nullable(),
  lastAcceptedAt: instant.nullable(),
  failure: z.strictObject({ code: z.string(), message: z.string(), since: instant }).nullable(),
  nextLookAt: instant,
  createdAt: instant,
  setupStep,
  nextStep: nextStepShape,
});

const warning = z.looseObject({ field: z.string(), code: z.string(), text: z.string() });
export const changedConnection = connection.extend({ warnings: z.array(warning) });

export const custody = z.string().max(500).nullable().optional();

const typed = {
  loginUrl: z.string().describe('https://login.salesforce.com, https://test.salesforce.com or a My Domain.'),
  username: z.string(),
  consumerKey: z.string().optional().describe('Never the consumer secret.'),
  audience: z.string().optional(),
  appKind: appKind.optional(),
  appName: z.string().optional(),
  contacts: z.array(z.string()).max(50).optional(),
  labels: z.array(z.string()).max(50).optional(),
  custody: custody.describe(
    "Where new keys are made, one of LATCHKEY_CUSTODY: `pkcs11:token=LABEL`; null: the installation's place.",
  ),
  acceptLookalikes: z
    .array(z.string())
    .max(50)
    .optional()
    .describe('Login URLs that look like one of Salesforce and are none, and are meant.'),
};

export const newConnection = z.strictObject({ name: connectionName, ...typed });

export const connectionChange = z
  .strictObject({
    ...typed,
    noticeDays: z.array(z.int()).max(20).nullable(),
    expiredPolicy,
    deployUser: z.string().nullable().describe('Who deploys in a rotation without hands; null: the same user.'),
    acceptOrg: z.string(),
    setupStep: z.int().min(1).max(7),
    rotateEveryDays: days,
    rotateBeforeDays: days,
    retentionDays: days,
    rotationWindow: z
      .string()
      .nullable()
      .describe('When a scheduled rotation without hands may begin, in UTC: `Sat 02:00-05:00`; null: always.'),
    rotation: rotationWay.describe(
      'hands-free: Latchkey deploys certificates into the app by itself, which wants `confirmApp` the first time.',
    ),
    confirmApp: z.string().max(200).describe('The name of the app, typed again: the consent to `hands-free`.'),
  } satisfies Record<keyof Omit<ConnectionChange, 'name'> | 'confirmApp', z.ZodType>)
  .partial();

/** Where what a sentence asks for is done in the pages; they stand for its commands. */
export const places = z.array(
  z.strictObject({
    page: z.string().describe('Such as `rotation` or `people`.'),
    connection: connectionName.nullable().describe('Whose page; null: of the whole installation.'),
  }),
);

const cause = z.strictObject({
  cause: z.string().describe('A label that stays the same.'),
  title: z.string(),
  likelihood: z.number().min(0).max(1),
  evidence: z.array(z.string()),
  against: z.array(z.string()),
  remedy: z.string(),
  nextCheck: z.string(),
  places,
});

export const diagnosis = z.strictObject({
  causes: z.array(cause).min(1),
  tellApart: z.string(),
  waitUntil: instant.nullable(),
});

export const tried = z.strictObject({
  fingerprint: fingerprintShape,
  at: instant,
  tokenHost: z.string(),
  audience: z.string(),
  result: z.string(),
  code: z.string().nullable(),
  message: z.string().nullable(),
});

export const testStep = z.strictObject({
  name: z.string(),
  outcome: z.string(),
  text: z.string(),
  why: z.string().nullable(),
});

const testCommon = {
  connection: connectionName,
  orgId: z.string().nullable(),
  username: z.string(),
  steps: z.array(testStep),
  logins: z.strictObject({ total: z.int(), experiment: z.int() }),
  tried: z.array(tried),
};

export const testResult = z.discriminatedUnion('verified', [
  z.strictObject({
    ...testCommon,
    verified: z.literal(true),
    keyPair: z.strictObject({
      fingerprint: fingerprintShape,
      state: keyPairState,
      notAfter: instant,
      daysLeft: z.int(),
    }),
    diagnosis: z.null(),
    lacking: z.array(cause),
    nextStep: nextStepShape.nullable().describe('The first scan, where there was none.'),
  }),
  z.strictObject({
    ...testCommon,
    verified: z.literal(false),
    keyPair: z.null(),
    diagnosis,
    failure: z.strictObject({ code: z.string(), message: z.string() }),
    waitUntil: instant.nullable(),
    nextTryAt: instant.nullable(),
  }),
]);

export const rotation = z.strictObject({
  step: z.string(),
  keyPair,
  attempts: z.array(tried),
  connections: z.array(connectionName),
  acceptedAt: instant.nullable(),
  uploadReportedAt: instant.nullable(),
  nextLookAt: instant,
});

const deployShape = z
  .strictObject({ id: z.string().nullable(), askedAt: instant, endedAt: instant.nullable() })
  .nullable();

export const swap = z.strictObject({
  id: z.string(),
  phase: z.string().describe('See docs/decisions/hands-free.md.'),
  isOpen: z.boolean(),
  askedBy: z.string(),
  isScheduled: z.boolean(),
  putsBack: z.boolean().describe('Not a rotation: the certificate in use is put into the app again.'),
  askedAt: instant,
  endedAt: instant.nullable(),
  deploysBy: connectionName,
  connections: z.array(connectionName).describe('Every one that signs in through the app.'),
  from: keyPair.nullable(),
  to: keyPair.nullable(),
  component: z
    .strictObject({ type: z.string(), fullName: z.string(), knownBy: z.enum(['consumerKey', 'certificate', 'name']) })
    .nullable(),
  deploy: deployShape.describe('Of the new certificate.'),
  restore: deployShape.describe('Of the old certificate, on the way back.'),
  problem: z.looseObject({ type: z.string() }).nullable().describe('Why it goes back, or ended other than settled.'),
  seenAt: instant.nullable().describe('When somebody looked at an end that is not settled.'),
  message: z.string().nullable().describe('The same in words.'),
  waitsFor: z.string().nullable(),
  nextLookAt: instant.nullable(),
});

export const deployPreview = z.strictObject({
  problem: z.looseObject({ type: z.string() }).nullable().describe('Why nothing would be deployed.'),
  message: z.string().nullable().describe('The same in words.'),
  component: z
    .strictObject({
      type: z.string(),
      fullName: z.string(),
      path: z.string(),
      knownBy: z.enum(['consumerKey', 'certificate', 'name']),
    })
    .nullable(),
  differences: z.array(
    z.strictObject({
      element: z.enum(['certificate', 'consumerKey']),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  isToCome: z.boolean().describe('The certificate is not made yet: the one in use stood for it.'),
  connections: z.array(connectionName),
  isUnproved: z.boolean().describe('Nobody has shown in public that a deploy replaces the certificate of such an app.'),
});

export const shownRotation = z.strictObject({
  step: z.enum(['none', 'issued', 'awaitingUpload', 'accepted', 'handover', 'settled']),
  isUnderWay: z.boolean().describe('False: the last one is shown, and another can begin.'),
  keyPair: keyPair.nullable().describe('The one that the rotation is about; null: there is none.'),
  before: keyPair.nullable().describe('The one that gives way to it.'),
  path: z.array(
    z.strictObject({
      stage: z.enum(['issued', 'uploaded', 'accepted', 'handover', 'settled', 'previousKept', 'destroyed']),
      isReached: z.boolean(),
      at: instant.nullable().describe('When it was reached, or will be.'),
    }),
  ),
  connections: z.array(connectionName).describe('Every one that signs in through the app.'),
  acceptedAt: instant.nullable(),
  settledAt: instant.nullable(),
  settlesAt: instant.nullable().describe('If no other answer comes.'),
  uploadReportedAt: instant.nullable(),
  spreadUntil: instant.nullable().describe('By then a reported upload has reached every server.'),
  isLate: z.boolean().describe('It has, and was not found.'),
  isSlotLost: z.boolean().describe('No key pair is taken any more, and no waiting changes that.'),
  outage: z.string().nullable().describe('What is proved then, in words.'),
  nextLookAt: instant,
  revertsTo: keyPair.nullable().describe('What a way back would lead to.'),
  certificateFile: z.string().nullable(),
  uploadSteps: z.array(z.string()),
  span: z.strictObject({ from: instant, until: instant }).describe('The time of the tries.'),
  tries: z
    .array(
      z.strictObject({
        fingerprint: fingerprintShape,
        at: instant,
        tokenHost: z.string(),
        purpose: z.enum(['token', 'test', 'probe']),
        result: z.enum(['accepted', 'notThisKey', 'refused', 'unavailable', 'noAnswer', 'unknown']),
        message: z.string().nullable(),
      }),
    )
    .describe('Of this connection, the oldest first, the newest 500. Each is kept for 7 days.'),
  hasOlderTries: z.boolean().describe('Of the same time, and left out of `tries`.'),
  counts: z
    .array(z.strictObject({ fingerprint: fingerprintShape, accepted: z.int(), notThisKey: z.int(), other: z.int() }))
    .describe('All answers ever, by key pair.'),
  slotAlarm: z
    .strictObject({ since: instant, holds: z.string().nullable().describe('A fingerprint; null: none.') })
    .nullable()
    .describe('The app holds no certificate of ours.'),
  nextSwapAt: instant.nullable().describe('When the next rotation without hands begins by itself.'),
  swap: swap.nullable().describe('The newest rotation without hands of this app; null: there was none.'),
});

export const auditEntryShape = z.strictObject({
  sequence: z.int(),
  at: instant,
  actor: z.strictObject({ name: z.string(), from: z.string() }),
  action: z.string(),
  subject: z.strictObject({ type: z.string(), id: z.string(), name: z.string() }),
  before: z.unknown(),
  after: z.unknown(),
  previousHash: z.string(),
  hash: z.string(),
});

export const auditEventShape = auditEntryShape.pick({ sequence: true, at: true, action: true, subject: true });

export const auditHeadShape = z.strictObject({ sequence: z.int(), hash: z.string() });

export const role = z.enum(['viewer', 'operator', 'administrator']);

export const limit = z.coerce.number().int().min(1).max(1_000).default(100);
