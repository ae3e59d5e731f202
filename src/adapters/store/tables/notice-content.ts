// The form of what is stored about notices as JSON: messages as they were frozen, and watched certificates.

import { judgedFailure } from '../../../domain/connection/connection.ts';
import type { HeartbeatLoop } from '../../../domain/installation/heartbeat.ts';
import { type Trouble, troubleTypes } from '../../../domain/installation/trouble.ts';
import type { NamedCertificate } from '../../../domain/key-pair/meant-certificate.ts';
import type { ShownCertificate } from '../../../domain/key-pair/shown-certificate.ts';
import type {
  NamedRequest,
  NoticeItem,
  Place,
  ShownApp,
  ShownConnection,
  WaitingCertificate,
} from '../../../domain/notice/notice-item.ts';
import type { Attachment, NoticeMessage, ToldNotice } from '../../../domain/notice/notice-message.ts';
import type { Severity } from '../../../domain/notice/steps.ts';
import type { WatchedCertificate } from '../../../domain/watch/watched-certificate.ts';
import {
  arrayOf,
  exactly,
  integer,
  nullable,
  oneOf,
  optional,
  record,
  text,
  unionBy,
} from '../../../formats/value-codec.ts';
import { swapProblemShape } from './swaps.ts';

export const severity = oneOf<Severity>('info', 'reminder', 'urgent', 'resolved');

const certificateShapes = {
  fingerprint: text,
  subject: text,
  notBefore: integer,
  notAfter: integer,
  isClockDoubted: optional(exactly(true)),
};
const certificate = record<ShownCertificate>(certificateShapes);
const waiting = record<WaitingCertificate>({
  ...certificateShapes,
  fileName: text,
  issuedAt: integer,
  certificate: text,
});
const connection = record<ShownConnection>({ name: text, username: text, loginUrl: text, orgId: nullable(text) });
const appKind = oneOf('connected-app', 'external-client-app');
const shownApp = record<ShownApp>({
  kind: appKind,
  name: text,
  certificate: nullable(record<NamedCertificate>({ fileName: text, fingerprint: text })),
});
const place = record<Place>({
  appName: text,
  appKind,
  consumerKey: nullable(text),
  connections: arrayOf(connection),
  connectionCount: integer,
});

const upload = { certificate, place, waiting };

const item = unionBy<'type', NoticeItem>('type', {
  certificateExpires: {
    certificate,
    place,
    waiting: nullable(waiting),
    request: optional(nullable(record<NamedRequest>({ fileName: text, mark: text }))),
  },
  uploadWaits: upload,
  orgTakesOldCertificate: upload,
  requestWaits: { certificate, place, fileName: text, mark: text, requestedAt: integer },
  watchedCertificateExpires: { certificate, label: text, location: text },
  stoppedWorking: {
    connection,
    app: optional(shownApp),
    since: integer,
    code: text,
    message: text,
    isSlotLost: optional(exactly(true)),
    judged: optional(judgedFailure),
  },
  worksAgain: { connection: nullable(connection), since: integer },
  finding: { org: nullable(text), title: text, detail: text, remedy: text, remedyOnPages: optional(text) },
  swapEnded: {
    place,
    end: oneOf('settled', 'rolledBack', 'refused', 'stopped'),
    problem: nullable(swapProblemShape),
    isScheduled: optional(exactly(true)),
    at: integer,
  },
  slotLost: { place, holds: nullable(text), since: integer },
  loopStoodStill: { loop: oneOf<HeartbeatLoop>('notices', 'reconciler', 'watch'), lastRanAt: integer },
  installationTrouble: {
    trouble: record<Trouble>({ type: oneOf(...troubleTypes), what: text, detail: text }),
    seenBy: text,
    since: integer,
  },
  deliveryGivenUp: { channel: text, recipient: text, subjectLine: text, attempts: integer, detail: text },
  allWell: { connections: integer, failing: integer, sent: integer, givenUp: integer, since: integer },
  over: {},
  test: {},
});

export const noticeMessage = record<NoticeMessage>({
  id: text,
  channel: text,
  recipient: text,
  messageId: text,
  dedupKey: nullable(text),
  action: oneOf('trigger', 'resolve'),
  severity,
  createdAt: integer,
  subjectLine: text,
  text,
  html: text,
  attachments: arrayOf(record<Attachment>({ fileName: text, contentType: text, content: text })),
  typedWhere: optional(text),
  acknowledgeUrl: nullable(text),
  pagesUrl: optional(nullable(text)),
  notices: arrayOf(record<ToldNotice>({ subject: text, occasion: text, severity, item })),
});

export const watchedCertificate = record<WatchedCertificate>({
  id: text,
  label: text,
  location: text,
  certificate,
  contacts: arrayOf(text),
  noticeDays: nullable(arrayOf(integer)),
});
