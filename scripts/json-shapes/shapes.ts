// What each command answers with --json. Version 1: keys and their meanings stay, and more may be added; what takes one away
// gets another number. The tests hold every answer of the transcripts to this table.

import {
  always,
  among,
  anything,
  either,
  facts,
  flag,
  instant,
  list,
  nothing,
  number,
  object,
  optional,
  orNull,
  type Schema,
  text,
  whole,
} from './notation.ts';
import {
  addedConnection,
  auditEntry,
  auditHead,
  causes,
  changedConnection,
  connection,
  diagnosis,
  finding,
  fingerprint,
  fleetPlan,
  installedKeyPair,
  keyPair,
  keyPairState,
  listedKeyPair,
  lostKeyPair,
  person,
  refused,
  sealedLoss,
  shownCertificate,
  shownKeyPair,
  supportBundle,
  tried,
  watchAdded,
  watched,
} from './parts.ts';
import { scanShapes } from './scans.ts';

export const jsonVersion = 1;

const orgLink = {
  keyId: text,
  orgId: text,
  role: among('viewer', 'operator', 'administrator'),
  isLive: flag,
  createdAt: instant,
  endsAt: orNull(instant),
  revokedAt: orNull(instant),
};
const leavings = list(object({ type: text, fullName: text, problem: orNull(text) }));
const provedKeyPair = object({ fingerprint, state: keyPairState, notAfter: instant, daysLeft: whole });
const testFields = {
  connection: text,
  orgId: orNull(text),
  username: text,
  steps: list(
    object({
      name: text,
      outcome: among('passed', 'failed', 'notTried', 'notPermitted'),
      text,
      why: orNull(text),
    }),
  ),
  logins: object({ total: whole, experiment: whole }),
  tried: list(tried),
};
const testResult = either(
  object({
    ...testFields,
    verified: always(true),
    keyPair: provedKeyPair,
    diagnosis: nothing,
    lacking: causes,
    nextStep: orNull(text),
  }),
  object({
    ...testFields,
    verified: always(false),
    keyPair: nothing,
    diagnosis,
    failure: object({ code: text, message: text }),
    waitUntil: orNull(instant),
    nextTryAt: orNull(instant),
  }),
);

const downloaded = { fingerprint, file: text, notAfter: instant, state: keyPairState };
const keyRequest = { mark: text, subject: text, algorithm: text, requestedAt: instant };
const rotation = {
  step: text,
  keyPair,
  certificateFile: orNull(text),
  uploadSteps: list(text),
  signInSources: orNull(list(object({ sourceIp: orNull(text), signIns: whole, lastAt: instant }))),
  attempts: list(tried),
  connections: list(text),
  acceptedAt: orNull(instant),
  uploadReportedAt: orNull(instant),
  diagnosis: orNull(diagnosis),
  nextLookAt: orNull(instant),
  nextStep: text,
};
const asked = orNull(object({ id: orNull(text), askedAt: instant, endedAt: orNull(instant) }));
const component = { type: text, fullName: text, knownBy: among('consumerKey', 'certificate', 'name') };
const deployedRotation = {
  id: text,
  phase: text,
  isOpen: flag,
  askedBy: text,
  isScheduled: flag,
  putsBack: flag,
  askedAt: instant,
  endedAt: orNull(instant),
  deploysBy: text,
  connections: list(text),
  from: orNull(keyPair),
  to: orNull(keyPair),
  component: orNull(object(component)),
  deploy: asked,
  restore: asked,
  problem: orNull(facts),
  seenAt: orNull(instant),
  waitsFor: orNull(text),
  nextLookAt: orNull(instant),
  message: orNull(text),
  nextStep: text,
};
const deployDryRun = {
  problem: orNull(facts),
  component: orNull(object({ ...component, path: text })),
  differences: list(
    object({ element: among('certificate', 'consumerKey'), before: orNull(text), after: orNull(text) }),
  ),
  isToCome: flag,
  connections: list(text),
  isUnproved: flag,
  message: orNull(text),
};
const rollout = {
  id: text,
  phase: among('running', 'stopped', 'done'),
  pattern: text,
  labels: list(text),
  batch: whole,
  stopAfter: whole,
  askedBy: text,
  askedAt: instant,
  endedAt: orNull(instant),
  stoppedBy: orNull(text),
  waves: whole,
  apps: list(
    object({
      appName: text,
      connection: text,
      wave: orNull(whole),
      standing: among('waiting', 'called', 'underWay', 'settled', 'failed'),
      phase: orNull(text),
      problem: orNull(facts),
      notBegun: orNull(text),
      message: orNull(text),
    }),
  ),
  leftOut: list(object({ appName: text, connections: list(text), why: text })),
  nextStep: text,
};
const notRotated = { step: nothing, reason: text };

