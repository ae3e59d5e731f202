// The remedy for a cause as exact clicks, for this kind of app and org. Fills the texts of the table of causes; holds no text of its own.

import type { AppKind } from '../client-app/client-app.ts';
import { type CauseLabel, causeTable } from './cause-table.ts';
import type { OurCertificate } from './facts.ts';
import { type HostFacts, hostFacts, type OrgKind } from './host-kind.ts';
import { redactSecrets } from './redact.ts';

/** What is known of the connection; what is null is named by a plain noun instead. */
export type RemedySubject = {
  readonly appKind: AppKind | null;
  readonly appName: string | null;
  readonly username: string | null;
  readonly host: HostFacts;
  readonly orgKind: OrgKind | null;
  readonly ourCertificate: OurCertificate | null;
};

/** The subject in the words that fill a text: read once, used for every cause of a diagnosis. */
export type SubjectWords = { readonly appKind: AppKind | null; readonly values: Readonly<Record<string, string>> };

/** With an unknown kind of app the remedy names both ways. The text holds nothing secret. */
export function remedyFor(label: CauseLabel, subject: Partial<RemedySubject> = {}): string {
  return remedyIn(subjectWords(subject), label);
}

/** The look or trial that proves the cause, in the same terms. */
export function checkFor(label: CauseLabel, subject: Partial<RemedySubject> = {}): string {
  return fill(causeTable[label].check, subjectWords(subject));
}

export function remedyIn(words: SubjectWords, label: CauseLabel): string {
  const { remedy } = causeTable[label];
  if ('any' in remedy) return fill(remedy.any, words);
  if (words.appKind === 'connected-app') return fill(remedy.connectedApp, words);
  if (words.appKind === 'external-client-app') return fill(remedy.externalClientApp, words);
  return fill(`Connected App: ${remedy.connectedApp} External Client App: ${remedy.externalClientApp}`, words);
}

export function subjectWords(subject: Partial<RemedySubject>): SubjectWords {
  const {
    appKind = null,
    appName = null,
    username = null,
    host = hostFacts(''),
    orgKind = null,
    ourCertificate = null,
  } = subject;
  const isSandbox = (orgKind ?? host.orgKind) === 'sandbox';
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
      setup: isSandbox ? "the sandbox's Setup" : 'Setup',
      myDomain: myDomain ?? 'MYDOMAIN',
    },
  };
}

export function fill(text: string, { values }: SubjectWords): string {
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name);
  return filled.charAt(0).toUpperCase() + filled.slice(1);
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
