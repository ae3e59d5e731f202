// The subjects that are no certificate of an app of ours: a connection's failure, a certificate elsewhere, a finding, a
// message that was given up, and the installation itself.

import type { ClientApp } from '../client-app/client-app.ts';
import type { Connection } from '../connection/connection.ts';
import { type HeartbeatLoop, monthsAfter, standingLoops } from '../installation/heartbeat.ts';
import type { SeenTrouble } from '../installation/trouble.ts';
import type { KeyPair } from '../key-pair/key-pair.ts';
import { meantCertificate } from '../key-pair/meant-certificate.ts';
import type { Instant } from '../ports.ts';
import type { Finding } from '../watch/finding.ts';
import { isManagedId } from '../watch/watch-ids.ts';
import type { WatchedCertificate } from '../watch/watched-certificate.ts';
import { shownConnection } from './app-subjects.ts';
import type { NoticeItem } from './notice-item.ts';
import type { MessageStanding, NoticeMessage } from './notice-message.ts';
import type { NoticeSettings } from './notice-settings.ts';
import { contactsOf, type NoticeSubject } from './notice-subject.ts';
import { expirySteps, type Severity, type Step } from './steps.ts';

/** What may pass by itself: Salesforce or the way to it is away. Everything else is a refusal, and waits for a person. */
const outages: readonly string[] = ['unavailable', 'noAnswer'];
/** The certificate's own notice tells it; the episode stays open, so that its end is told to who heard its beginning. */
const toldByExpiry = 'certificateExpired';

/** A failure episode, from the first failed sign-in to the next that works. */
export function connectionSubjects(
  connection: Connection,
  { app, pairs }: { app: ClientApp; pairs: readonly KeyPair[] },
  settings: NoticeSettings,
): NoticeSubject[] {
  const { failure } = connection;
  // Never worked: whoever sets it up sees the diagnosis in the same moment.
  if (failure === null || connection.org === null) return [];
  const item = {
    type: 'stoppedWorking',
    connection: shownConnection(connection),
    app: { kind: app.kind, name: app.name, certificate: meantCertificate(connection.name, app, pairs) },
    since: failure.since,
    code: failure.code,
    message: failure.message,
    ...(failure.slotLostAt === undefined ? {} : { isSlotLost: true as const }),
    ...(failure.judged === undefined ? {} : { judged: failure.judged }),
  } as const;
  const dueAt = failure.since + (outages.includes(failure.code) ? settings.outageGraceMs : 0);
  const contacts = contactsOf(connection.contacts, settings.defaultContacts);
  const subject = once(failureKey(connection.id, failure.since), item, 'stopped', dueAt, 'urgent', contacts);
  return [failure.code === toldByExpiry ? { ...subject, hearers: [] } : subject];
}

function failureKey(connectionId: string, since: Instant): string {
  return `failure:${connectionId}:${since}`;
}

/** When the episode of a subject began, or null when the subject is no failure episode. */
export function episodeSince(subjectKey: string): Instant | null {
  const since = /^failure:[^:]+:(\d+)$/.exec(subjectKey)?.[1];
  return since === undefined ? null : Number(since);
}

export function watchedSubjects(watched: WatchedCertificate, settings: NoticeSettings, now: Instant): NoticeSubject[] {
  const { id, label, location, certificate } = watched;
  return [
    {
      // Whether Salesforce shows the fingerprint of a managed one hangs on a permission: the certificate is the same.
      key: `watched:${id}:${isManagedId(id) ? '' : certificate.fingerprint}`,
      item: { type: 'watchedCertificateExpires', certificate, label, location },
      hearers: [
        {
          contacts: contactsOf(watched.contacts, settings.defaultContacts),
          steps: expirySteps(certificate.notAfter, watched.noticeDays ?? settings.noticeDays, now),
        },
      ],
      except: null,
    },
  ];
}

export function findingSubjects(finding: Finding, settings: NoticeSettings): NoticeSubject[] {
  if (finding.endedAt !== null) return [];
  const { id, foundAt, severity, org, title, detail, remedy, onPages } = finding;
  const contacts = contactsOf(finding.contacts, settings.defaultContacts);
  const onItsPage = onPages === undefined ? {} : { remedyOnPages: onPages.remedy };
  const item = { type: 'finding', org, title, detail, remedy, ...onItsPage } as const;
  return [once(`finding:${id}`, item, 'found', foundAt, severity, contacts)];
}

/** A message that was given up. The report of one is not reported again: `status` shows it. */
export function deliverySubjects(
  message: NoticeMessage,
  standing: MessageStanding,
  contacts: readonly string[],
): NoticeSubject[] {
  if (standing.state !== 'givenUp' || standing.finishedAt === null) return [];
  if (message.notices.every(({ subject }) => subject.startsWith('delivery:'))) return [];
  const { channel, recipient, subjectLine } = message;
  const { attempts } = standing;
  const item = {
    type: 'deliveryGivenUp',
    channel,
    recipient,
    subjectLine,
    attempts,
    detail: standing.detail ?? '',
  } as const;
  const subject = once(`delivery:${message.id}`, item, 'givenUp', standing.finishedAt, 'urgent', contacts);
  return [{ ...subject, except: { channel, recipient } }];
}

interface InstallationState {
  troubles: readonly SeenTrouble[];
  /** When the first sweep ran. */
  startedAt: Instant;
  heartbeats: Readonly<Record<HeartbeatLoop, Instant | null>>;
  connections: number;
  failing: number;
  sent: number;
  givenUp: number;
}

/** What is wrong with the installation, a loop that stood still, and once a month, the first a month after the start, that all is well. */
export function installationSubjects(
  state: InstallationState,
  settings: Pick<NoticeSettings, 'heartbeatMs'>,
  contacts: readonly string[],
  now: Instant,
): NoticeSubject[] {
  const stood = standingLoops(state.heartbeats, settings.heartbeatMs, now).map(({ loop, lastRanAt }) =>
    once(
      `loop:${loop}:${lastRanAt}`,
      { type: 'loopStoodStill', loop, lastRanAt },
      'stoodStill',
      lastRanAt + settings.heartbeatMs,
      'urgent',
      contacts,
    ),
  );
  const troubles = state.troubles.map(({ type, what, detail, seenBy, since }) => {
    const item = { type: 'installationTrouble', trouble: { type, what, detail }, seenBy, since } as const;
    return once(`trouble:${type}:${what}:${since}`, item, 'found', since, 'urgent', contacts);
  });
  const wrong = [...troubles, ...stood];
  const months = monthsAfter(state.startedAt, now);
  if (months.passed === 0) return wrong;
  const { connections, failing, sent, givenUp } = state;
  const item = { type: 'allWell', connections, failing, sent, givenUp, since: months.previousAt } as const;
  return [...wrong, once(`allWell:${months.passed}`, item, 'monthly', months.reachedAt, 'info', contacts)];
}

function once(
  key: string,
  item: NoticeItem,
  occasion: string,
  dueAt: Instant,
  severity: Severity,
  contacts: readonly string[],
): NoticeSubject {
  const step: Step = { occasion, dueAt, severity, needsTrustedClock: false };
  return { key, item, hearers: [{ contacts, steps: [step] }], except: null };
}
