// Where a certificate that was said to be uploaded is, in words. What was found is data of domain/rotation/missing-upload.ts.

import type { ClientApp } from '../../domain/client-app/client-app.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import type { NotSaved, UploadFinding } from '../../domain/watch/missing-upload.ts';
import type { CalledAs } from '../diagnosis/remedy.ts';
import type { ToldCause, ToldDiagnosis } from '../diagnosis/told-diagnosis.ts';
import { handOf } from '../hand.ts';
import type { Hand, UploadTexts } from '../words.ts';
import { uploadTexts } from './upload-texts.ts';

export interface AwaitedUpload {
  connectionName: string;
  app: ClientApp;
  awaited: KeyPair;
}

export type Told = Pick<ToldCause, 'cause' | 'title' | 'likelihood' | 'evidence' | 'remedy'>;

/** Likelihoods are judged by hand: what the org shows is nearly proof, what its trail says a little less, silence least. */
export function toldUpload(finding: UploadFinding, awaited: AwaitedUpload, calledAs: CalledAs = {}): ToldDiagnosis {
  const to = handOf(calledAs.latchkey ?? 'latchkey');
  const nextCheck = uploadTextsFor(to).whichIsShown(awaited.app.name, awaited.awaited.subject);
  const told = toldFinding(finding, awaited, to);
  return { causes: [{ ...told, against: [], nextCheck, ...placesOf(to) }], tellApart: '', waitUntil: null };
}

function toldFinding(finding: UploadFinding, awaited: AwaitedUpload, to: Hand): Told {
  const { app } = awaited;
  const texts = uploadTextsFor(to);
  switch (finding.type) {
    case 'inAnotherApp':
      return wrongApp(
        { name: quoted(finding.label, to), connectionName: finding.connectionName, likelihood: 0.98 },
        [texts.heldBy(finding.label, finding.fullName)],
        awaited,
        to,
      );
    case 'inItsApp':
      return {
        cause: 'propagation_delay',
        title: texts.inItsApp[0],
        likelihood: 0.9,
        evidence: [texts.shows(app.name, null)],
        remedy: texts.inItsApp[1],
      };
    case 'anotherFile':
      return {
        cause: 'certificate_mismatch',
        title: texts.anotherFileTitle(app.name),
        likelihood: 0.95,
        evidence: [texts.holdsAnother(null, finding.subject, finding.fingerprint)],
        remedy: uploadAgain(awaited, to),
      };
    case 'notSaved':
      return {
        cause: 'certificate_mismatch',
        title: texts.notSavedTitle(app.name),
        likelihood: notSavedLikelihood[finding.why.type],
        evidence: [notSavedText(finding.why, texts), texts.stillSignsIn],
        remedy: uploadAgain(awaited, to),
      };
    case 'saved':
      return {
        cause: 'propagation_delay',
        title: texts.saved[0],
        likelihood: 0.8,
        evidence: [texts.savedAt(finding.change)],
        remedy: texts.saved[1],
      };
    case 'savedElsewhere': {
      const { connectionName, tookPlaceOf, appName } = finding;
      const held = tookPlaceOf === null ? null : texts.theOneThatHeld(tookPlaceOf);
      const where = {
        name: appName === null ? held : quoted(appName, to),
        connectionName,
        likelihood: connectionName === null ? 0.8 : 0.95,
      };
      return wrongApp(where, [texts.savedAt(finding.change), texts.gaveWay(tookPlaceOf)], awaited, to);
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

function notSavedText(why: NotSaved, texts: UploadTexts): string {
  switch (why.type) {
    case 'appHoldsNone':
    case 'notInTrail':
      return texts[why.type];
    case 'appStillHolds':
      return texts.appStillHolds(why.subject);
    case 'olderSaved':
      return texts.olderSaved(why.subject, why.change);
    case 'notReadable':
      return texts.notReadable(why.permissions);
  }
}

export function uploadTextsFor({ words }: Hand): UploadTexts {
  return words?.upload ?? uploadTexts;
}

function quoted(name: string, { words }: Hand): string {
  return words === null ? `"${name}"` : words.quoted(name);
}

interface WrongApp {
  /** Null: nothing tells which. */
  name: string | null;
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
  const texts = uploadTextsFor(to);
  const own =
    theirs === null
      ? null
      : ([to('certificate list', theirs), to('certificate show', theirs, 'FINGERPRINT --out FILE')] as const);
  return {
    cause: 'certificate_mismatch',
    title: texts.wrongAppTitle(connectionName, name ?? texts.anotherApp),
    likelihood,
    evidence,
    remedy: texts.wrongAppRemedy(name, app.name, own),
  };
}

function uploadAgain({ app, connectionName }: AwaitedUpload, to: Hand): string {
  return uploadTextsFor(to).uploadAgain(to('rotate', connectionName), app.name, app.consumerKey);
}
