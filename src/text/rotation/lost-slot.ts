// What happened to a slot of which no key pair is taken any more, in words, and the clicks that mend it. What was found is data of
// domain/watch/missing-upload.ts.

import type { ClientApp } from '../../domain/client-app/client-app.ts';
import type { LostSlotFinding } from '../../domain/watch/missing-upload.ts';
import { clicks } from '../diagnosis/clicks.ts';
import type { CalledAs } from '../diagnosis/remedy.ts';
import type { ToldDiagnosis } from '../diagnosis/told-diagnosis.ts';
import { handOf } from '../hand.ts';
import type { UploadTexts, Words } from '../words.ts';
import { type AwaitedUpload, placesOf, type Told, uploadTextsFor } from './upload-finding.ts';
import { uploadTexts } from './upload-texts.ts';

/** Nobody signs in: what happened to the slot, as far as the org shows it, and the clicks that mend it. */
export function toldLostSlot(
  finding: LostSlotFinding,
  upload: AwaitedUpload,
  { latchkey = 'latchkey' }: CalledAs = {},
): ToldDiagnosis {
  const to = handOf(latchkey);
  const texts = uploadTextsFor(to);
  const { app, awaited, connectionName } = upload;
  const box = clicks[app.kind].flowBox;
  const where = app.kind === 'connected-app' ? 'App Manager' : 'External Client App Manager';
  const told: Told = {
    ...lostCause(finding, texts),
    evidence: [lostEvidence(finding, app, texts), texts.notSpreading],
    remedy: texts.lostRemedy({
      ...{ app: app.name, where, box, subject: awaited.subject },
      ...{ names: to('rotate', connectionName), say: to('rotate', connectionName, '--uploaded') },
    }),
  };
  const nextCheck = texts.whichIsShown(app.name, awaited.subject);
  return { causes: [{ ...told, against: [], nextCheck, ...placesOf(to) }], tellApart: '', waitUntil: null };
}

/** Said first, before any cause: it is proved, and each cause is weighed. */
export function nobodySignsIn({ name }: Pick<ClientApp, 'name'>, words: Words | null = null): string {
  return (words?.upload ?? uploadTexts).nobodySignsIn(name);
}

function lostCause(
  finding: LostSlotFinding,
  { lostTitles }: UploadTexts,
): Pick<Told, 'cause' | 'title' | 'likelihood'> {
  switch (finding.type) {
    case 'emptied':
      return { cause: 'certificate_cleared', title: lostTitles.emptied, likelihood: 0.97 };
    case 'holdsOurs':
      return {
        cause: 'jwt_flow_not_enabled',
        title: lostTitles.holdsOurs,
        likelihood: 0.8,
      };
    case 'holdsAnother':
      return {
        cause: 'certificate_mismatch',
        title:
          finding.connectionName === null ? lostTitles.otherFile : lostTitles.certificateOf(finding.connectionName),
        likelihood: 0.97,
      };
    case 'replacedByTrail':
      return { cause: 'certificate_mismatch', title: lostTitles.otherFile, likelihood: 0.9 };
    case 'notReadable':
      return {
        cause: 'jwt_flow_not_enabled',
        title: lostTitles.notReadable,
        likelihood: 0.8,
      };
  }
}

function lostEvidence(finding: LostSlotFinding, { name }: ClientApp, texts: UploadTexts): string {
  switch (finding.type) {
    case 'emptied':
      return texts.showsNone(name);
    case 'holdsOurs':
      return texts.shows(name, finding.subject);
    case 'holdsAnother':
      return texts.holdsAnother(name, finding.subject, finding.fingerprint);
    case 'replacedByTrail':
      return texts.oursGaveWay(finding.subject, finding.change);
    case 'notReadable':
      return texts.notReadable(finding.permissions);
  }
}
