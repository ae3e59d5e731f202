// The audit: read, followed, verified, and its head to keep.

import { z } from 'zod';
import { followEntries } from '../../operations/audit/follow.ts';
import { auditHead } from '../../operations/audit/head.ts';
import { listAudit } from '../../operations/audit/list.ts';
import { verifyAudit } from '../../operations/audit/verify.ts';
import { entryWords } from '../../text/audit/entry-words.ts';
import { route } from '../route.ts';
import { auditEntryShape, auditEventShape, auditHeadShape, connectionName, limit } from '../shapes.ts';

export const auditRoutes = {
  'audit.list': route(listAudit, {
    at: 'GET /api/audit',
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
    at: 'GET /api/events',
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
    at: 'GET /api/audit/head',
    summary: 'What to keep elsewhere, to prove later that nothing was cut off.',
    answer: z.strictObject({ head: auditHeadShape.nullable() }),
  }),
  'audit.verify': route(verifyAudit, {
    at: 'POST /api/audit/verification',
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
};
