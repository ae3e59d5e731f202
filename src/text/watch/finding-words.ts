// The words of each finding of the certificate watch: what is so, what shows it, what to do. The English ones are frozen when it is
// found, for mails and the audit; pages tell it anew from its facts.

import type { Finding, FindingPrinter, FindingWords } from '../../domain/watch/finding.ts';
import {
  type JudgedFinding,
  type KeptFinding,
  type UnreadableSource,
  weakestRsaBits,
} from '../../domain/watch/finding-kinds.ts';
import { counted } from '../counted.ts';
import { errorWords } from '../errors.ts';
import { byCommand, byPage } from '../hand.ts';
import { capitalised } from '../input-words.ts';
import { fileWords } from '../key-pair/file-words.ts';
import type { NamedPage } from '../page-of-command.ts';
import type { FindingTable, Hand, Words } from '../words.ts';
import { whoAndWhen } from './who-and-when.ts';

export const findingPrinter: FindingPrinter = {
  judged: (finding) => forEachFace((to) => (isEnd(finding) ? ends(finding, to) : keptWords(finding, to))),
  unreadable: (source) => forEachFace((to) => keptWords(source, to)),
};

function forEachFace(words: (to: Hand) => FindingWords): FindingWords {
  const to = byPage();
  const { remedy } = words(to);
  return { ...words(byCommand('latchkey')), onPages: { remedy, places: to.taken() ?? [] } };
}

/** @param words null: English. A finding of before is told as it was written. */
export function findingOnPages(
  { facts, title, detail, remedy, onPages }: Finding,
  words: Words | null,
): FindingWords & { places: NamedPage[] | readonly { page: string; connection: string | null }[] } {
  if (facts === undefined) return { title, detail, remedy: onPages?.remedy ?? remedy, places: onPages?.places ?? [] };
  const to = byPage(words);
  return { ...keptWords(facts, to), places: to.taken() ?? [] };
}

function keptWords(finding: KeptFinding, to: Hand): FindingWords {
  const table: Readonly<Record<string, unknown>> = to.words?.findings ?? english;
  const say = table[finding.kind] as (finding: KeptFinding, to: Hand) => ReturnType<FindingTable['keyWeak']>;
  const [title, detail, remedy] = say(finding, to);
  return { title, detail, remedy };
}

/** Why a file or host elsewhere gave no certificate. */
export function whyUnreadable({ why }: UnreadableSource, to: Hand): string {
  if (why.type === 'error') return errorWords(why, to).message;
  const [problem, fix] = fileWords(why, null, to.words);
  return `${capitalised(problem)}. ${fix}`;
}

type Of<Kind extends JudgedFinding['kind']> = JudgedFinding & { kind: Kind };
type End = Of<'certificateExpired' | 'certificateNearsExpiry'>;

function isEnd(finding: JudgedFinding): finding is End {
  return finding.kind === 'certificateExpired' || finding.kind === 'certificateNearsExpiry';
}

function ends({ kind, holder, notAfter, daysLeft, connectionName, isOfAuthority }: End, to: Hand): FindingWords {
  const isPast = kind === 'certificateExpired';
  const ends = daysLeft === 0 ? 'expires today' : `expires in ${counted(daysLeft, 'day')}`;
  return {
    title: `The certificate of ${called(holder)} ${isPast ? 'expired' : ends}`,
    detail: `It ${isPast ? 'ended' : 'ends'} on ${new Date(notAfter).toISOString().slice(0, 10)}.`,
    remedy:
      connectionName === null
        ? 'Put a new certificate in its place before it stops what signs in with it.'
        : isOfAuthority
          ? `Ask its authority for the next: ${to('certificate request', connectionName)}.`
          : `Rotate it: ${to('rotate', connectionName)}.`,
  };
}

const keyWeak = ({ holder, bits }: Of<'keyWeak' | 'managedKeyWeak'>) =>
  [
    `The key of ${called(holder)} is weak`,
    `An RSA key of ${bits} bits; ${weakestRsaBits} is the least that counts as safe.`,
    'Replace the certificate with one over an RSA key of 2,048 bits or more.',
  ] as const;

const inWrongApp = (
  { label, ownerName, connectionName, kind }: Of<'certificateOfAnotherApp' | 'otherAppByTrail'>,
  to: Hand,
) => {
  // The trail names certificates, and no app that is not ours.
  const app = kind === 'otherAppByTrail' && connectionName === null ? `the one that held ${label}` : `"${label}"`;
  return [
    `The certificate of "${ownerName}" was uploaded to the wrong app: ${app}`,
    `It was made for the connection "${ownerName}"; with it in place nothing else can sign in to that app.`,
    connectionName === null
      ? `Upload it to the app of "${ownerName}", and give the other app its own certificate back.`
      : `Upload it to the app of "${ownerName}", and to "${label}" the one of ${to('certificate list', connectionName)}.`,
  ] as const;
};

