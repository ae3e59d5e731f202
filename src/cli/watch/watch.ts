// `latchkey watch run NAME | list | add-file FILE | add-url HOST | add-source FOLDER | remove SOURCE`

import { relative, resolve } from 'node:path';
import { checkedContact } from '../../domain/connection/connection-input.ts';
import type { Instant } from '../../domain/ports.ts';
import type { Finding, FindingWords } from '../../domain/watch/finding.ts';
import { weakestRsaBits } from '../../domain/watch/finding-kinds.ts';
import { ageDays } from '../../domain/watch/org-reading.ts';
import type { AddedWatch, OrgWatchResult, ProvedApp } from '../../domain/watch/watch-result.ts';
import type { PartNotRead } from '../../domain/watch/watched-place.ts';
import { watchFile } from '../../operations/watch/add-file.ts';
import { watchHost } from '../../operations/watch/add-host.ts';
import { watchSourceFolder } from '../../operations/watch/add-source.ts';
import { listWatched } from '../../operations/watch/list.ts';
import { removeWatch } from '../../operations/watch/remove.ts';
import { runWatch } from '../../operations/watch/run.ts';
import { counted } from '../../text/counted.ts';
import { day, moment } from '../../text/instants.ts';
import { saidWords } from '../../text/said-words.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, texts } from '../read-options.ts';
import { daysLeft } from '../status/describe.ts';
import { table } from '../table.ts';
import { lineWidth } from '../terminal.ts';

export async function run(app: Application, invocation: Invocation): Promise<Outcome> {
  app.terminal.passing('Reading the certificates of the org …');
  const result = await app.perform(runWatch, { name: argument(invocation, 0) });
  const now = app.clock.now();
  const parts = [
    appTable(result, now, lineWidth(app.terminal)),
    ...result.proved.map(describeProved),
    managedTable(result, now, lineWidth(app.terminal)),
    ...result.expiring.map(describeFinding),
    ...result.standing.map(describeFinding),
    ...result.reading.notRead.map(describeNotRead),
    ...result.reading.unreadable.map(({ name, message }) => `Not readable: ${name} (${saidWords(message)}).`),
    result.standing.length + result.expiring.length === 0 ? 'No finding.' : '',
  ];
  return done(parts.filter((part) => part !== '').join('\n\n'), runWatch.view(result, now));
}

function appTable({ reading, ours }: OrgWatchResult, now: Instant, width: number | undefined): string {
  const rows = (reading.apps ?? []).map(({ label, consumerKey, certificate }) => [
    label,
    consumerKey !== null && ours.includes(consumerKey) ? 'ours' : 'other',
    ...(certificate === null
      ? ['no certificate', '', '', '']
      : [
          daysLeft(certificate.notAfter, now),
          certificate.rsaBits === null ? 'not RSA' : `RSA ${certificate.rsaBits}`,
          counted(ageDays(certificate.notBefore, now), 'day'),
          certificate.fingerprint,
        ]),
  ]);
  if (rows.length === 0) return '';
  return table(['connected app', 'whose', 'validity', 'key', 'age', 'fingerprint (SHA-256)'], rows, width);
}

/** What a sign-in proves stands in for a certificate that is not shown. */
function describeProved({ appName, accepted }: ProvedApp): string {
  const proof =
    accepted === null
      ? 'no sign-in has proved one yet'
      : `the sign-in of ${moment(accepted.at)} proved ours, valid until ${day(accepted.notAfter)}\n${accepted.fingerprint}`;
  return `Salesforce does not show the certificate of an External Client App. "${appName}": ${proof}`;
}

function managedTable({ reading }: OrgWatchResult, now: Instant, width: number | undefined): string {
  const rows = (reading.managed ?? []).map(({ label, notAfter, keyBits, certificate }) => [
    label,
    notAfter === null ? '' : daysLeft(notAfter, now),
    keyBits === null ? '' : String(keyBits),
    certificate?.fingerprint ?? 'not shown',
  ]);
  const columns = ['certificate and key management', 'validity', 'key bits', 'fingerprint (SHA-256)'];
  return rows.length === 0 ? '' : table(columns, rows, width);
}

function describeFinding({ severity, title, detail, remedy }: FindingWords & Pick<Finding, 'severity'>): string {
  return `${severity === 'urgent' ? 'URGENT: ' : ''}${title}\n${detail}\n${remedy}`;
}

