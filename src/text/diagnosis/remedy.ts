// The remedy for a cause as exact clicks, for this kind of app and org. Fills the words of causes/; holds none of its own.

import type { AppKind } from '../../domain/client-app/client-app.ts';
import type { CauseLabel } from '../../domain/diagnosis/cause-table.ts';
import { type HostFacts, hostFacts } from '../../domain/diagnosis/host-kind.ts';
import type { RemedySubject } from '../../domain/diagnosis/judge.ts';
import { redactSecrets } from '../../domain/diagnosis/redact.ts';
import { causeWords } from './cause-words.ts';
import { clicks } from './clicks.ts';

/** What fills a text: read once, used for every cause of a diagnosis. */
export type SubjectWords = { readonly appKind: AppKind | null; readonly values: Readonly<Record<string, string>> };

/** name: of the connection · latchkey: how the program is called here. */
export type CalledAs = { readonly name?: string; readonly latchkey?: string };

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
      setup: isSandbox ? "the sandbox's Setup" : 'Setup',
      myDomain: myDomain ?? 'MYDOMAIN',
      name: calledAs.name ?? 'NAME',
      latchkey: calledAs.latchkey ?? 'latchkey',
    },
  };
}

const click = new RegExp(`\\{(?:${Object.keys(clicks['connected-app']).join('|')})\\}`);

export function fill(text: string, { appKind, values }: SubjectWords): string {
  if (appKind === null && click.test(text)) {
    const forKind = (kind: AppKind) => fill(text, { appKind: kind, values });
    return `Connected App: ${forKind('connected-app')} External Client App: ${forKind('external-client-app')}`;
  }
  const words = { ...values, ...(appKind === null ? {} : clicks[appKind]) };
  // Twice: clicks name the app, the user and the certificate themselves.
  const filled = filledOnce(filledOnce(text, words), words);
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

function filledOnce(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? name);
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
