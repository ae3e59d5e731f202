// `latchkey watch run NAME | list | add-file FILE | add-url HOST | remove SOURCE`

import { resolve } from 'node:path';
import { checkedContact } from '../../domain/connection/connection-input.ts';
import type { Instant } from '../../domain/ports.ts';
import { iso } from '../../domain/ports.ts';
import type { Finding } from '../../domain/watch/finding.ts';
import type { JudgedFinding } from '../../domain/watch/finding-kinds.ts';
import { readFindingId } from '../../domain/watch/watch-ids.ts';
import type { WatchedCertificate } from '../../domain/watch/watched-certificate.ts';
import type { NotRead } from '../../domain/watch/watched-place.ts';
import { listWatched } from '../../operations/watch/list-watched.ts';
import { type AddedWatch, removeWatch, watchFile, watchHost } from '../../operations/watch/watch-elsewhere.ts';
import { ageDays, type OrgWatchResult, type ProvedApp, watchOrgByName } from '../../operations/watch/watch-org.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, texts } from '../read-options.ts';
import { day, daysLeft, moment } from '../status/describe.ts';
import { table } from '../table.ts';

export async function run(app: Application, invocation: Invocation): Promise<Outcome> {
  const context = await app.watch();
  app.terminal.passing('Reading the certificates of the org …');
  const result = await watchOrgByName(context, argument(invocation, 0));
  const now = context.clock.now();
  const json = runJson(result, now);
  const parts = [
    appTable(result, now),
    ...result.proved.map(describeProved),
    managedTable(result, now),
    ...result.expiring.map(describeFinding),
    ...result.standing.map(describeFinding),
    ...result.reading.notRead.map(describeNotRead),
    ...result.reading.unreadable.map(({ name, message }) => `Not readable: ${name} (${message}).`),
    result.standing.length + result.expiring.length === 0 ? 'No finding.' : '',
  ];
  return done(parts.filter((part) => part !== '').join('\n\n'), json);
}

function appTable({ reading, ours }: OrgWatchResult, now: Instant): string {
  const rows = (reading.apps ?? []).map(({ label, consumerKey, certificate }) => [
    label,
    consumerKey !== null && ours.includes(consumerKey) ? 'ours' : 'other',
    ...(certificate === null
      ? ['no certificate', '', '', '']
      : [
          daysLeft(certificate.notAfter, now),
          certificate.rsaBits === null ? 'not RSA' : `RSA ${certificate.rsaBits}`,
          `${ageDays(certificate.notBefore, now)} days`,
          certificate.fingerprint,
        ]),
  ]);
  if (rows.length === 0) return '';
  return table(['connected app', 'whose', 'validity', 'key', 'age', 'fingerprint (SHA-256)'], rows);
}

/** What a sign-in proves stands in for a certificate that is not shown. */
function describeProved({ appName, accepted }: ProvedApp): string {
  const proof =
    accepted === null
      ? 'no sign-in has proved one yet'
      : `the sign-in of ${moment(accepted.at)} proved ours, valid until ${day(accepted.notAfter)}\n${accepted.fingerprint}`;
  return `Salesforce does not show the certificate of an External Client App. "${appName}": ${proof}`;
}

function managedTable({ reading }: OrgWatchResult, now: Instant): string {
  const rows = (reading.managed ?? []).map(({ label, notAfter, keyBits }) => [
    label,
    notAfter === null ? '' : daysLeft(notAfter, now),
    keyBits === null ? '' : String(keyBits),
  ]);
  return rows.length === 0 ? '' : table(['certificate and key management', 'validity', 'key bits'], rows);
}

function describeFinding({ severity, title, detail, remedy }: JudgedFinding | Finding): string {
  return `${severity === 'urgent' ? 'URGENT: ' : ''}${title}\n${detail}\n${remedy}`;
}

/** Where findings of several orgs stand below one another. */
function describeWithOrg(finding: Finding): string {
  return `${describeFinding(finding)}${finding.org === null ? '' : `\nOrg: ${finding.org}`}`;
}

const partNames: Readonly<Record<NotRead['part'], string>> = {
  connectedApps: 'the Connected Apps',
  managedCertificates: 'Certificate and Key Management',
  setupAuditTrail: 'the setup audit trail',
};

