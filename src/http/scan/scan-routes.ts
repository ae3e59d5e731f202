// Scans: asked for, followed, listed, cancelled.

import { z } from 'zod';
import { wrongShape } from '../../domain/errors.ts';
import { isOpen } from '../../domain/scan/scan.ts';
import { cancelScan } from '../../operations/scan/cancel.ts';
import { deleteScan } from '../../operations/scan/delete.ts';
import { diffScans } from '../../operations/scan/diff.ts';
import { documentScan } from '../../operations/scan/document.ts';
import { excludeFromScans } from '../../operations/scan/exclude.ts';
import { listScans } from '../../operations/scan/list.ts';
import { listAllScans } from '../../operations/scan/list-all.ts';
import { listMissed } from '../../operations/scan/list-missed.ts';
import { runMissed } from '../../operations/scan/run-missed.ts';
import { scheduleScans } from '../../operations/scan/schedule.ts';
import { showScan } from '../../operations/scan/show.ts';
import { showSchedule } from '../../operations/scan/show-schedule.ts';
import { startScan } from '../../operations/scan/start.ts';
import { route } from '../route.ts';
import { connectionName, instant, limit } from '../shapes.ts';
import { documentationShape, toldDocumentation } from './documentation-shape.ts';
import {
  differencesShape,
  exclusionsShape,
  notFoundShape,
  scanMovesShape,
  scanRowShape,
  scanShape,
  scanState,
  scheduleShape,
} from './scan-shapes.ts';
import { toldRows, toldScan, toldSchedule } from './told-scan.ts';

/** What is no number is no scan. */
function numberOf(given: string): number {
  return /^\d{1,9}$/.test(given) ? Number(given) : 0;
}

/** Errors: invalidInput. */
function placeIn(cursor: string): { askedAt: number; id: string } {
  const [, askedAt, id = ''] = /^(\d{1,15})\.(\w{1,64})$/.exec(cursor) ?? [];
  if (askedAt !== undefined) return { askedAt: Number(askedAt), id };
  throw wrongShape('before', { type: 'notACursor' });
}

export const scanRoutes = {
  'scan.start': route(startScan, {
    at: 'POST /api/connections/{name}/scans',
    summary: 'Asks for a scan; it is read in the background.',
    status: 202,
    creates: 'plain',
    show: toldScan,
    answer: scanShape,
  }),
  'scan.list': route(listScans, {
    at: 'GET /api/connections/{name}/scans',
    summary: 'The scans of a connection, the newest first.',
    input: ({ path }) => ({ ...path, limit: 100 }),
    show: toldRows,
    answer: z.array(scanRowShape),
  }),
  'scan.listAll': route(listAllScans, {
    at: 'GET /api/scans',
    summary: 'Scans of every connection, or of one, the newest first.',
    query: z.object({
      name: connectionName.optional(),
      state: scanState.optional(),
      before: z.string().max(100).optional().describe('`next` of the page before.'),
      limit,
    }),
    input: ({ query: { name = null, state, before, limit: most } }) => ({
      name,
      states: state === undefined ? null : [state],
      before: before === undefined ? null : placeIn(before),
      limit: most,
    }),
    show: ({ scans, next }, now, given) => ({
      scans: toldRows(scans, now, given),
      next: next && `${next.askedAt}.${next.id}`,
    }),
    answer: z.strictObject({
      scans: z.array(scanRowShape),
      next: z.string().nullable().describe('What `before` is for the next page; null: this is the last one.'),
    }),
  }),
  'scan.show': route(showScan, {
    at: 'GET /api/connections/{name}/scans/{number}',
    summary: 'One scan: how far it is, or what it found; as a stream of events, how far it is until it is over.',
    input: ({ path: { name, number } }) => ({ name, number: numberOf(number) }),
    show: toldScan,
    watches: { shape: scanMovesShape, isOver: ({ scan }) => !isOpen(scan) },
    answer: scanShape,
  }),
  'scan.document': route(documentScan, {
    at: 'GET /api/connections/{name}/scans/{number}/documentation',
    summary: 'Where the documentation of a scan is opened; written by this process when it is first asked for.',
    query: z.object({ format: z.enum(['site', 'markdown', 'json']).default('site') }),
    input: ({ path: { name, number }, query: { format } }) => ({ name, number: numberOf(number), format }),
    show: toldDocumentation,
    answer: documentationShape,
  }),
  'scan.diff': route(diffScans, {
    at: 'GET /api/connections/{name}/scan-differences',
    summary: 'What was added, changed and removed between two scans.',
    query: z.object({ from: z.string().optional(), to: z.string().optional() }),
    input: ({ path: { name }, query: { from, to } }) => ({
      name,
      from: from === undefined ? null : numberOf(from),
      to: to === undefined ? null : numberOf(to),
    }),
    answer: differencesShape,
  }),
  'scan.delete': route(deleteScan, {
    at: 'DELETE /api/connections/{name}/scans/{number}',
    summary: 'Deletes a scan that is over. What later scans saw stays.',
    input: ({ path: { name, number } }) => ({ name, number: numberOf(number) }),
    answer: z.strictObject({ connection: connectionName, number: z.int(), deleted: z.literal(true) }),
  }),
  'scan.schedule': route(scheduleScans, {
    at: 'PUT /api/connections/{name}/scan-schedule',
    summary: 'Says when scans run by themselves; pauses, resumes or ends that. Times are UTC.',
    body: z.union([
      z.strictObject({ every: z.string().describe('1d, 7d, 14d or 30d'), at: z.string().describe('HH:MM') }),
      z.strictObject({ cron: z.string().max(100) }),
      z.strictObject({ change: z.enum(['pause', 'resume', 'remove']) }),
    ]),
    input: ({ path: { name }, body }) => ({ name, change: 'change' in body ? body.change : body }),
    show: toldSchedule,
    answer: scheduleShape,
  }),
  'scan.showSchedule': route(showSchedule, {
    at: 'GET /api/connections/{name}/scan-schedule',
    summary: 'When scans run by themselves.',
    show: toldSchedule,
    answer: scheduleShape,
  }),
  'scan.exclude': route(excludeFromScans, {
    at: 'PUT /api/connections/{name}/scan-exclusions',
    summary: 'Says what scans leave out from now on. What is given replaces what was.',
    body: z.strictObject({
      types: z.array(z.string().max(80)).max(100).default([]).describe('Such as Report.'),
      names: z.array(z.string().max(255)).max(100).default([]).describe('Of full names, * for anything.'),
    }),
    input: ({ path: { name }, body }) => ({ ...body, name }),
    answer: z.strictObject({ connection: connectionName, excluded: exclusionsShape, notFound: notFoundShape }),
  }),
  'scan.listMissed': route(listMissed, {
    at: 'GET /api/missed-scans',
    summary: 'Scheduled runs that could not be.',
    answer: z.array(z.strictObject({ connection: connectionName, missed: z.array(instant) })),
  }),
  'scan.runMissed': route(runMissed, {
    at: 'POST /api/missed-scans/run',
    summary: 'Asks for one scan of each connection whose runs were missed.',
    body: z.strictObject({ connection: connectionName.nullable().default(null) }),
    input: ({ body: { connection } }) => ({ name: connection }),
    status: 202,
    show: toldRows,
    answer: z.array(scanRowShape),
  }),
  'scan.cancel': route(cancelScan, {
    at: 'POST /api/connections/{name}/scans/cancellation',
    summary: 'Cancels the scan that is under way.',
    show: toldScan,
    answer: scanShape,
  }),
};