const english: FindingTable = {
  keyWeak,
  managedKeyWeak: keyWeak,
  certificateOfAnotherApp: inWrongApp,
  otherAppByTrail: inWrongApp,
  signatureWeak: ({ holder, signatureAlgorithm }) => [
    `The certificate of ${called(holder)} has a weak signature`,
    `Its signature is ${signatureAlgorithm}.`,
    'Replace it with a certificate signed with SHA-256.',
  ],
  certificateShared: ({ apps }) => {
    const names = apps.map(({ label, fullName }) => `"${label}" (${fullName})`).sort();
    return [
      `${names.length} apps share one key`,
      `${names.join(', ')}.`,
      'Give each app a key pair of its own, so that a leak of one opens one.',
    ];
  },
  certificateCleared: ({ label, connectionName }, to) => {
    const title = `The app "${label}" has no certificate any more`;
    return connectionName === null
      ? [
          title,
          'It had one when it was read before. What signs in with it is locked out.',
          'Ask whoever deploys to this org; a deploy that leaves the certificate out clears it.',
        ]
      : [
          title,
          'The org accepted one before; a deploy that leaves the certificate out clears it, and so does switching digital signatures off.',
          `Upload it again: ${to('certificate list', connectionName)} names it, ${to('certificate show', connectionName, 'FINGERPRINT --out FILE')} gives it.`,
        ];
  },
  certificateNotHeld: ({ label, fingerprint, connectionName, why }, to) =>
    why.type === 'anotherCertificate'
      ? [
          `The app "${label}" holds another certificate than ours`,
          `It holds ${why.subject} (${fingerprint})${why.isOfAnotherInstallation ? ', which another installation of Latchkey made' : ''}.`,
          `Upload the one of ${to('certificate list', connectionName)}, or take the other pair over: ${to('certificate import')}.`,
        ]
      : [
          `The app "${label}" holds a certificate whose key is ${why.type}`,
          why.type === 'compromised'
            ? 'Whoever has the leaked key can sign in until the certificate is replaced in Salesforce.'
            : 'Its private key was destroyed when its retention was over; nothing of ours can sign in with it.',
          `Get the certificate that belongs there: ${to(why.isOfAuthority ? 'certificate request' : 'rotate', connectionName)}.`,
        ],
  certificateReplaced: ({ label, subject, fingerprint, change, connectionName }, to) => [
    `Somebody replaced the certificate of the app "${label}"`,
    `It holds ${subject} (${fingerprint}), which is not ours. ${change === null ? 'The setup audit trail does not tell who did it.' : whoAndWhen(change)}`,
    `Ask whoever did it; to go back, upload a certificate of ${to('certificate list', connectionName)}, or take the other pair over: ${to('certificate import')}.`,
  ],
  replacedByTrail: ({ label, to: other, change, connectionName }, to) => [
    `Somebody replaced the certificate of the app "${label}"`,
    `The setup audit trail says that ours gave way to ${other}. ${whoAndWhen(change)}`,
    `See whether it still signs in: ${to('test', connectionName)}; to go back, upload a certificate of ${to('certificate list', connectionName)}.`,
  ],
  certificateRenewed: ({ label, subject, fingerprint, before }) => [
    `The certificate of the app "${label}" was replaced`,
    `It holds ${subject} (${fingerprint}) now, before it was ${before}.`,
    'If nobody of yours did that, find out who in the setup audit trail of the org.',
  ],
  appUnknown: ({ label, subject, fingerprint }) => [
    `A certificate appeared on the app "${label}", which Latchkey does not know`,
    `It holds ${subject} (${fingerprint}); at the last reading it had none, or the app was not there.`,
    'If it is wanted, nothing is to be done: its certificate is watched from now on. Else find out who made it.',
  ],
  sourceUnreadable: (source, to) => [
    `The watched certificate "${source.label}" cannot be read`,
    whyUnreadable(source, to),
    `Mend it, or stop watching: ${to('watch remove', source.location)}. Until then ${source.isCounted ? 'its last certificate is counted' : 'nothing of it is watched'}.`,
  ],
};

function called({ type, label }: Of<'keyWeak' | 'managedKeyWeak'>['holder']): string {
  return type === 'app' ? `the app "${label}"` : `"${label}" in Certificate and Key Management`;
}
