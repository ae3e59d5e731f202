// Scans: asked for, followed, listed, cancelled.

import { z } from 'zod';
import { cancelScan } from '../../operations/scan/cancel.ts';
import { deleteScan } from '../../operations/scan/delete.ts';
import { diffScans } from '../../operations/scan/diff.ts';
import { excludeFromScans } from '../../operations/scan/exclude.ts';
import { listScans } from '../../operations/scan/list.ts';
import { listMissed } from '../../operations/scan/list-missed.ts';
import { runMissed } from '../../operations/scan/run-missed.ts';
import { scheduleScans } from '../../operations/scan/schedule.ts';
import { showScan } from '../../operations/scan/show.ts';
import { showSchedule } from '../../operations/scan/show-schedule.ts';
import { startScan } from '../../operations/scan/start.ts';
import { route } from '../route.ts';
import { byName, connectionName, instant } from '../shapes.ts';

const exclusions = z
  .strictObject({ types: z.array(z.string()), names: z.array(z.string()) })
  .nullable()
  .describe('What is left out; null: nothing.');

const common = {
  id: z.string(),
  connection: connectionName,
  number: z.int().describe('1, 2, 3 … of the connection.'),
  state: z.enum(['PENDING', 'RUNNING', 'COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED', 'CANCELLED']),
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
  failure: z.strictObject({ code: z.string() }).nullable(),
  waitsFor: z.string().nullable().describe('Why it is put off; it goes on by itself.'),
  continuesAt: instant.nullable(),
  excluded: exclusions,
};

const scan = z.strictObject({
  ...common,
  components: z.strictObject({ total: z.int(), byType: z.record(z.string(), z.int()) }).nullable(),
  errors: z.array(z.strictObject({ type: z.string(), fullName: z.string().nullable(), message: z.string() })),
});

const change = z.strictObject({
  type: z.string(),
  fullName: z.string(),
  kind: z.enum(['added', 'changed', 'removed']),
  by: z.string().nullable(),
  at: instant.nullable(),
  elements: z.array(z.strictObject({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});

const row = z.strictObject({ ...common, components: z.int().nullable() });

const shownSchedule = z.strictObject({
  connection: connectionName,
  excluded: exclusions,
  schedule: z
    .strictObject({
      everyDays: z.int().nullable(),
      at: z.string().nullable(),
      cron: z.string().nullable(),
      pausedBy: z.enum(['person', 'failure']).nullable(),
      pausedAt: instant.nullable(),
      failure: z.strictObject({ code: z.string() }).nullable(),
      diagnosis: z.strictObject({ cause: z.string(), likelihood: z.number() }).nullable(),
      nextAt: instant,
      missed: z.array(instant),
    })
    .nullable(),
});

const byNumber = byName.extend({ number: z.string().describe('Of the scan: 1, 2, 3 …') });

/** What is no number is no scan. */
function numberOf(given: string): number {
  return /^\d{1,9}$/.test(given) ? Number(given) : 0;
}

export const scanRoutes = {
  'scan.start': route(startScan, {
    method: 'post',
    at: '/api/connections/{name}/scans',
    summary: 'Asks for a scan; it is read in the background.',
    status: 202,
    creates: 'plain',
    path: byName,
    input: ({ path }) => path,
    answer: scan,
  }),
  'scan.list': route(listScans, {
    method: 'get',
    at: '/api/connections/{name}/scans',
    summary: 'The scans of a connection, the newest first.',
    path: byName,
    input: ({ path }) => ({ ...path, limit: 100 }),
    answer: z.array(row),
  }),
  'scan.show': route(showScan, {
    method: 'get',
    at: '/api/connections/{name}/scans/{number}',
    summary: 'One scan: how far it is, or what it found.',
    path: byNumber,
    input: ({ path: { name, number } }) => ({ name, number: numberOf(number) }),
    answer: scan,
  }),
  'scan.diff': route(diffScans, {
    method: 'get',
    at: '/api/connections/{name}/scan-differences',
    summary: 'What was added, changed and removed between two scans.',
    path: byName,
    query: z.object({ from: z.string().optional(), to: z.string().optional() }),
    input: ({ path: { name }, query: { from, to } }) => ({
      name,
      from: from === undefined ? null : numberOf(from),
      to: to === undefined ? null : numberOf(to),
    }),
    answer: z.strictObject({
      connection: connectionName,
      from: z.int(),
      to: z.int(),
      added: z.int(),
      changed: z.int(),
      removed: z.int(),
      changes: z.array(change),
    }),
  }),
  'scan.delete': route(deleteScan, {
    method: 'delete',
    at: '/api/connections/{name}/scans/{number}',
    summary: 'Deletes a scan that is over. What later scans saw stays.',
    path: byNumber,
    input: ({ path: { name, number } }) => ({ name, number: numberOf(number) }),
    answer: z.strictObject({ connection: connectionName, number: z.int(), deleted: z.literal(true) }),
  }),
  'scan.schedule': route(scheduleScans, {
    method: 'put',
    at: '/api/connections/{name}/scan-schedule',
    summary: 'Says when scans run by themselves; pauses, resumes or ends that. Times are UTC.',
    path: byName,
    body: z.union([
      z.strictObject({ every: z.string().describe('1d, 7d, 14d or 30d'), at: z.string().describe('HH:MM') }),
      z.strictObject({ cron: z.string().max(100) }),
      z.strictObject({ change: z.enum(['pause', 'resume', 'remove']) }),
    ]),
    input: ({ path: { name }, body }) => ({ name, change: 'change' in body ? body.change : body }),
    answer: shownSchedule,
  }),
  'scan.showSchedule': route(showSchedule, {
    method: 'get',
    at: '/api/connections/{name}/scan-schedule',
    summary: 'When scans run by themselves.',
    path: byName,
    input: ({ path }) => path,
    answer: shownSchedule,
  }),
  'scan.exclude': route(excludeFromScans, {
    method: 'put',
    at: '/api/connections/{name}/scan-exclusions',
    summary: 'Says what scans leave out from now on. What is given replaces what was.',
    path: byName,
    body: z.strictObject({
      types: z.array(z.string().max(80)).max(100).default([]).describe('Such as Report.'),
      names: z.array(z.string().max(255)).max(100).default([]).describe('Of full names, * for anything.'),
    }),
    input: ({ path: { name }, body }) => ({ ...body, name }),
    answer: z.strictObject({ connection: connectionName, excluded: exclusions }),
  }),
  'scan.listMissed': route(listMissed, {
    method: 'get',
    at: '/api/missed-scans',
    summary: 'Scheduled runs that could not be.',
    input: () => undefined,
    answer: z.array(z.strictObject({ connection: connectionName, missed: z.array(instant) })),
  }),
  'scan.runMissed': route(runMissed, {
    method: 'post',
    at: '/api/missed-scans/run',
    summary: 'Asks for one scan of each connection whose runs were missed.',
    body: z.strictObject({ connection: connectionName.nullable().default(null) }),
    input: ({ body: { connection } }) => ({ name: connection }),
    status: 202,
    answer: z.array(row),
  }),
  'scan.cancel': route(cancelScan, {
    method: 'post',
    at: '/api/connections/{name}/scans/cancellation',
    summary: 'Cancels the scan that is under way.',
    path: byName,
    input: ({ path }) => path,
    answer: scan,
  }),
};
