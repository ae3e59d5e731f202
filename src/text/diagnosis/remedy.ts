// The remedy for a cause as exact clicks, for this kind of app and org. Fills the words of causes/; holds none of its own.

import type { AppKind } from '../../domain/client-app/client-app.ts';
import type { CauseLabel } from '../../domain/diagnosis/cause-table.ts';
import { type HostFacts, hostFacts } from '../../domain/diagnosis/host-kind.ts';
import type { RemedySubject } from '../../domain/diagnosis/judge.ts';
import { redactSecrets } from '../../domain/diagnosis/redact.ts';
import { type CalledHand, handOf } from '../hand.ts';
import type { Hand, Words } from '../words.ts';
import { causeTexts } from './cause-words.ts';
import { clicks } from './clicks.ts';
import { diagnosisFrame } from './diagnosis-frame.ts';

/** What fills a text: read once, used for every cause of a diagnosis. */
export type SubjectWords = {
  readonly appKind: AppKind | null;
  readonly values: Readonly<Record<string, string>>;
  readonly name: string;
  readonly to: Hand;
};

/** name: of the connection · latchkey: how the program is called here, or another face's hand. */
export type CalledAs = { readonly name?: string; readonly latchkey?: CalledHand };

/** With an unknown kind of app the remedy names both ways. The text holds nothing secret. */
export function remedyFor(label: CauseLabel, subject: Partial<RemedySubject> = {}, calledAs: CalledAs = {}): string {
  return filledText('remedy', label, subject, calledAs);
}

/** The look or trial that proves the cause, in the same terms. */
export function checkFor(label: CauseLabel, subject: Partial<RemedySubject> = {}, calledAs: CalledAs = {}): string {
  return filledText('check', label, subject, calledAs);
}

function filledText(
  which: 'remedy' | 'check',
  label: CauseLabel,
  subject: Partial<RemedySubject>,
  calledAs: CalledAs,
): string {
  const filledBy = subjectWords(subject, calledAs);
  return fill(causeTexts(label, filledBy.to.words)[which], filledBy);
}

export function subjectWords(subject: Partial<RemedySubject>, calledAs: CalledAs): SubjectWords {
  const { appKind = null, appName = null, username = null, host = hostFacts(''), ourCertificate = null } = subject;
  const to = handOf(calledAs.latchkey ?? 'latchkey');
  const { nouns } = to.words?.diagnosis ?? diagnosisFrame;
  const isSandbox = (subject.orgKind ?? host.orgKind) === 'sandbox';
  const myDomain = host.kind === 'my-domain' ? /^(.+)\.my\.salesforce\.com$/.exec(host.name ?? '')?.[1] : undefined;
  return {
    appKind,
    values: {
      certificate:
        ourCertificate === null
          ? nouns.certificate
          : nouns.ourCertificate(ourCertificate.fileName, ourCertificate.fingerprint),
      app: quoted(appName, to.words) ?? nouns.app,
      username: usernameOf(username) ?? nouns.username,
      host: host.name ?? 'HOST',
      port: String(host.port),
      address: addressOf(host),
      // A simulator of this machine has no page that tells its state.
      outage: host.kind === 'loopback' ? nouns.listensHere(addressOf(host)) : nouns.outage,
      setup: isSandbox ? nouns.sandboxSetup : nouns.setup,
      myDomain: myDomain ?? 'MYDOMAIN',
    },
    name: calledAs.name ?? 'NAME',
    to,
  };
}

const slot = /\{(\w+)\}/g;
const click = new RegExp(`\\{(?:${Object.keys(clicks['connected-app']).join('|')})\\}`);

/** What a text may ask to be done, by its name in braces. */
const doings: Readonly<Record<string, (to: Hand, name: string) => string>> = {
  listCertificates: (to, name) => to('certificate list', name),
  newCertificate: (to, name) => to('certificate download', name),
  exportJks: (to, name) => to('certificate export', name, 'FINGERPRINT --format jks --out FILE'),
  test: (to, name) => to('test', name),
  diagnose: (to) => to('diagnose'),
};

export function fill(text: string, words: SubjectWords): string {
  const { appKind, values, name, to } = words;
  if (appKind === null && click.test(text)) {
    const forKind = (kind: AppKind) => fill(text, { ...words, appKind: kind });
    const { eitherKind } = to.words?.diagnosis ?? diagnosisFrame;
    return eitherKind(forKind('connected-app'), forKind('external-client-app'));
  }
  const nouns = { ...values, ...(appKind === null ? {} : (to.words?.clicks ?? clicks)[appKind]) };
  // Twice: clicks name the app, the user and the certificate themselves.
  const filled = filledOnce(filledOnce(text, nouns), nouns).replace(
    slot,
    (_, doing) => doings[doing]?.(to, name) ?? doing,
  );
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

function filledOnce(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(slot, (asIs, word: string) => words[word] ?? asIs);
}

function addressOf({ name, scheme, port }: HostFacts): string {
  const isUsual = port === (scheme === 'http' ? 80 : 443);
  return `${scheme}://${name ?? 'HOST'}${isUsual ? '' : `:${port}`}`;
}

function quoted(name: string | null, words: Words | null): string | null {
  const text = redactSecrets(name ?? '')
    .replace(/[\s"{}]+/g, ' ')
    .trim()
    .slice(0, 80);
  if (text === '') return null;
  return words === null ? `"${text}"` : words.quoted(text);
}

function usernameOf(name: string | null): string | null {
  const text = redactSecrets(name ?? '').trim();
  return text.length <= 80 && /^[^\s@{}]+@[^\s@{}]+$/.test(text) ? text : null;
}
