// The remedy for a cause as exact clicks, for this kind of app and org. Fills the texts of the table of causes; holds no text of its own.
import { type CauseLabel, causeTable } from './cause-table.ts';
import { type AppKind, appKindOf } from './facts.ts';
import { textOf } from './failure-report.ts';
import { hostFacts, orgKindOf } from './host-kind.ts';
import { redactSecrets } from './redact.ts';

/** What is known of the connection; free text is taken, and whatever is missing is named by a plain noun instead. */
export type RemedySubject = {
  readonly appKind?: unknown;
  readonly appName?: unknown;
  readonly username?: unknown;
  readonly loginUrl?: unknown;
  readonly orgKind?: unknown;
};

/** The subject in the words that fill a text: read once, used for every cause of a diagnosis. */
export type SubjectWords = { readonly appKind: AppKind | null; readonly values: Readonly<Record<string, string>> };

/** With an unknown kind of app the remedy names both ways. The text holds nothing secret. */
export function remedyFor(label: CauseLabel, subject: RemedySubject = {}): string {
  return remedyIn(subjectWords(subject), label);
}

/** The look or trial that proves the cause, in the same terms. */
export function checkFor(label: CauseLabel, subject: RemedySubject = {}): string {
  return fill(causeTable[label].check, subjectWords(subject));
}

export function remedyIn(words: SubjectWords, label: CauseLabel): string {
  const { remedy } = causeTable[label];
  if ('any' in remedy) return fill(remedy.any, words);
  if (words.appKind === 'connected-app') return fill(remedy.connectedApp, words);
  if (words.appKind === 'external-client-app') return fill(remedy.externalClientApp, words);
  return fill(`Connected App: ${remedy.connectedApp} External Client App: ${remedy.externalClientApp}`, words);
}

export function subjectWords(subject: RemedySubject): SubjectWords {
  const host = hostFacts(textOf(subject.loginUrl));
  const isSandbox = (orgKindOf(textOf(subject.orgKind)) ?? host.orgKind) === 'sandbox';
  const myDomain = host.kind === 'my-domain' ? /^(.+)\.my\.salesforce\.com$/.exec(host.name ?? '')?.[1] : undefined;
  return {
    appKind: appKindOf(textOf(subject.appKind)),
    values: {
      app: quoted(subject.appName) ?? 'the app',
      username: usernameOf(subject.username) ?? 'the user',
      host: host.name ?? 'HOST',
      setup: isSandbox ? "the sandbox's Setup" : 'Setup',
      myDomain: myDomain ?? 'MYDOMAIN',
    },
  };
}

export function fill(text: string, { values }: SubjectWords): string {
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name);
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

function quoted(name: unknown): string | null {
  const text = redactSecrets(textOf(name))
    .replace(/[\s"{}]+/g, ' ')
    .trim()
    .slice(0, 80);
  return text === '' ? null : `"${text}"`;
}

function usernameOf(name: unknown): string | null {
  const text = redactSecrets(textOf(name)).trim();
  return text.length <= 80 && /^[^\s@{}]+@[^\s@{}]+$/.test(text) ? text : null;
}
