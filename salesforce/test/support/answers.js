// What Latchkey answers, as its API document tells it; each test changes what it is about.

export const fingerprint = 'B0:0A:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE';

export const certificate = {
  fingerprint,
  notBefore: '2026-10-01T00:00:00.000Z',
  notAfter: '2027-10-01T00:00:00.000Z',
  daysLeft: 305,
};

export const keyPair = { ...certificate, state: 'active', subject: 'CN=Latchkey acme b00a1122, O=Latchkey' };

export const setupOf = (doneSteps, certificateOf = fingerprint) => ({
  doneSteps,
  currentStep: [1, 2, 3, 4, 5, 6, 7].find((step) => !doneSteps.includes(step)) ?? 7,
  isDone: doneSteps.length === 7,
  certificate: certificateOf,
});

export const connection = {
  name: 'acme',
  state: 'working',
  environment: 'login',
  certificate,
  loginUrl: 'https://login.salesforce.com',
  username: 'integration@acme.example.com',
  consumerKey: '3MVG9PwZx9R6_UrcJ5y1BqD0aGfm2',
  appKind: 'external-client-app',
  appName: 'Latchkey acme',
  failure: null,
  nextStep: { do: 'nothing', why: 'working', connection: 'acme', app: 'Latchkey acme', isExpired: false },
  appForm: {
    apiName: 'Latchkey_acme',
    contactEmail: null,
    callbackUrl: 'https://login.salesforce.com/services/oauth2/callback',
  },
  setup: setupOf([1, 2, 3, 4, 5, 6, 7]),
};

export const file = {
  ...keyPair,
  fileName: 'acme-20261001-B00A1122.crt',
  pem: '-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n',
};

export const overview = { connection, keyPairs: [keyPair], file };

const nextSteps = { 1: 'downloadCertificate', 6: 'giveConsumerKey', 7: 'test' };

/** At one of the seven steps: all before it are done. */
export function overviewAt(step) {
  const done = Array.from({ length: step - 1 }, (_, index) => index + 1);
  const isBegun = step > 1;
  return {
    connection: {
      ...connection,
      state: isBegun ? 'awaitingFirstUpload' : 'needsCertificate',
      certificate: isBegun ? certificate : null,
      consumerKey: step > 6 ? connection.consumerKey : null,
      nextStep: { ...connection.nextStep, do: nextSteps[step] ?? 'upload' },
      setup: setupOf(done, isBegun ? fingerprint : null),
    },
    keyPairs: isBegun ? [{ ...keyPair, state: 'issued' }] : [],
    file: isBegun ? file : null,
  };
}

export const verified = {
  connection: 'acme',
  verified: true,
  orgId: '00D5g000004XyZpEAK',
  username: 'integration@acme.example.com',
  keyPair: { fingerprint, state: 'active', notAfter: certificate.notAfter, daysLeft: 305 },
  steps: [
    { name: 'signIn', outcome: 'passed', text: 'Salesforce accepted the sign-in.', why: null },
    { name: 'identity', outcome: 'passed', text: 'The org and the user are those expected.', why: null },
  ],
  lacking: [],
  diagnosis: null,
};

const cause = {
  cause: 'certificate_not_uploaded',
  title: 'The certificate is not in the app',
  likelihood: 0.71,
  evidence: ['Every key is refused.', 'The certificate was downloaded 3 minutes ago.'],
  against: [],
  remedy: 'Upload the certificate to the app, save, and test again.',
};

export const failed = {
  connection: 'acme',
  verified: false,
  orgId: null,
  username: 'integration@acme.example.com',
  keyPair: null,
  steps: [
    { name: 'host', outcome: 'passed', text: 'The login host answers.', why: null },
    { name: 'signIn', outcome: 'failed', text: 'Salesforce refused the sign-in.', why: 'invalid_grant: invalid assertion' },
    { name: 'otherAudience', outcome: 'notTried', text: 'Another audience.', why: null },
  ],
  failure: { code: 'refusedWithEveryKey', message: 'invalid_grant: invalid assertion' },
  diagnosis: {
    causes: [cause, { ...cause, cause: 'flow_off', title: 'The JWT flow is off', likelihood: 0.2 }],
    tellApart: 'Open the app again and look for the name of the certificate.',
    waitUntil: null,
  },
  waitUntil: null,
  nextTryAt: null,
};

const stages = ['issued', 'uploaded', 'accepted', 'handover', 'settled', 'previousKept', 'destroyed'];
export const rotationAt = (step, reached, more = {}) => ({
  step,
  isUnderWay: step !== 'settled' && step !== 'none',
  keyPair,
  before: { ...keyPair, state: 'previous' },
  path: stages.map((stage, index) => ({
    stage,
    isReached: index < reached,
    at: index < reached ? '2026-11-29T08:00:00.000Z' : null,
  })),
  acceptedAt: null,
  settledAt: step === 'settled' ? '2026-11-29T08:12:00.000Z' : null,
  uploadReportedAt: null,
  isLate: false,
  ...more,
});

export const scan = {
  connection: 'acme',
  number: 12,
  state: 'COMPLETED',
  askedAt: '2026-11-29T02:00:00.000Z',
  components: 4_218,
  errorCount: 0,
  failure: null,
};

export const link = { role: 'administrator', permissions: ['view', 'test'], publicUrl: 'https://latchkey.example.com' };

export const status = { connection, rotation: rotationAt('settled', 5), scan, link };

/** As an Apex method throws it: every code that the tab has words for, and those of others. */
export const thrown = (problem) => ({ body: { message: JSON.stringify(problem) } });
