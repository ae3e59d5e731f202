// /services/data/vNN.0/jobs/query: queries of the Bulk API 2.0. A job is made, under way for one poll, and then its results are fetched
// as CSV, page by page, each naming the place of the next in the header Sforce-Locator.

import { z } from 'zod';
import { json, type Reply } from '../exchange.ts';
import { drawId } from '../orgs/identifiers.ts';
import { keepJob, type QueryJob } from '../orgs/metadata-jobs.ts';
import { parseQuery } from '../soql/parse-query.ts';
import { DATA_TABLES } from '../tables/data-tables.ts';
import type { Value } from '../tables/table.ts';
import { ApiRefusal, notFound } from './api-refusal.ts';
import type { Asked } from './asked.ts';
import { find } from './query.ts';

const LARGEST_PAGE = 50_000;

const newJob = z.object({
  operation: z.enum(['query', 'queryAll']),
  query: z.string(),
  contentType: z.literal('CSV').optional(),
  columnDelimiter: z.literal('COMMA').optional(),
  lineEnding: z.literal('LF').optional(),
});

export async function createQueryJob(asked: Asked): Promise<Reply> {
  const { exchange, caller } = asked;
  const { org, state } = exchange;
  const read = newJob.safeParse(parse(await exchange.request.text()));
  if (!read.success) throw new ApiRefusal(400, 'INVALIDJOB', z.prettifyError(read.error));
  const { query, operation } = read.data;
  const parsed = parseQuery(query);
  if (
    parsed.isCount ||
    parsed.groupBy.length > 0 ||
    parsed.columns.some(({ expression }) => expression.kind === 'aggregate')
  ) {
    throw new ApiRefusal(400, 'API_ERROR', 'Aggregate Relationships not supported in Bulk V2 Query');
  }
  if (parsed.children.length > 0) {
    throw new ApiRefusal(400, 'API_ERROR', 'Nested queries are not supported in Bulk V2 Query');
  }
  find(exchange, caller, DATA_TABLES, query);
  const id = drawId(state.random, '750');
  const job = {
    soql: query,
    operation,
    object: parsed.object,
    at: state.time.now(),
    by: caller.user.id,
    pollsLeft: 1,
    isAborted: false,
  };
  keepJob(org.queryJobs, id, job);
  return json(describeJob(asked, id, job, 'UploadComplete'));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function answerQueryJob(asked: Asked): Reply {
  const { id, job } = findJob(asked);
  const state = job.isAborted ? 'Aborted' : job.pollsLeft > 0 ? 'InProgress' : 'JobComplete';
  if (job.pollsLeft > 0) job.pollsLeft--;
  return json(describeJob(asked, id, job, state));
}

export function abortQueryJob(asked: Asked): Reply {
  const { id, job } = findJob(asked);
  job.isAborted = true;
  return json(describeJob(asked, id, job, 'Aborted'));
}

export function deleteQueryJob(asked: Asked): Reply {
  asked.exchange.org.queryJobs.delete(findJob(asked).id);
  return { status: 204, headers: {}, body: '' };
}

export function answerQueryResults(asked: Asked): Reply {
  const { exchange, caller } = asked;
  const { job } = findJob(asked);
  if (job.pollsLeft > 0 || job.isAborted) throw new ApiRefusal(400, 'INVALIDJOBSTATE', 'The job is not complete');
  const { searchParams } = exchange.url;
  const offset = Number(Buffer.from(searchParams.get('locator') ?? '', 'base64url').toString() || 0);
  const size = Math.min(LARGEST_PAGE, Number(searchParams.get('maxRecords') ?? LARGEST_PAGE));
  if (!Number.isInteger(offset) || !(size > 0))
    throw new ApiRefusal(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  const { columns, records } = find(exchange, caller, DATA_TABLES, job.soql);
  const shown = records.slice(offset, offset + size);
  const rows = shown.map((row) => columns.map((column) => cell(column.read(row))).join(','));
  const next = offset + size < records.length ? Buffer.from(String(offset + size)).toString('base64url') : 'null';
  const header = columns.map(({ name }) => cell(name)).join(',');
  return {
    status: 200,
    headers: { 'content-type': 'text/csv', 'sforce-locator': next, 'sforce-numberofrecords': String(shown.length) },
    body: [header, ...rows, ''].join('\n'),
  };
}

/** Quoted, and nothing for null. */
function cell(value: Value): string {
  return value === null ? '' : `"${String(value).replace('+0000', 'Z').replace(/"/g, '""')}"`;
}

function findJob({ exchange, parts: [id = ''] }: Asked): { id: string; job: QueryJob } {
  const job = exchange.org.queryJobs.get(id);
  if (job === undefined) throw notFound();
  return { id, job };
}

function describeJob({ exchange, caller, base }: Asked, id: string, job: QueryJob, state: string): object {
  const at = new Date(job.at).toISOString();
  const done = state === 'JobComplete' ? find(exchange, caller, DATA_TABLES, job.soql).total : 0;
  return {
    id,
    operation: job.operation,
    object: job.object,
    createdById: job.by,
    createdDate: at,
    systemModstamp: at,
    state,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(base.slice(base.lastIndexOf('v') + 1)),
    jobType: 'V2Query',
    lineEnding: 'LF',
    columnDelimiter: 'COMMA',
    numberRecordsProcessed: done,
    retries: 0,
    totalProcessingTime: 100,
    isPkChunkingSupported: false,
  };
}
