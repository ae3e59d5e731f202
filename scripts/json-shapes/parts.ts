// What several answers are made of.

import type { ConnectionSettings } from '../../src/domain/connection/connection-change.ts';
import { allKeyPairStates } from '../../src/domain/key-pair/key-pair-states.ts';
import {
  always,
  among,
  anything,
  either,
  facts,
  flag,
  instant,
  list,
  number,
  object,
  optional,
  orNull,
  type Schema,
  text,
  whole,
} from './notation.ts';

export const fingerprint = { type: 'string', pattern: '^[0-9A-F]{2}(:[0-9A-F]{2}){31}$' };

export const keyPairState = among(...allKeyPairStates);

const keyPairFields = {
  fingerprint,
  state: keyPairState,
  algorithm: among('rsa-2048', 'rsa-3072', 'rsa-4096'),
  subject: text,
  origin: text,
  issuedAt: instant,
  notBefore: instant,
  notAfter: instant,
  daysLeft: whole,
  lastAcceptedAt: orNull(instant),
};
export const keyPair = object(keyPairFields);
export const listedKeyPair = object({ ...keyPairFields, custody: orNull(text) });
export const installedKeyPair = object({ ...keyPairFields, file: text, chainNotAfter: orNull(instant) });
export const shownKeyPair = object({ ...keyPairFields, pem: optional(text), file: optional(text) });

export const lostKeyPair = object({ fingerprint, state: either(keyPairState, always('requested')) });

export const shownCertificate = orNull(object({ fingerprint, notBefore: instant, notAfter: instant, daysLeft: whole }));

const connectionFields = {
  name: text,
  state: text,
  environment: among('login', 'test', 'myDomain', 'sandboxMyDomain', 'scratchMyDomain', 'loopback', 'private', 'other'),
  certificate: shownCertificate,
  loginUrl: text,
  username: text,
  audience: orNull(text),
  contacts: list(text),
  labels: list(text),
  noticeDays: orNull(list(whole)),
  orgId: orNull(text),
  instanceUrl: orNull(text),
  expiredPolicy: among('refuse', 'allow-expired'),
  lastAcceptedAt: orNull(instant),
  failure: orNull(object({ code: text, message: text, since: instant })),
  nextLookAt: instant,
  createdAt: instant,
  setupStep: orNull(whole),
  appKind: among('connected-app', 'external-client-app'),
  appName: text,
  consumerKey: orNull(text),
  deployUser: orNull(text),
  rotateEveryDays: orNull(number),
  rotateBeforeDays: orNull(number),
  retentionDays: orNull(number),
  rotation: among('guided', 'hands-free'),
  rotationWindow: orNull(text),
  custody: orNull(text),
  nextStep: text,
} satisfies Record<string, Schema> & Record<keyof ConnectionSettings, Schema>;
export const connection = object(connectionFields);

const warnings = list(object({ field: text, text }));
export const addedConnection = object({ ...connectionFields, warnings });
export const changedConnection = object({ ...connectionFields, consumerKeyChange: optional(facts), warnings });

export const fleetPlan = object({
  applied: flag,
  added: list(text),
  changed: list(object({ name: text, changes: facts })),
  unchanged: list(text),
  removed: list(object({ name: text, keyPairs: list(lostKeyPair) })),
  warnings: list(text),
});

const cause = object({
  cause: text,
  title: text,
  likelihood: number,
  evidence: list(text),
  against: list(text),
  remedy: text,
  nextCheck: text,
});
export const causes = list(cause);
export const diagnosis = object({ causes, tellApart: text, waitUntil: orNull(instant) });

export const tried = object({
  fingerprint,
  at: instant,
  tokenHost: text,
  audience: text,
  result: among('accepted', 'notThisKey', 'refused', 'unavailable', 'noAnswer'),
  code: orNull(text),
  message: text,
});

const watchedFields = {
  label: text,
  location: text,
  fingerprint,
  subject: text,
  notAfter: instant,
  contacts: list(text),
};

export const watched = object(watchedFields);

/** `weak`: a key that is too short, a signature that nobody trusts any more. */
export const watchAdded = object({
  ...watchedFields,
  weak: list(either(object({ type: text, bits: whole }), object({ type: text, signatureAlgorithm: text }))),
});

export const finding = object({
  kind: orNull(text),
  severity: text,
  org: orNull(text),
  title: text,
  detail: text,
  remedy: text,
  foundAt: instant,
});

export const auditEntry = object({
  sequence: whole,
  at: instant,
  actor: object({ name: text, from: text }),
  action: text,
  subject: object({ type: text, id: text, name: text }),
  before: anything,
  after: anything,
  previousHash: text,
  hash: text,
});
export const auditHead = object({ sequence: whole, hash: text });

export const person = object({
  name: text,
  role: text,
  label: orNull(text),
  hasPassword: flag,
  hasTotp: flag,
  passkeys: whole,
  provider: orNull(text),
  createdAt: instant,
  disabledAt: orNull(instant),
});

export const sealedLoss = object({
  rootKeyId: orNull(text),
  keyPairs: list(object({ id: text, fingerprint, state: keyPairState, connections: list(text) })),
  requests: list(object({ id: text, subject: text })),
});

const outcomes = among('open', 'accepted', 'notThisKey', 'refused', 'unavailable', 'noAnswer', 'unknown');
const oneTry = object({
  fingerprint: orNull(fingerprint),
  tokenHost: text,
  audience: text,
  finishedAt: orNull(instant),
  type: outcomes,
  code: optional(text),
  message: optional(text),
});
const oneChange = object({ by: text, from: text, subject: text, before: anything, after: anything });

export const supportBundle = object({
  madeAt: instant,
  versions: object({ latchkey: text, node: text, openssl: text, platform: text }),
  connection: object({
    name: text,
    loginUrl: text,
    environment: among('unknown', 'sandbox', 'production'),
    username: text,
    orgId: orNull(text),
    instanceUrl: orNull(text),
    audience: orNull(text),
    found: orNull(object({ tokenHost: text, audience: text })),
    expiredPolicy: among('refuse', 'allow-expired'),
    clockSkewSeconds: number,
    lastAcceptedAt: orNull(instant),
    nextLookAt: instant,
  }),
  app: object({
    name: text,
    kind: among('connected-app', 'external-client-app'),
    consumerKey: orNull(text),
    changedAt: orNull(instant),
  }),
  failure: orNull(object({ code: text, message: text, since: instant, at: instant })),
  diagnosis: causes,
  host: object({
    path: object({ host: text, addresses: list(text), problem: orNull(text), proxy: orNull(text) }),
    answer: either(
      object({
        type: always('answered'),
        status: whole,
        isSalesforceApi: flag,
        serverDate: orNull(instant),
        clockSkewSeconds: orNull(number),
      }),
      object({ type: always('noAnswer'), fault: text, message: text }),
    ),
  }),
  keyPairs: list(object({ ...keyPairFields, certificatePem: text })),
  timeline: list(object({ at: instant, what: text, detail: either(oneTry, oneChange) })),
});

/** Where somebody at a terminal said no. */
export function refused(key: string) {
  return object({ [key]: always(false) });
}

export const failed = object({ error: object({ code: text, message: text, nextAction: text }) });
