// What is about the installation as a whole: audit, notices, calendars, watched certificates, vault, clock.

import { z } from 'zod';
import { followEntries } from '../../operations/audit/follow.ts';
import { auditHead } from '../../operations/audit/head.ts';
import { listAudit } from '../../operations/audit/list.ts';
import { verifyAudit } from '../../operations/audit/verify.ts';
import { previewLeftRemoval } from '../../operations/client-app/preview-left-removal.ts';
import { removeLeft } from '../../operations/client-app/remove-left.ts';
import { checkClock } from '../../operations/installation/check-clock.ts';
import { showInstallation } from '../../operations/installation/show.ts';
import { acknowledgeNotices } from '../../operations/notice/acknowledge.ts';
import { addFeed } from '../../operations/notice/add-feed.ts';
import { listNotices } from '../../operations/notice/list.ts';
import { listFeeds } from '../../operations/notice/list-feeds.ts';
import { revokeFeed } from '../../operations/notice/revoke-feed.ts';
import { testChannel } from '../../operations/notice/test-channel.ts';
import { vaultStatus } from '../../operations/vault/status.ts';
import { watchHost } from '../../operations/watch/add-host.ts';
import { listWatched } from '../../operations/watch/list.ts';
import { removeWatch } from '../../operations/watch/remove.ts';
import { runWatch } from '../../operations/watch/run.ts';
import { entryWords } from '../../text/audit/entry-words.ts';
import { statusWarnings } from '../../text/status/warnings.ts';
import { route } from '../route.ts';
import {
  auditEntryShape,
  auditEventShape,
  auditHeadShape,
  byName,
  connectionName,
  fingerprintShape,
  instant,
  limit,
} from '../shapes.ts';

const watched = z.strictObject({
  label: z.string(),
  location: z.string(),
  fingerprint: fingerprintShape,
  subject: z.string(),
  notAfter: instant,
  contacts: z.array(z.string()),
});
const lost = z.array(z.strictObject({ fingerprint: fingerprintShape, state: z.string() }));
const byConsumerKey = z.strictObject({ consumerKey: z.string() });