/** Where findings of several orgs stand below one another. */
function describeWithOrg(finding: Finding): string {
  return `${describeFinding(finding)}${finding.org === null ? '' : `\nOrg: ${finding.org}`}`;
}

const partNames: Readonly<Record<PartNotRead['part'], string>> = {
  connectedApps: 'the Connected Apps',
  managedCertificates: 'Certificate and Key Management',
  setupAuditTrail: 'the setup audit trail',
};

function describeNotRead({ part, permission, message }: PartNotRead): string {
  const why = permission === null ? message : `the user lacks the permission "${permission}"`;
  return `Not read: ${partNames[part]}, because ${why}.`;
}

export async function watchList(app: Application): Promise<Outcome> {
  const watched = await app.perform(listWatched, undefined);
  const now = app.clock.now();
  const rows = watched.certificates.map(({ location, certificate }) => [
    daysLeft(certificate.notAfter, now),
    day(certificate.notAfter),
    location,
  ]);
  const shown = [
    rows.length === 0
      ? 'No certificate is watched besides our own.'
      : table(['validity', 'until', 'where'], rows, lineWidth(app.terminal)),
    ...watched.findings.map(describeWithOrg),
  ];
  return done(shown.join('\n\n'), listWatched.view(watched));
}

export async function addFile(app: Application, invocation: Invocation): Promise<Outcome> {
  const path = resolve(app.workingFolder, argument(invocation, 0));
  const added = await app.perform(watchFile, { path, contacts: contacts(invocation) });
  return done(describeAdded(added, app.clock.now()), watchFile.view(added));
}

export async function addUrl(app: Application, invocation: Invocation): Promise<Outcome> {
  const added = await app.perform(watchHost, { host: argument(invocation, 0), contacts: contacts(invocation) });
  return done(describeAdded(added, app.clock.now()), watchHost.view(added));
}

export async function addSource(app: Application, invocation: Invocation): Promise<Outcome> {
  const path = resolve(app.workingFolder, argument(invocation, 0));
  const found = await app.perform(watchSourceFolder, { path, contacts: contacts(invocation) });
  const { folder, isNew, certificates, unreadable } = found;
  const now = app.clock.now();
  const rows = certificates
    .toSorted((a, b) => a.certificate.notAfter - b.certificate.notAfter)
    .map(({ location, certificate: { notAfter } }) => [
      daysLeft(notAfter, now),
      day(notAfter),
      relative(folder, location),
    ]);
  const lines = [
    `${isNew ? 'Watched from now on' : 'Was watched already, and was read again'}: ${folder}`,
    ...(rows.length === 0 ? [] : [table(['validity', 'until', 'where'], rows, lineWidth(app.terminal))]),
    ...unreadable.map(({ name, message }) => `Not readable: ${relative(folder, name)} (${saidWords(message)}).`),
    'It is read again once a day: files that come are watched, files that go are not any more.',
  ];
  return done(lines.join('\n'), watchSourceFolder.view(found));
}

function contacts({ options }: Invocation): string[] {
  return (texts(options, 'contact') ?? []).map(checkedContact);
}

function describeAdded({ watched, isNew, certificates, weak }: AddedWatch, now: Instant): string {
  const { label, certificate } = watched;
  return [
    `${isNew ? 'Watched from now on' : 'Was watched already, and was read again'}: ${label}`,
    `${certificate.subject}, ${daysLeft(certificate.notAfter, now)} (${day(certificate.notAfter)})`,
    certificate.fingerprint,
    ...(certificates > 1 ? [`Of the ${certificates} certificates in it, this one ends first.`] : []),
    ...weak.map(describeWeak),
  ].join('\n');
}

function describeWeak(point: AddedWatch['weak'][number]): string {
  return point.type === 'key'
    ? `Weak: an RSA key of ${point.bits} bits. Replace it with one of ${counted(weakestRsaBits, 'bit')} or more.`
    : `Weak: signed with ${point.signatureAlgorithm}. Replace it with a certificate signed with SHA-256.`;
}

export async function watchRemove(app: Application, invocation: Invocation): Promise<Outcome> {
  const source = argument(invocation, 0);
  const watched = await app.perform(removeWatch, { source, path: resolve(app.workingFolder, source) });
  const what = 'folder' in watched ? watched.folder : watched.label;
  return done(`Not watched any more: ${what}`, removeWatch.view(watched));
}
