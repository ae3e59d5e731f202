// What happened to a slot of which no key pair is taken any more, in words, and the clicks that mend it. What was found is data of
// domain/watch/missing-upload.ts.

import type { ClientApp } from '../../domain/client-app/client-app.ts';
import type { LostSlotFinding } from '../../domain/watch/missing-upload.ts';
import { clicks } from '../diagnosis/clicks.ts';
import { notSpreading } from '../diagnosis/evidence-texts.ts';
import type { CalledAs } from '../diagnosis/remedy.ts';
import type { ToldDiagnosis } from '../diagnosis/told-diagnosis.ts';
import { handOf } from '../hand.ts';
import { whoAndWhen } from '../watch/who-and-when.ts';
import { type AwaitedUpload, notReadableText, placesOf, type Told } from './upload-finding.ts';

/** Nobody signs in: what happened to the slot, as far as the org shows it, and the clicks that mend it. */
export function toldLostSlot(
  finding: LostSlotFinding,
  upload: AwaitedUpload,
  { latchkey = 'latchkey' }: CalledAs = {},
): ToldDiagnosis {
  const to = handOf(latchkey);
  const { app, awaited, connectionName } = upload;
  const box = clicks[app.kind].flowBox;
  const where = app.kind === 'connected-app' ? 'App Manager' : 'External Client App Manager';
  const told: Told = {
    ...lostCause(finding),
    evidence: [...lostEvidence(finding, app), notSpreading],
    remedy: `Open "${app.name}" again in Setup > ${where}: is "${box}" ticked, and does it show the certificate ${awaited.subject}? Tick it, choose the file again (${to('rotate', connectionName)} names it) and Save. Then say so: ${to('rotate', connectionName, '--uploaded')}.`,
  };
  const nextCheck = `Look which certificate "${app.name}" shows in Setup: ours has ${awaited.subject} as its subject.`;
  return { causes: [{ ...told, against: [], nextCheck, ...placesOf(to) }], tellApart: '', waitUntil: null };
}

/** Said first, before any cause: it is proved, and each cause is weighed. */
export function nobodySignsIn({ name }: Pick<ClientApp, 'name'>): string {
  return `Nobody signs in to "${name}" now, with any key pair, and this is not the spreading of a change.`;
}

function lostCause(finding: LostSlotFinding): Pick<Told, 'cause' | 'title' | 'likelihood'> {
  switch (finding.type) {
    case 'emptied':
      return { cause: 'certificate_cleared', title: 'The app holds no certificate', likelihood: 0.97 };
    case 'holdsOurs':
      return {
        cause: 'jwt_flow_not_enabled',
        title: 'The app shows our certificate and takes no assertion',
        likelihood: 0.8,
      };
    case 'holdsAnother':
      return {
        cause: 'certificate_mismatch',
        title:
          finding.connectionName === null
            ? 'Another file was uploaded'
            : `The certificate of the connection "${finding.connectionName}" was uploaded`,
        likelihood: 0.97,
      };
    case 'replacedByTrail':
      return { cause: 'certificate_mismatch', title: 'Another file was uploaded', likelihood: 0.9 };
    case 'notReadable':
      return {
        cause: 'jwt_flow_not_enabled',
        title: 'The app takes no assertion, or holds another certificate',
        likelihood: 0.8,
      };
  }
}

function lostEvidence(finding: LostSlotFinding, { name }: ClientApp): string[] {
  switch (finding.type) {
    case 'emptied':
      return [`"${name}" shows no certificate: the box was unticked, or a deploy left it out.`];
    case 'holdsOurs':
      return [`"${name}" shows ${finding.subject}.`];
    case 'holdsAnother':
      return [`"${name}" holds ${finding.subject} (${finding.fingerprint}), which is none of its key pairs here.`];
    case 'replacedByTrail':
      return [`The setup audit trail says that ours gave way to ${finding.subject}. ${whoAndWhen(finding.change)}`];
    case 'notReadable':
      return [notReadableText(finding.permissions)];
  }
}
