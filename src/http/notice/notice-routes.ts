// What people are told: messages, channels, calendar addresses, and taking note.

import { z } from 'zod';
import { acknowledgeNotices } from '../../operations/notice/acknowledge.ts';
import { addFeed } from '../../operations/notice/add-feed.ts';
import { listNotices } from '../../operations/notice/list.ts';
import { listFeeds } from '../../operations/notice/list-feeds.ts';
import { revokeFeed } from '../../operations/notice/revoke-feed.ts';
import { testChannel } from '../../operations/notice/test-channel.ts';
import { withSaid } from '../../text/said-words.ts';
import { route } from '../route.ts';
import { connectionName, instant, limit } from '../shapes.ts';

export const noticeRoutes = {
  'notice.list': route(listNotices, {
    at: 'GET /api/notices',
    summary: 'The channels and the newest messages.',
    query: z.object({ limit }),
    input: ({ query }) => query,
    show(listed, _, { words }) {
      const view = listNotices.view(listed);
      return { ...view, messages: view.messages.map((one) => withSaid(one, 'detail', words)) };
    },
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
    creates: 'plain',
    at: 'POST /api/notices/acknowledgements',
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
    creates: 'plain',
    at: 'POST /api/channels/{channel}/test',
    summary: 'Sends a test through one channel.',
    show(tested, _, { words }) {
      const view = testChannel.view(tested);
      return { ...view, results: view.results.map((one) => withSaid(one, 'detail', words)) };
    },
    answer: z.strictObject({ channel: z.string(), sent: z.boolean(), results: z.array(z.unknown()) }),
  }),
  'calendarFeed.list': route(listFeeds, {
    at: 'GET /api/calendar-feeds',
    summary: 'The calendar feeds that work; not their secrets.',
    answer: z.strictObject({
      feeds: z.array(z.strictObject({ id: z.string(), connection: connectionName.nullable(), createdAt: instant })),
    }),
  }),
  'calendarFeed.add': route(addFeed, {
    creates: 'secret',
    at: 'POST /api/calendar-feeds',
    summary: 'A new calendar address, /calendar/TOKEN.ics; its token is shown this once.',
    status: 201,
    body: z.strictObject({ name: connectionName.nullable().describe('Null: of every connection.') }),
    input: ({ body }) => body,
    answer: z.strictObject({ id: z.string(), token: z.string() }),
  }),
  'calendarFeed.revoke': route(revokeFeed, {
    at: 'DELETE /api/calendar-feeds/{id}',
    summary: 'A calendar address gives nothing any more.',
    answer: z.strictObject({ id: z.string(), revoked: z.literal(true) }),
  }),
};
