// Where a certificate that was said to be uploaded is, in words. What was found is data of domain/rotation/missing-upload.ts.

import type { ClientApp } from '../../domain/client-app/client-app.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import type { NotSaved, UploadFinding } from '../../domain/watch/missing-upload.ts';
import type { CalledAs } from '../diagnosis/remedy.ts';
import type { ToldCause, ToldDiagnosis } from '../diagnosis/told-diagnosis.ts';
import { handOf } from '../hand.ts';
import { whoAndWhen } from '../watch/who-and-when.ts';
import type { Hand } from '../words.ts';

export interface AwaitedUpload {
  connectionName: string;
  app: ClientApp;
  awaited: KeyPair;
}

export type Told = Pick<ToldCause, 'cause' | 'title' | 'likelihood' | 'evidence' | 'remedy'>;

/** Likelihoods are judged by hand: what the org shows is nearly proof, what its trail says a little less, silence least. */
export function toldUpload(finding: UploadFinding, awaited: AwaitedUpload, calledAs: CalledAs = {}): ToldDiagnosis {
  const nextCheck = `Open "${awaited.app.name}" in Setup and look which certificate it shows: ours has ${awaited.awaited.subject} as its subject.`;
  const to = handOf(calledAs.latchkey ?? 'latchkey');
  const told = toldFinding(finding, awaited, to);
  return { causes: [{ ...told, against: [], nextCheck, ...placesOf(to) }], tellApart: '', waitUntil: null };
}

function toldFinding(finding: UploadFinding, awaited: AwaitedUpload, to: Hand): Told {
  const { app } = awaited;
  switch (finding.type) {
    case 'inAnotherApp':
      return wrongApp(
        { name: `"${finding.label}"`, connectionName: finding.connectionName, likelihood: 0.98 },
        [`The app "${finding.label}" (${finding.fullName}) holds it.`],
        awaited,
        to,
      );
    case 'inItsApp':
      return {
        cause: 'propagation_delay',
        title: 'The certificate is in the app, and no server that was asked takes it yet',
        likelihood: 0.9,
        evidence: [`"${app.name}" shows it.`],
        remedy: 'Change nothing. Salesforce is slower than usual; it goes on being looked for.',
      };
    case 'anotherFile':
      return {
        cause: 'certificate_mismatch',
        title: `Another file was uploaded to "${app.name}"`,
        likelihood: 0.95,
        evidence: [`The app holds ${finding.subject} (${finding.fingerprint}), which is none of its key pairs here.`],
        remedy: uploadAgain(awaited, to),
      };
    case 'notSaved':
      return {
        cause: 'certificate_mismatch',
        title: `The new certificate was not saved in "${app.name}"`,
        likelihood: notSavedLikelihood[finding.why.type],
        evidence: [notSavedText(finding.why), 'The key pair of before still signs in.'],
        remedy: uploadAgain(awaited, to),
      };
    case 'saved':
      return {
        cause: 'propagation_delay',
        title: 'The certificate was saved, and no server that was asked takes it yet',
        likelihood: 0.8,
        evidence: [savedText(finding)],
        remedy:
          'Change nothing yet. If it is not accepted in ten minutes, open the app and look which certificate it shows.',
      };
    case 'savedElsewhere': {
      const { connectionName, tookPlaceOf, appName } = finding;
      const held = tookPlaceOf === null ? 'another app' : `the one that held ${tookPlaceOf}`;
      const where = {
        name: appName === null ? held : `"${appName}"`,
        connectionName,
        likelihood: connectionName === null ? 0.8 : 0.95,
      };
      const gaveWay =
        tookPlaceOf === null ? 'There was none before in that app.' : `There it took the place of ${tookPlaceOf}.`;
      return wrongApp(where, [savedText(finding), gaveWay], awaited, to);
    }
  }
}

/** The pages that its sentences named. */
export function placesOf(to: Hand): Pick<ToldCause, 'places'> {
  const places = to.taken();
  return places === null ? {} : { places };
}

const notSavedLikelihood: Readonly<Record<NotSaved['type'], number>> = {
  appHoldsNone: 0.95,
  appStillHolds: 0.95,
  olderSaved: 0.95,
  notInTrail: 0.85,
  notReadable: 0.6,
};

function notSavedText(why: NotSaved): string {
  switch (why.type) {
    case 'appHoldsNone':
      return 'The app holds no certificate.';
    case 'appStillHolds':
      return `The app still holds ${why.subject}.`;
    case 'olderSaved':
      return `An earlier certificate was saved again, ${why.subject}. ${whoAndWhen(why.change)}`;
    case 'notInTrail':
      return 'The setup audit trail shows no upload of it.';
    case 'notReadable':
      return notReadableText(why.permissions);
  }
}

export function notReadableText(permissions: readonly string[]): string {
  return permissions.length === 0
    ? 'The org could not be asked which certificate it holds.'
    : `The org does not say which certificate it holds: the user lacks ${permissions.map((one) => `"${one}"`).join(' and ')}.`;
}

function savedText({ change }: Extract<UploadFinding, { type: 'saved' | 'savedElsewhere' }>): string {
  return `The setup audit trail says that it was saved. ${whoAndWhen(change)}`;
}

interface WrongApp {
  name: string;
  /** Of ours, that signs in through it. */
  connectionName: string | null;
  likelihood: number;
}

function wrongApp(
  { name, connectionName: theirs, likelihood }: WrongApp,
  evidence: string[],
  { app, connectionName }: AwaitedUpload,
  to: Hand,
): Told {
  const which =
    theirs === null
      ? ''
      : `: ${to('certificate list', theirs)} names the one in use, ${to('certificate show', theirs, 'FINGERPRINT --out FILE')} writes it`;
  return {
    cause: 'certificate_mismatch',
    title: `The certificate of "${connectionName}" was uploaded to the wrong app: ${name}`,
    likelihood,
    evidence,
    remedy: `Give ${name === 'another app' ? 'that app' : name} its own certificate back first, since nothing else can sign in to it now${which}. Then upload this one to "${app.name}".`,
  };
}

function uploadAgain({ app, connectionName }: AwaitedUpload, to: Hand): string {
  const key =
    app.consumerKey === null ? '' : ` Of several apps with this name, the right one shows ${app.consumerKey}.`;
  return `Upload the file that ${to('rotate', connectionName)} names to "${app.name}" again, and Save.${key}`;
}