function describeNotRead({ part, permission, message }: NotRead): string {
  const why = permission === null ? message : `the user lacks the permission "${permission}"`;
  return `Not read: ${partNames[part]}, because ${why}.`;
}

function runJson(
  { connection, reading, ours, proved, expiring, standing, opened, ended }: OrgWatchResult,
  now: Instant,
) {
  return {
    connection,
    orgId: reading.orgId,
    readAt: iso(reading.at),
    apps: (reading.apps ?? []).map(({ fullName, label, consumerKey, certificate }) => ({
      name: fullName,
      label,
      consumerKey,
      isOurs: consumerKey !== null && ours.includes(consumerKey),
      certificate: certificate && {
        fingerprint: certificate.fingerprint,
        subject: certificate.subject,
        notBefore: iso(certificate.notBefore),
        notAfter: iso(certificate.notAfter),
        ageDays: ageDays(certificate.notBefore, now),
        keyBits: certificate.rsaBits,
        signatureAlgorithm: certificate.signatureAlgorithm,
      },
    })),
    externalClientApps: proved.map(({ appName, connection: name, accepted }) => ({
      name: appName,
      connection: name,
      lastAccepted: accepted && {
        fingerprint: accepted.fingerprint,
        at: iso(accepted.at),
        notAfter: iso(accepted.notAfter),
      },
    })),
    managed: (reading.managed ?? []).map((managed) => ({ ...managed, notAfter: iso(managed.notAfter) })),
    findings: [
      ...expiring.map(({ kind, severity, title, detail, remedy }) => ({ kind, severity, title, detail, remedy })),
      ...standing.map(findingJson),
    ],
    opened,
    ended,
    notRead: reading.notRead,
    unreadable: reading.unreadable,
  };
}

function findingJson({ id, foundAt, severity, org, title, detail, remedy }: Finding) {
  return { kind: readFindingId(id)?.kind ?? null, severity, org, title, detail, remedy, foundAt: iso(foundAt) };
}

export async function list(app: Application): Promise<Outcome> {
  const context = await app.watch();
  const now = context.clock.now();
  const { certificates, findings } = await listWatched(context);
  const sorted = certificates.toSorted((a, b) => a.certificate.notAfter - b.certificate.notAfter);
  const rows = sorted.map(({ location, certificate }) => [
    daysLeft(certificate.notAfter, now),
    day(certificate.notAfter),
    location,
  ]);
  const shown = [
    rows.length === 0 ? 'No certificate is watched besides our own.' : table(['validity', 'until', 'where'], rows),
    ...findings.map(describeWithOrg),
  ];
  return done(shown.join('\n\n'), {
    certificates: sorted.map(watchedJson),
    findings: findings.map(findingJson),
  });
}

export async function addFile(app: Application, invocation: Invocation): Promise<Outcome> {
  const path = resolve(app.workingFolder, argument(invocation, 0));
  const context = await app.watch();
  return added(await watchFile(context, path, contacts(invocation)), context.clock.now());
}

export async function addUrl(app: Application, invocation: Invocation): Promise<Outcome> {
  const context = await app.watch();
  return added(await watchHost(context, argument(invocation, 0), contacts(invocation)), context.clock.now());
}

function contacts({ options }: Invocation): string[] {
  return (texts(options, 'contact') ?? []).map(checkedContact);
}

function added({ watched, isNew }: AddedWatch, now: Instant): Outcome {
  const { label, certificate } = watched;
  const text = [
    `${isNew ? 'Watched from now on' : 'Was watched already, and was read again'}: ${label}`,
    `${certificate.subject}, ${daysLeft(certificate.notAfter, now)} (${day(certificate.notAfter)})`,
    certificate.fingerprint,
  ];
  return done(text.join('\n'), watchedJson(watched));
}

export async function remove(app: Application, invocation: Invocation): Promise<Outcome> {
  const source = argument(invocation, 0);
  const watched = await removeWatch(await app.watch(), source, resolve(app.workingFolder, source));
  return done(`Not watched any more: ${watched.label}`, watchedJson(watched));
}

function watchedJson({ label, location, certificate, contacts: told }: WatchedCertificate) {
  const { fingerprint, subject, notAfter } = certificate;
  return { label, location, fingerprint, subject, notAfter: iso(notAfter), contacts: told };
}