/** Of several connections at once: the answer of each behind its name, or why it has none. */
function ofSeveral(fields: Readonly<Record<string, Schema>>): Schema {
  const none = object({ name: text, error: object({ code: text, message: text, nextAction: text }) });
  return object({ connections: list(either(object({ name: text, ...fields }), none)) });
}

const readApp = object({
  name: text,
  label: orNull(text),
  consumerKey: orNull(text),
  isOurs: flag,
  certificate: orNull(
    object({
      fingerprint,
      subject: text,
      notBefore: instant,
      notAfter: instant,
      ageDays: whole,
      keyBits: orNull(whole),
      signatureAlgorithm: text,
    }),
  ),
});
const proved = object({ fingerprint, at: instant, notAfter: instant });
const foundNow = object({
  kind: orNull(text),
  severity: text,
  org: optional(orNull(text)),
  title: text,
  detail: text,
  remedy: text,
  foundAt: optional(instant),
});

const macs = object({ valid: whole, from: orNull(whole), without: list(whole), ofAnotherKey: whole });
const invitation = { name: orNull(text), expiresAt: instant, url: text };
const org = object({ orgId: text, loginUrl: text, username: text, consumerKey: orNull(text), setupUrl: text });
const tally = object({ logins: whole, failed: whole, refusedAttempts: whole });

