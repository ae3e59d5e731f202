// Where a certificate is that somebody said to have uploaded and that the app does not use: read from what the org shows of
// its apps and of its setup audit trail. The marker in every subject of ours tells which one a line is about.

import type { ClientApp } from '../client-app/client-app.ts';
import type { Diagnosis, RankedCause } from '../diagnosis/diagnose.ts';
import { markerIn } from '../key-pair/certificate-name.ts';
import type { KeyPair } from '../key-pair/key-pair.ts';
import type { OrgReading, SeenApp } from '../watch/org-reading.ts';
import { subjectsOf, whoAndWhen } from '../watch/setup-trail.ts';

export interface UploadFacts {
  connectionName: string;
  app: ClientApp;
  awaited: KeyPair;
  /** Every key pair of the app. */
  pairs: readonly KeyPair[];
  /** Key pairs of other apps of ours in this org, each with a connection that uses it. */
  elsewhere: readonly { pair: KeyPair; connectionName: string }[];
  /** Null: the org could not be read at all. */
  reading: OrgReading | null;
}

type Finding = Pick<RankedCause, 'cause' | 'title' | 'likelihood' | 'evidence' | 'remedy'>;
type Check = (facts: UploadFacts) => Finding | null;

/** What is proved comes first; the first that speaks is the answer. */
const checks: readonly Check[] = [inAnotherApp, inItsApp, appHoldsAnother, savedByTrail, notInTrail];

export function missingUpload(facts: UploadFacts): Diagnosis {
  const found = checks.map((check) => check(facts)).find((finding) => finding !== null) ?? unknown(facts);
  const nextCheck = `Open "${facts.app.name}" in Setup and look which certificate it shows: ours has ${facts.awaited.subject} as its subject.`;
  return { causes: [{ ...found, against: [], nextCheck }], tellApart: '', waitUntil: null };
}

function inAnotherApp({ app, awaited, reading, connectionName }: UploadFacts): Finding | null {
  const other = reading?.apps?.find(
    ({ consumerKey, certificate }) =>
      consumerKey !== app.consumerKey && certificate?.fingerprint === awaited.fingerprint,
  );
  if (other === undefined) return null;
  return wrongApp(other.label, 0.98, [`The app "${other.label}" (${other.fullName}) holds it.`], {
    app,
    connectionName,
  });
}

function inItsApp(facts: UploadFacts): Finding | null {
  if (ownApp(facts)?.certificate?.fingerprint !== facts.awaited.fingerprint) return null;
  return {
    cause: 'propagation_delay',
    title: 'The certificate is in the app, and no server that was asked takes it yet',
    likelihood: 0.9,
    evidence: [`"${facts.app.name}" shows it.`],
    remedy: 'Change nothing. Salesforce is slower than usual; it goes on being looked for.',
  };
}

function appHoldsAnother(facts: UploadFacts): Finding | null {
  const { app, pairs } = facts;
  const own = ownApp(facts);
  if (own === undefined) return null;
  const shown = own.certificate;
  const ours = pairs.find(({ fingerprint }) => fingerprint === shown?.fingerprint);
  if (shown !== null && ours === undefined) {
    return {
      cause: 'certificate_mismatch',
      title: `Another file was uploaded to "${app.name}"`,
      likelihood: 0.95,
      evidence: [`The app holds ${shown.subject} (${shown.fingerprint}), which is none of its key pairs here.`],
      remedy: uploadAgain(facts),
    };
  }
  const evidence = shown === null ? 'The app holds no certificate.' : `The app still holds ${shown.subject}.`;
  return notSaved(facts, 0.95, evidence);
}

/** For an app that does not show its certificate, such as an External Client App. */
function savedByTrail(facts: UploadFacts): Finding | null {
  const { app, awaited, pairs, elsewhere, reading, connectionName } = facts;
  const marker = markerIn(awaited.subject);
  const change = reading?.changes?.find((one) => marker !== null && markerIn(subjectsOf(one)?.to ?? '') === marker);
  if (change === undefined) return null;
  const from = subjectsOf(change)?.from ?? null;
  const fromMarker = from === null ? null : markerIn(from);
  const isOwn = pairs.some(({ subject }) => fromMarker !== null && markerIn(subject) === fromMarker);
  const saved = `The setup audit trail says that it was saved. ${whoAndWhen(change)}`;
  if (isOwn) {
    return {
      cause: 'propagation_delay',
      title: 'The certificate was saved, and no server that was asked takes it yet',
      likelihood: 0.8,
      evidence: [saved],
      remedy:
        'Change nothing yet. If it is not accepted in ten minutes, open the app and look which certificate it shows.',
    };
  }
  const owner = elsewhere.find(({ pair }) => fromMarker !== null && markerIn(pair.subject) === fromMarker);
  const where = owner === undefined ? 'another app' : `the app of "${owner.connectionName}"`;
  const gaveWay = from === null ? 'There was none before in that app.' : `There it took the place of ${from}.`;
  return wrongApp(where, owner === undefined ? 0.8 : 0.95, [saved, gaveWay], { app, connectionName });
}

function notInTrail(facts: UploadFacts): Finding | null {
  if (facts.reading === null || facts.reading.changes === null) return null;
  return notSaved(facts, 0.85, 'The setup audit trail shows no upload of it.');
}

function unknown(facts: UploadFacts): Finding {
  const missing = (facts.reading?.notRead ?? []).flatMap(({ permission }) => permission ?? []);
  const why =
    missing.length === 0
      ? 'The org could not be asked which certificate it holds.'
      : `The org does not say which certificate it holds: the user lacks ${[...new Set(missing)].map((one) => `"${one}"`).join(' and ')}.`;
  return notSaved(facts, 0.6, why);
}

function notSaved(facts: UploadFacts, likelihood: number, evidence: string): Finding {
  return {
    cause: 'certificate_mismatch',
    title: `The new certificate was not saved in "${facts.app.name}"`,
    likelihood,
    evidence: [evidence, 'The key pair of before still signs in.'],
    remedy: uploadAgain(facts),
  };
}

function wrongApp(
  label: string,
  likelihood: number,
  evidence: string[],
  { app, connectionName }: Pick<UploadFacts, 'app' | 'connectionName'>,
): Finding {
  return {
    cause: 'certificate_mismatch',
    title: `The certificate of "${connectionName}" was uploaded to the wrong app: ${label}`,
    likelihood,
    evidence,
    remedy: `Give that app its own certificate back first, since nothing else can sign in to it now. Then upload this one to "${app.name}".`,
  };
}

function uploadAgain({ app, connectionName }: UploadFacts): string {
  const key =
    app.consumerKey === null ? '' : ` Of several apps with this name, the right one shows ${app.consumerKey}.`;
  return `Upload the file that \`latchkey rotate ${connectionName}\` names to "${app.name}" again, and Save.${key}`;
}

function ownApp({ app, reading }: UploadFacts): SeenApp | undefined {
  return reading?.apps?.find(({ consumerKey }) => consumerKey !== null && consumerKey === app.consumerKey);
}
