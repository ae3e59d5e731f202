// The words of each finding of the certificate watch: what is so, what shows it, what to do. Frozen when it is found, since
// mails and pages tell it later and elsewhere.

import type { FindingPrinter, FindingWords } from '../../domain/watch/finding.ts';
import { type JudgedFinding, weakestRsaBits } from '../../domain/watch/finding-kinds.ts';
import { FormatError } from '../../formats/format-error.ts';
import { counted } from '../counted.ts';
import { errorWords } from '../errors.ts';
import { byCommand, byPage } from '../hand.ts';
import type { Hand } from '../words.ts';
import { whoAndWhen } from './who-and-when.ts';

export const findingPrinter: FindingPrinter = {
  judged: (finding) => forEachFace((to) => judged(finding, to)),
  unreadable: ({ label, location, isCounted }, error) =>
    forEachFace((to) => ({
      title: `The watched certificate "${label}" cannot be read`,
      detail: error instanceof FormatError ? error.message : errorWords(error, to).message,
      remedy: `Mend it, or stop watching: ${to('watch remove', location)}. Until then ${
        isCounted ? 'its last certificate is counted' : 'nothing of it is watched'
      }.`,
    })),
};

function forEachFace(words: (to: Hand) => FindingWords): FindingWords {
  const to = byPage();
  const { remedy } = words(to);
  return { ...words(byCommand('latchkey')), onPages: { remedy, places: to.taken() ?? [] } };
}

type Of<Kind extends JudgedFinding['kind']> = JudgedFinding & { kind: Kind };

function judged(finding: JudgedFinding, to: Hand): FindingWords {
  const { fingerprint } = finding;
  switch (finding.kind) {
    case 'certificateExpired':
    case 'certificateNearsExpiry':
      return ends(finding, to);
    case 'keyWeak':
    case 'managedKeyWeak':
      return {
        title: `The key of ${called(finding.holder)} is weak`,
        detail: `An RSA key of ${finding.bits} bits; ${weakestRsaBits} is the least that counts as safe.`,
        remedy: 'Replace the certificate with one over an RSA key of 2,048 bits or more.',
      };
    case 'signatureWeak':
      return {
        title: `The certificate of ${called(finding.holder)} has a weak signature`,
        detail: `Its signature is ${finding.signatureAlgorithm}.`,
        remedy: 'Replace it with a certificate signed with SHA-256.',
      };
    case 'certificateShared': {
      const names = finding.apps.map(({ label, fullName }) => `"${label}" (${fullName})`).sort();
      return {
        title: `${names.length} apps share one key`,
        detail: `${names.join(', ')}.`,
        remedy: 'Give each app a key pair of its own, so that a leak of one opens one.',
      };
    }
    case 'certificateCleared':
      return cleared(finding, to);
    case 'certificateOfAnotherApp':
    case 'otherAppByTrail':
      return inWrongApp(finding, to);
    case 'certificateNotHeld':
      return notHeld(finding, to);
    case 'certificateReplaced':
      return {
        title: `Somebody replaced the certificate of the app "${finding.label}"`,
        detail: `It holds ${finding.subject} (${fingerprint}), which is not ours. ${finding.change === null ? 'The setup audit trail does not tell who did it.' : whoAndWhen(finding.change)}`,
        remedy: `Ask whoever did it; to go back, upload a certificate of ${to('certificate list', finding.connectionName)}, or take the other pair over: ${to('certificate import')}.`,
      };
    case 'replacedByTrail':
      return {
        title: `Somebody replaced the certificate of the app "${finding.label}"`,
        detail: `The setup audit trail says that ours gave way to ${finding.to}. ${whoAndWhen(finding.change)}`,
        remedy: `See whether it still signs in: ${to('test', finding.connectionName)}; to go back, upload a certificate of ${to('certificate list', finding.connectionName)}.`,
      };
    case 'certificateRenewed':
      return {
        title: `The certificate of the app "${finding.label}" was replaced`,
        detail: `It holds ${finding.subject} (${fingerprint}) now, before it was ${finding.before}.`,
        remedy: 'If nobody of yours did that, find out who in the setup audit trail of the org.',
      };
    case 'appUnknown':
      return {
        title: `A certificate appeared on the app "${finding.label}", which Latchkey does not know`,
        detail: `It holds ${finding.subject} (${fingerprint}); at the last reading it had none, or the app was not there.`,
        remedy:
          'If it is wanted, nothing is to be done: its certificate is watched from now on. Else find out who made it.',
      };
  }
}

