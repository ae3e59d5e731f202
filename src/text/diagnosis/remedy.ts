// The remedy for a cause as exact clicks, for this kind of app and org. Fills the words of causes/; holds none of its own.

import type { AppKind } from '../../domain/client-app/client-app.ts';
import type { CauseLabel } from '../../domain/diagnosis/cause-table.ts';
import { type HostFacts, hostFacts } from '../../domain/diagnosis/host-kind.ts';
import type { RemedySubject } from '../../domain/diagnosis/judge.ts';
import { redactSecrets } from '../../domain/diagnosis/redact.ts';
import { type CalledHand, handOf } from '../hand.ts';
import type { Hand } from '../words.ts';
import { causeWords } from './cause-words.ts';
import { clicks } from './clicks.ts';

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
  return fill(causeWords(label).remedy, subjectWords(subject, calledAs));
}

/** The look or trial that proves the cause, in the same terms. */
export function checkFor(label: CauseLabel, subject: Partial<RemedySubject> = {}, calledAs: CalledAs = {}): string {
  return fill(causeWords(label).check, subjectWords(subject, calledAs));
}

export function subjectWords(subject: Partial<RemedySubject>, calledAs: CalledAs): SubjectWords {
  const { appKind = null, appName = null, username = null, host = hostFacts(''), ourCertificate = null } = subject;
  const isSandbox = (subject.orgKind ?? host.orgKind) === 'sandbox';
  const myDomain = host.kind === 'my-domain' ? /^(.+)\.my\.salesforce\.com$/.exec(host.name ?? '')?.[1] : undefined;
  return {
    appKind,
    values: {
      certificate:
        ourCertificate === null
          ? 'the .crt of the key in use'
          : `${ourCertificate.fileName} (SHA-256 ${ourCertificate.fingerprint})`,
      app: quoted(appName) ?? 'the app',
      username: usernameOf(username) ?? 'the user',
      host: host.name ?? 'HOST',
      port: String(host.port),
      address: addressOf(host),
      // A simulator of this machine has no page that tells its state.
      outage:
        host.kind === 'loopback'
          ? `see whether a program listens on ${addressOf(host)} of this machine`
          : 'look up the instance of the org at https://status.salesforce.com',
      setup: isSandbox ? "the sandbox's Setup" : 'Setup',
      myDomain: myDomain ?? 'MYDOMAIN',
    },
    name: calledAs.name ?? 'NAME',
    to: handOf(calledAs.latchkey ?? 'latchkey'),
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
    return `Connected App: ${forKind('connected-app')} External Client App: ${forKind('external-client-app')}`;
  }
  const nouns = { ...values, ...(appKind === null ? {} : clicks[appKind]) };
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

function quoted(name: string | null): string | null {
  const text = redactSecrets(name ?? '')
    .replace(/[\s"{}]+/g, ' ')
    .trim()
    .slice(0, 80);
  return text === '' ? null : `"${text}"`;
}

function usernameOf(name: string | null): string | null {
  const text = redactSecrets(name ?? '').trim();
  return text.length <= 80 && /^[^\s@{}]+@[^\s@{}]+$/.test(text) ? text : null;
}