export const jsonShapes: Readonly<Record<string, Schema>> = {
  demo: object({
    org: facts,
    traffic: object({ latchkey: tally, oneKeySwitchedAtUpload: tally, oneKeySwitchedAtEnd: tally }),
    seconds: number,
    addresses: optional(
      object({ firstAdmin: orNull(text), pages: text, rotation: text, setup: text, log: text, dataFolder: text }),
    ),
  }),
  'connection add': either(addedConnection, object({ added: list(text), warnings: list(text) }), refused('added')),
  'connection apply': either(fleetPlan, refused('applied')),
  'connection set': either(changedConnection, testResult, refused('changed')),
  'connection list': object({ connections: list(connection) }),
  'connection show': connection,
  'connection remove': either(
    object({ removed: always(true), name: text, keyPairs: list(lostKeyPair) }),
    object({ removed: always(true), consumerKey: text, keyPairs: list(lostKeyPair) }),
    refused('removed'),
  ),
  'certificate download': either(object(downloaded), ofSeveral(downloaded)),
  'certificate list': object({ keyPairs: list(listedKeyPair) }),
  'certificate show': shownKeyPair,
  'certificate discard': keyPair,
  'certificate identify': object({
    fingerprint,
    subject: text,
    notAfter: instant,
    belongsTo: list(object({ connections: list(text), isSameCertificate: flag, keyPair })),
  }),
  'certificate import': keyPair,
  'certificate request': object({ file: text, ...keyRequest }),
  'certificate requests': either(
    object({ requests: list(object({ ...keyRequest, pem: text })), chainNotAfter: orNull(instant) }),
    object({ ...keyRequest, pem: text }),
    object({ file: text, ...keyRequest }),
  ),
  'certificate install': installedKeyPair,
  'certificate withdraw': either(object({ withdrawn: always(true), ...keyRequest }), refused('withdrawn')),
  'certificate export': either(
    object({ exported: always(true), file: text, format: text, keyPair, warning: orNull(text) }),
    refused('exported'),
  ),
  test: either(testResult, object({ connections: list(testResult), notTested: list(facts) })),
  token: object({
    accessToken: text,
    instanceUrl: text,
    tokenType: always('Bearer'),
    keyPairFingerprint: fingerprint,
    issuedAt: instant,
    assumedGoodUntil: instant,
    goodUntil: instant,
  }),
  exec: { description: 'It has no answer of its own: what is printed is the command’s.' },
  status: object({
    connections: list(
      object({
        name: text,
        state: text,
        certificate: shownCertificate,
        keyPairs: list(keyPair),
        nextStep: text,
      }),
    ),
    lastBackupAt: orNull(instant),
    warnings: list(text),
    settingsChanged: facts,
  }),
  rotate: either(
    object(rotation),
    object(notRotated),
    object(deployedRotation),
    object(deployDryRun),
    object(rollout),
    object({ phase: nothing }),
    ofSeveral(rotation),
    ofSeveral(notRotated),
    ofSeveral(deployDryRun),
  ),
  revert: object({ keyPair, certificateFile: text, connections: list(text), steps: list(text), nextStep: text }),
  'key compromised': either(
    object({
      reported: always(true),
      keyPair,
      replacement: orNull(keyPair),
      isClockWrong: flag,
      certificateFile: orNull(text),
      requestFile: orNull(text),
      isOutage: flag,
      nextStep: text,
    }),
    refused('reported'),
  ),
  'key move': either(object(downloaded), object({ file: text, ...keyRequest })),
  runbook: either(object({ file: text }), ofSeveral({ file: text })),
  reconcile: object({
    looked: whole,
    failed: whole,
    watched: object({ read: whole, failed: whole }),
    notices: object({ sent: whole, retrying: whole, givenUp: whole }),
  }),
  serve: object({ url: text, pid: whole, tokenFile: text, channels: list(text), firstAdminUrl: orNull(text) }),
  'notify test': object({
    channel: text,
    sent: flag,
    results: list(object({ recipient: text, type: text, detail: optional(text) })),
  }),
  'notify list': object({
    channels: list(object({ name: text, kind: text, minimumSeverity: text })),
    messages: list(
      object({
        id: text,
        channel: text,
        recipient: text,
        severity: text,
        subjectLine: text,
        createdAt: instant,
        state: among('pending', 'sent', 'givenUp'),
        attempts: whole,
        nextAttemptAt: orNull(instant),
        finishedAt: orNull(instant),
        detail: orNull(text),
      }),
    ),
    wrongChannels: list(object({ name: text, problem: text })),
  }),
  'notify acknowledge': object({ notices: whole, snoozeDays: orNull(whole) }),
  'notify snooze': object({ notices: whole, snoozeDays: orNull(whole) }),
  'watch run': object({
    connection: text,
    orgId: text,
    readAt: instant,
    apps: list(readApp),
    externalClientApps: list(object({ name: text, connection: text, lastAccepted: orNull(proved) })),
    managed: list(facts),
    findings: list(foundNow),
    opened: whole,
    ended: whole,
    notRead: list(anything),
    unreadable: list(anything),
  }),
  'watch list': object({ certificates: list(watched), findings: list(finding) }),
  'watch add-file': watchAdded,
  'watch add-url': watchAdded,
  'watch add-source': object({
    folder: text,
    contacts: list(text),
    certificates: list(watched),
    unreadable: list(object({ name: text, message: text })),
  }),
  'watch remove': either(watched, object({ folder: text, certificates: whole })),
  calendar: either(object({ calendar: text }), object({ file: text })),
  'calendar feed add': object({ id: text, url: text }),
  'calendar feed list': object({
    feeds: list(object({ id: text, connection: orNull(text), createdAt: instant })),
  }),
  'calendar feed revoke': object({ id: text, revoked: always(true) }),
  prove: either(
    object({
      experiments: list(
        object({
          experiment: text,
          settles: list(text),
          logins: whole,
          deploys: whole,
          minutes: whole,
          needs: list(text),
          makes: text,
        }),
      ),
      cost: object({ logins: whole, deploys: whole, minutes: whole }),
      loginsAnHour: whole,
      left: leavings,
    }),
    object({ removed: whole, left: leavings }),
    object({
      reportVersion: whole,
      latchkey: text,
      day: text,
      org: object({ edition: text, isSandbox: flag, apiVersion: text }),
      experiments: list(
        object({
          experiment: text,
          settles: list(text),
          facts: list(object({ name: text, value: anything })),
          notFoundOut: orNull(object({ type: text, detail: orNull(text) })),
          logins: whole,
          deploys: whole,
          seconds: whole,
          observations: list(object({ atSeconds: number, what: text, key: orNull(text), answer: text })),
        }),
      ),
      left: leavings,
      files: object({ markdown: text, json: text }),
    }),
  ),
  'org link': either(
    object({ ...orgLink, key: text, oldEndsAt: optional(instant) }),
    object({ orgLinks: list(object(orgLink)) }),
  ),
  'org links': object({ orgLinks: list(object({ ...orgLink, connections: list(text) })) }),
  'org facts': object({
    connection: text,
    orgId: orNull(text),
    facts: list(object({ name: text, value: anything, foundBy: text, foundAt: instant, apiVersion: text })),
    unknown: list(text),
  }),
  ...scanShapes,
  'vault status': object({
    exists: flag,
    slots: list(object({ provider: among('keyFile', 'device', 'passphrase'), since: instant, rootKeyId: text })),
    rootKeys: list(object({ id: text, sealedKeys: whole })),
    keyFile: object({ path: text, exists: flag, mode: orNull(text) }),
    devices: list(
      object({
        provider: text,
        isUp: flag,
        description: optional(text),
        tookMs: optional(number),
        trouble: optional(text),
        said: optional(text),
      }),
    ),
    leaving: list(
      object({ provider: text, keyPairId: text, tries: whole, trouble: orNull(text), goneAt: orNull(instant) }),
    ),
    warnings: list(object({ code: text, text, next: text })),
  }),
  'vault change-passphrase': object({
    changed: flag,
    provider: among('keyFile', 'device', 'passphrase'),
    oldKeyFile: either(object({ fate: among('none', 'removed') }), object({ fate: always('left'), error: facts })),
    keyFile: orNull(text),
  }),
  'vault reset': either(sealedLoss, refused('reset')),
  'vault rewrap': object({
    rootKeyId: text,
    keys: whole,
    texts: whole,
    damaged: list(object({ fingerprint })),
    finished: flag,
  }),
  'audit list': object({ entries: list(auditEntry) }),
  'audit export': either(object({ entries: list(auditEntry) }), object({ file: text, entries: whole })),
  'audit verify': object({
    intact: flag,
    entries: whole,
    head: auditHead,
    brokenAt: orNull(object({ sequence: whole, reason: text })),
    macs: orNull(macs),
  }),
  'audit head': object({ head: auditHead }),
  'user list': object({ people: list(person) }),
  'user invite': object({ role: text, ...invitation, label: orNull(text) }),
  'user disable': person,
  'user enable': person,
  'user reset': object(invitation),
  backup: object({ file: text, at: instant, alsoKeep: list(text) }),
  restore: either(
    object({
      connections: whole,
      keyPairs: whole,
      discarded: list(text),
      carriedOver: list(text),
      damaged: list(text),
      connectionsGone: list(text),
    }),
    nothing,
  ),
  diagnose: diagnosis,
  'support-bundle': object({ file: text, bundle: supportBundle }),
  completion: object({ shell: text, script: text }),
  simulator: object({ url: text, caFile: optional(text), orgs: list(org) }),
};