function ends(
  { kind, holder, notAfter, daysLeft, connectionName }: Of<'certificateExpired' | 'certificateNearsExpiry'>,
  to: Hand,
): FindingWords {
  const isPast = kind === 'certificateExpired';
  const ends = daysLeft === 0 ? 'expires today' : `expires in ${counted(daysLeft, 'day')}`;
  return {
    title: `The certificate of ${called(holder)} ${isPast ? 'expired' : ends}`,
    detail: `It ${isPast ? 'ended' : 'ends'} on ${new Date(notAfter).toISOString().slice(0, 10)}.`,
    remedy:
      connectionName === null
        ? 'Put a new certificate in its place before it stops what signs in with it.'
        : `Rotate it: ${to('rotate', connectionName)}.`,
  };
}

function called({ type, label }: Of<'keyWeak' | 'managedKeyWeak'>['holder']): string {
  return type === 'app' ? `the app "${label}"` : `"${label}" in Certificate and Key Management`;
}

function cleared({ label, connectionName }: Of<'certificateCleared'>, to: Hand): FindingWords {
  const title = `The app "${label}" has no certificate any more`;
  if (connectionName === null) {
    return {
      title,
      detail: 'It had one when it was read before. What signs in with it is locked out.',
      remedy: 'Ask whoever deploys to this org; a deploy that leaves the certificate out clears it.',
    };
  }
  return {
    title,
    detail:
      'The org accepted one before; a deploy that leaves the certificate out clears it, and so does switching digital signatures off.',
    remedy: `Upload it again: ${to('certificate list', connectionName)} names it, ${to('certificate show', connectionName, 'FINGERPRINT --out FILE')} gives it.`,
  };
}

function inWrongApp(
  { label, ownerName, connectionName, kind }: Of<'certificateOfAnotherApp' | 'otherAppByTrail'>,
  to: Hand,
): FindingWords {
  // The trail names certificates, and no app that is not ours.
  const app = kind === 'otherAppByTrail' && connectionName === null ? `the one that held ${label}` : `"${label}"`;
  return {
    title: `The certificate of "${ownerName}" was uploaded to the wrong app: ${app}`,
    detail: `It was made for the connection "${ownerName}"; with it in place nothing else can sign in to that app.`,
    remedy:
      connectionName === null
        ? `Upload it to the app of "${ownerName}", and give the other app its own certificate back.`
        : `Upload it to the app of "${ownerName}", and to "${label}" the one of ${to('certificate list', connectionName)}.`,
  };
}

function notHeld({ label, fingerprint, connectionName, why }: Of<'certificateNotHeld'>, to: Hand): FindingWords {
  if (why.type === 'anotherCertificate') {
    return {
      title: `The app "${label}" holds another certificate than ours`,
      detail: `It holds ${why.subject} (${fingerprint})${why.isOfAnotherInstallation ? ', which another installation of Latchkey made' : ''}.`,
      remedy: `Upload the one of ${to('certificate list', connectionName)}, or take the other pair over: ${to('certificate import')}.`,
    };
  }
  return {
    title: `The app "${label}" holds a certificate whose key is ${why.type}`,
    detail:
      why.type === 'compromised'
        ? 'Whoever has the leaked key can sign in until the certificate is replaced in Salesforce.'
        : 'Its private key was destroyed when its retention was over; nothing of ours can sign in with it.',
    remedy: `Get the certificate that belongs there: ${to('rotate', connectionName)}.`,
  };
}
