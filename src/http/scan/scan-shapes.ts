// What scans and schedules answer.

import { z } from 'zod';
import { connectionName, instant, places } from '../shapes.ts';

export const scanState = z.enum(['PENDING', 'RUNNING', 'COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED', 'CANCELLED']);

const failure = z.strictObject({
  code: z.string(),
  message: z.string(),
  nextAction: z.string(),
  places: places.describe('The pages that `nextAction` names.'),
});

export const exclusionsShape = z
  .strictObject({ types: z.array(z.string()), names: z.array(z.string()) })
  .nullable()
  .describe('What is left out; null: nothing.');

export const notFoundShape = z
  .strictObject({ number: z.int(), types: z.array(z.string()), names: z.array(z.string()) })
  .nullable()
  .describe('Of these the last complete scan, of that number, found nothing. They count all the same.');

const common = {
  id: z.string(),
  connection: connectionName,
  number: z.int().describe('1, 2, 3 … of the connection.'),
  state: scanState,
  phase: z.enum(['waiting', 'listing', 'retrieving', 'ending', 'over']),
  askedBy: z.string(),
  isScheduled: z.boolean(),
  askedAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  progress: z.strictObject({
    known: z.int(),
    done: z.int(),
    timeLeft: z.int().nullable().describe('Of the phase, in seconds; null: nobody can tell.'),
  }),
  apiCalls: z.int(),
  durationMs: z.int().nullable(),
  errorCount: z.int(),
  failure: failure.nullable(),
  waitsFor: z.string().nullable().describe('Why it is put off; it goes on by itself.'),
  continuesAt: instant.nullable(),
  excluded: exclusionsShape,
};

export const scanShape = z.strictObject({
  ...common,
  components: z.strictObject({ total: z.int(), byType: z.record(z.string(), z.int()) }).nullable(),
  errors: z.array(z.strictObject({ type: z.string(), fullName: z.string().nullable(), message: z.string() })),
});

/** What moves of a scan that is under way. */
export const scanMovesShape = z.object({
  state: common.state,
  phase: common.phase,
  progress: common.progress,
  apiCalls: common.apiCalls,
  errorCount: common.errorCount,
  waitsFor: common.waitsFor,
  continuesAt: common.continuesAt,
});

const change = z.strictObject({
  type: z.string(),
  fullName: z.string(),
  kind: z.enum(['added', 'changed', 'removed']),
  by: z.string().nullable(),
  at: instant.nullable(),
  elements: z.array(z.strictObject({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});

export const scanRowShape = z.strictObject({ ...common, components: z.int().nullable() });

export const scheduleShape = z.strictObject({
  connection: connectionName,
  excluded: exclusionsShape,
  schedule: z
    .strictObject({
      everyDays: z.int().nullable(),
      at: z.string().nullable(),
      cron: z.string().nullable(),
      pausedBy: z.enum(['person', 'failure']).nullable(),
      pausedAt: instant.nullable(),
      failure: failure.nullable(),
      diagnosis: z
        .strictObject({ cause: z.string(), title: z.string(), likelihood: z.number() })
        .nullable()
        .describe('What the last test found likeliest.'),
      nextAt: instant,
      missed: z.array(instant),
    })
    .nullable(),
});

export const differencesShape = z.strictObject({
  connection: connectionName,
  from: z.int(),
  to: z.int(),
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  changes: z.array(change),
});