export const installationRoutes = {
  'audit.list': route(listAudit, {
    method: 'get',
    at: '/api/audit',
    summary: 'The newest audit entries, of one connection or of everything.',
    query: z.object({
      limit,
      name: connectionName.optional(),
      before: z.coerce.number().int().min(1).optional().describe('Only entries with a lesser sequence: the next page.'),
      action: z.string().max(100).optional().describe('Such as `keyPair.issued`.'),
      actorName: z.string().max(200).optional().describe('Who did it.'),
    }),
    input: ({ query }) => query,
    show: (entries) => ({
      entries: listAudit.view(entries).entries.map((entry) => ({ ...entry, words: entryWords(entry.action) })),
    }),
    answer: z.strictObject({
      entries: z.array(auditEntryShape.extend({ words: z.string().describe('What happened, for people.') })),
    }),
  }),
  'audit.follow': route(followEntries, {
    method: 'get',
    at: '/api/events',
    summary: 'What happened behind a place in the audit; as a stream of events, what happens from now on.',
    query: z.object({
      after: z.coerce
        .number()
        .int()
        .min(0)
        .optional()
        .describe('A sequence; a stream takes Last-Event-ID first. Left out: from now on.'),
    }),
    input: ({ query: { after = null } }) => ({ after }),
    follows: auditEventShape,
    answer: z.strictObject({ events: z.array(auditEventShape), after: z.int().describe('Where to go on.') }),
  }),
  'audit.head': route(auditHead, {
    method: 'get',
    at: '/api/audit/head',
    summary: 'What to keep elsewhere, to prove later that nothing was cut off.',
    input: () => undefined,
    answer: z.strictObject({ head: auditHeadShape.nullable() }),
  }),
  'audit.verify': route(verifyAudit, {
    method: 'post',
    at: '/api/audit/verification',
    summary: 'Whether the audit is what was written.',
    body: z.strictObject({ kept: auditHeadShape.nullable().default(null).describe('A head that was kept.') }),
    input: ({ body }) => body,
    answer: z.strictObject({
      intact: z.boolean(),
      entries: z.int(),
      head: auditHeadShape.nullable(),
      brokenAt: z.looseObject({ sequence: z.int(), reason: z.string() }).nullable(),
      macs: z
        .strictObject({ valid: z.int(), from: z.int().nullable(), without: z.array(z.int()), ofAnotherKey: z.int() })
        .nullable()
        .describe('Null: the vault did not open, so who wrote the entries was not checked.'),
    }),
  }),
  'notice.list': route(listNotices, {
    method: 'get',
    at: '/api/notices',
    summary: 'The channels and the newest messages.',
    query: z.object({ limit }),
    input: ({ query }) => query,
    answer: z.strictObject({
      channels: z.array(z.strictObject({ name: z.string(), kind: z.string(), minimumSeverity: z.string() })),
      wrongChannels: z.array(z.strictObject({ name: z.string(), problem: z.string() })),
      messages: z.array(
        z.strictObject({
          id: z.string(),
          channel: z.string(),
          recipient: z.string().nullable(),
          severity: z.string(),
          subjectLine: z.string(),
          createdAt: instant,
          state: z.enum(['pending', 'sent', 'givenUp']),
          attempts: z.int(),
          nextAttemptAt: instant.nullable(),
          finishedAt: instant.nullable(),
          detail: z.string().nullable(),
        }),
      ),
    }),
  }),
  'notice.acknowledge': route(acknowledgeNotices, {
    method: 'post',
    at: '/api/notices/acknowledgements',
    summary: 'Takes note of a message, or of all that is open about a connection.',
    status: 201,
    body: z.strictObject({
      what: z.string().describe('The id of a message, or the name of a connection.'),
      snoozeDays: z.int().min(1).max(90).nullable().default(null).describe('Remind again then; null: never.'),
    }),
    input: ({ body }) => body,
    answer: z.strictObject({ notices: z.int(), snoozeDays: z.int().nullable() }),
  }),
  'notice.testChannel': route(testChannel, {
    method: 'post',
    at: '/api/channels/{channel}/test',
    summary: 'Sends a test through one channel.',
    path: z.object({ channel: z.string() }),
    input: ({ path }) => path,
    answer: z.strictObject({ channel: z.string(), sent: z.boolean(), results: z.array(z.unknown()) }),
  }),
  'calendarFeed.list': route(listFeeds, {
    method: 'get',
    at: '/api/calendar-feeds',
    summary: 'The calendar feeds that work; not their secrets.',
    input: () => undefined,
    answer: z.strictObject({
      feeds: z.array(z.strictObject({ id: z.string(), connection: connectionName.nullable(), createdAt: instant })),
    }),
  }),
  'calendarFeed.add': route(addFeed, {
    method: 'post',
    at: '/api/calendar-feeds',
    summary: 'A new calendar address, /calendar/TOKEN.ics; its token is shown this once.',
    status: 201,
    body: z.strictObject({ name: connectionName.nullable().describe('Null: of every connection.') }),
    input: ({ body }) => body,
    answer: z.strictObject({ id: z.string(), token: z.string() }),
  }),
  'calendarFeed.revoke': route(revokeFeed, {
    method: 'delete',
    at: '/api/calendar-feeds/{id}',
    summary: 'A calendar address gives nothing any more.',
    path: z.object({ id: z.string() }),
    input: ({ path }) => path,
    answer: z.strictObject({ id: z.string(), revoked: z.literal(true) }),
  }),
  'watch.list': route(listWatched, {
    method: 'get',
    at: '/api/watched',
    summary: 'Certificates seen elsewhere, and findings.',
    input: () => undefined,
    answer: z.strictObject({
      certificates: z.array(watched),
      findings: z.array(
        z.strictObject({
          kind: z.string().nullable(),
          severity: z.string(),
          org: z.string().nullable(),
          title: z.string(),
          detail: z.string(),
          remedy: z.string(),
          foundAt: instant,
        }),
      ),
    }),
  }),
  'watch.addHost': route(watchHost, {
    method: 'post',
    at: '/api/watched/hosts',
    summary: 'Watches the certificate that a host shows.',
    status: 201,
    body: z.strictObject({ host: z.string().max(300), contacts: z.array(z.string()).max(50).default([]) }),
    input: ({ body }) => body,
    answer: watched,
  }),
  'watch.remove': route(removeWatch, {
    method: 'post',
    at: '/api/watched/removal',
    summary: 'Stops watching a file, a host or a folder.',
    body: z.strictObject({ source: z.string().max(4_096).describe('The host, or the whole path.') }),
    input: ({ body: { source } }) => ({ source, path: source }),
    answer: z.union([watched, z.strictObject({ folder: z.string(), certificates: z.int() })]),
  }),
  'watch.run': route(runWatch, {
    method: 'post',
    at: '/api/connections/{name}/watch',
    summary: 'Looks into the org now, for certificates that end and for what differs.',
    path: byName,
    input: ({ path }) => path,
    answer: z.unknown(),
  }),
  'vault.status': route(vaultStatus, {
    method: 'get',
    at: '/api/vault',
    summary: 'How the vault is kept, without opening it.',
    input: () => undefined,
    answer: z.strictObject({
      exists: z.boolean(),
      slots: z.array(z.strictObject({ provider: z.string(), since: instant, rootKeyId: z.string() })),
      rootKeys: z.array(z.strictObject({ id: z.string(), sealedKeys: z.int() })),
      keyFile: z.strictObject({ path: z.string(), exists: z.boolean(), mode: z.string().nullable() }),
      warnings: z.array(z.looseObject({ code: z.string() })),
    }),
  }),
  'installation.show': route(showInstallation, {
    method: 'get',
    at: '/api/installation',
    summary: 'The installation itself: what it warns of, when its loops last ran, what is not at its default.',
    input: () => undefined,
    show: (shown) => ({
      ...showInstallation.view(shown),
      warnings: statusWarnings(shown.status, 'latchkey'),
    }),
    answer: z.strictObject({
      version: z.strictObject({ latchkey: z.string(), node: z.string() }),
      connections: z.int(),
      warnings: z.array(z.string()),
      lastBackupAt: instant.nullable(),
      settingsChanged: z.record(z.string(), z.unknown()),
      loops: z.strictObject({
        reconciler: instant.nullable(),
        notices: instant.nullable(),
        watch: instant.nullable(),
      }),
    }),
  }),
  'installation.checkClock': route(checkClock, {
    method: 'get',
    at: '/api/connections/{name}/clock',
    summary: "Why this machine's clock may not decide for a connection; null: it may.",
    path: byName,
    input: ({ path }) => path,
    answer: z.unknown(),
  }),
  'clientApp.previewLeftRemoval': route(previewLeftRemoval, {
    method: 'post',
    at: '/api/left-apps/removal-preview',
    summary: 'What goes with an app that no connection uses any more.',
    body: byConsumerKey,
    input: ({ body }) => body,
    answer: z.strictObject({ name: z.string(), keyPairs: lost }),
  }),
  'clientApp.removeLeft': route(removeLeft, {
    method: 'post',
    at: '/api/left-apps/removal',
    summary: 'Removes such an app, if exactly these key pairs would be lost.',
    body: byConsumerKey.extend({ announced: lost }),
    input: ({ body }) => body,
    answer: z.looseObject({ removed: z.literal(true) }),
  }),
};
