// Everything under /services/data: versions without a sign-in, the rest with one. A refusal becomes Salesforce's JSON array.

import { type Exchange, json, type Reply } from '../exchange.ts';
import { answerDeployRequest } from '../metadata/rest-deploy.ts';
import { DATA_TABLES } from '../tables/data-tables.ts';
import { TOOLING_TABLES } from '../tables/tooling-tables.ts';
import { ApiRefusal, notFound } from './api-refusal.ts';
import { authorize, bearerToken, type Caller, requirePermission } from './authorize.ts';
import { describeGlobal, describeObject } from './describe.ts';
import { answerQuery } from './query.ts';
import { isOffered, listVersions } from './versions.ts';

export async function answerRest(exchange: Exchange): Promise<Reply> {
  try {
    return await route(exchange);
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return json([{ message: error.message, errorCode: error.errorCode }], error.status);
  }
}

async function route(exchange: Exchange): Promise<Reply> {
  const { state, org, request, path } = exchange;
  if (/^\/services\/data\/?$/.test(path)) return json(listVersions());
  const [, version = '', resource = ''] = /^\/services\/data\/v(\d+)\.0(\/.*)?$/.exec(path) ?? [];
  if (!isOffered(version)) throw notFound();
  const base = `/services/data/v${version}.0`;
  const caller = authorize(state, org, bearerToken(request), 'REST API');
  return answerResource(exchange, caller, base, resource.replace(/\/$/, ''));
}

async function answerResource(exchange: Exchange, caller: Caller, base: string, resource: string): Promise<Reply> {
  const [, object] = /^\/sobjects\/(\w+)\/describe$/.exec(resource) ?? [];
  if (object !== undefined) return json(describeObject(object, base));
  if (resource.startsWith('/metadata/deployRequest')) return answerDeployRequest(exchange, caller, base, resource);
  switch (resource) {
    case '':
      return json(resourcesOf(base));
    case '/limits':
      requirePermission(
        caller,
        'ViewSetup',
        'You need the View Setup and Configuration permission to read the limits.',
      );
      return json(LIMITS);
    case '/query':
      return answerQuery(exchange, caller, DATA_TABLES, base);
    case '/tooling/query':
      return answerQuery(exchange, caller, TOOLING_TABLES, `${base}/tooling`);
    case '/sobjects':
      return json(describeGlobal(base));
    default:
      throw notFound();
  }
}

function resourcesOf(base: string): Record<string, string> {
  const names = ['limits', 'metadata', 'query', 'sobjects', 'tooling'];
  return Object.fromEntries(names.map((name) => [name, `${base}/${name}`]));
}

const LIMITS = {
  ConcurrentAsyncGetReportInstances: { Max: 200, Remaining: 200 },
  DailyApiRequests: { Max: 100_000, Remaining: 99_000 },
  DailyAsyncApexExecutions: { Max: 250_000, Remaining: 250_000 },
  DataStorageMB: { Max: 10_240, Remaining: 10_000 },
  FileStorageMB: { Max: 10_240, Remaining: 10_000 },
};
