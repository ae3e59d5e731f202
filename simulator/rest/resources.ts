// What stands under /services/data/vNN.0, as a table: which path, by which methods, answered by what. Methods that an org
// takes there and this simulator does not are named, so that they are not refused as if no org took them.

import { type Exchange, json, type Reply } from '../exchange.ts';
import { answerDeployRequest, changeDeployRequest, startDeployRequest } from '../metadata/rest-deploy.ts';
import { DATA_TABLES } from '../tables/data-tables.ts';
import { TOOLING_TABLES } from '../tables/tooling-tables.ts';
import { ApiRefusal, notFound, notSimulated } from './api-refusal.ts';
import type { Asked } from './asked.ts';
import type { Caller } from './authorize.ts';
import { abortQueryJob, answerQueryJob, answerQueryResults, createQueryJob, deleteQueryJob } from './bulk-query.ts';
import { describeGlobal, describeObject } from './describe.ts';
import { identityUrl } from './identity.ts';
import { answerLimits } from './limits.ts';
import { listConsumers, listOauthUsage, showConsumer, showStaged } from './oauth-apps.ts';
import { answerMore, answerQuery } from './query.ts';
import { answerRecord } from './record.ts';
import { countRecords } from './record-counts.ts';

type Answer = (asked: Asked) => Reply | Promise<Reply>;

interface Resource {
  pattern: RegExp;
  GET?: Answer;
  POST?: Answer;
  PATCH?: Answer;
  DELETE?: Answer;
  /** What an org does with other methods, in the words after "This simulator does not". */
  unsimulated?: Readonly<Record<string, string>>;
}

const CHANGES = { PATCH: 'change records', DELETE: 'delete records', POST: 'change records' };

const RESOURCES: readonly Resource[] = [
  { pattern: /^$/, GET: ({ exchange, caller, base }) => json(listResources(exchange, caller, base)) },
  { pattern: /^\/limits$/, GET: ({ exchange, caller }) => answerLimits(exchange.org, caller) },
  { pattern: /^\/limits\/recordCount$/, GET: countRecords },
  // Nothing that can be asked for here goes into a recycle bin: queryAll finds what query finds.
  {
    pattern: /^\/query(?:All)?$/,
    GET: ({ exchange, caller, base }) => answerQuery(exchange, caller, DATA_TABLES, base),
  },
  {
    pattern: /^\/query\/(\w+)-(\d+)$/,
    GET: (asked) => answerMore(asked, DATA_TABLES, asked.base),
  },
  {
    pattern: /^\/tooling\/query\/(\w+)-(\d+)$/,
    GET: (asked) => answerMore(asked, TOOLING_TABLES, `${asked.base}/tooling`),
  },
  { pattern: /^\/jobs\/query$/, POST: createQueryJob, unsimulated: { GET: 'list jobs' } },
  { pattern: /^\/jobs\/query\/(\w+)$/, GET: answerQueryJob, PATCH: abortQueryJob, DELETE: deleteQueryJob },
  { pattern: /^\/jobs\/query\/(\w+)\/results$/, GET: answerQueryResults },
  { pattern: /^\/apps\/oauth\/usage$/, GET: listOauthUsage },
  { pattern: /^\/apps\/oauth\/credentials\/(\w+)$/, GET: listConsumers },
  {
    pattern: /^\/apps\/oauth\/credentials\/(\w+)\/(\w+)$/,
    GET: showConsumer,
  },
  {
    pattern: /^\/apps\/oauth\/credentials\/(\w+)\/(\w+)\/staged$/,
    GET: showStaged,
    unsimulated: { POST: 'stage credentials' },
  },
  {
    pattern: /^\/sobjects$/,
    GET: ({ base, exchange }) => json(describeGlobal(DATA_TABLES, base, exchange.org.generated)),
  },
  {
    pattern: /^\/sobjects\/(\w+)\/describe$/,
    GET: ({ base, exchange, parts: [object = ''] }) =>
      json(describeObject(DATA_TABLES, object, base, exchange.org.generated)),
  },
  {
    pattern: /^\/sobjects\/(\w+)\/([^/]+)$/,
    GET: (asked) => answerRecord(asked, DATA_TABLES, asked.base),
    unsimulated: CHANGES,
  },
  { pattern: /^\/tooling$/, GET: ({ base }) => json(addresses(`${base}/tooling`, ['query', 'sobjects'])) },
  {
    pattern: /^\/tooling\/query$/,
    GET: ({ exchange, caller, base }) => answerQuery(exchange, caller, TOOLING_TABLES, `${base}/tooling`),
  },
  { pattern: /^\/tooling\/sobjects$/, GET: ({ base }) => json(describeGlobal(TOOLING_TABLES, `${base}/tooling`)) },
  {
    pattern: /^\/tooling\/sobjects\/(\w+)\/describe$/,
    GET: ({ base, parts: [object = ''] }) => json(describeObject(TOOLING_TABLES, object, `${base}/tooling`)),
  },
  {
    pattern: /^\/tooling\/sobjects\/(\w+)\/([^/]+)$/,
    GET: (asked) => answerRecord(asked, TOOLING_TABLES, `${asked.base}/tooling`),
    unsimulated: CHANGES,
  },
  { pattern: /^\/metadata$/, GET: ({ base }) => json(addresses(`${base}/metadata`, ['deployRequest'])) },
  { pattern: /^\/metadata\/deployRequest$/, POST: startDeployRequest },
  {
    pattern: /^\/metadata\/deployRequest\/(\w+)$/,
    GET: answerDeployRequest,
    PATCH: changeDeployRequest,
  },
];

/** `resource` is what follows the base, without a slash at its end. */
export function answerResource(asked: Omit<Asked, 'parts'>, resource: string): Reply | Promise<Reply> {
  for (const entry of RESOURCES) {
    const match = entry.pattern.exec(resource);
    if (match !== null) return chooseAnswer(entry, asked.exchange.request.method)({ ...asked, parts: match.slice(1) });
  }
  throw notFound(`${asked.base}${resource}`);
}

function chooseAnswer({ GET, POST, PATCH, DELETE, unsimulated }: Resource, method: string): Answer {
  const answers: Record<string, Answer | undefined> = { GET, HEAD: GET, POST, PATCH, DELETE };
  const answer = answers[method];
  if (answer !== undefined) return answer;
  const what = unsimulated?.[method];
  if (what !== undefined) throw notSimulated(what);
  const allowed = Object.keys(answers).filter((one) => answers[one] !== undefined);
  const message = `HTTP Method '${method}' not allowed. Allowed are ${allowed.join(',')}`;
  throw new ApiRefusal(405, 'METHOD_NOT_ALLOWED', message);
}

function listResources({ org, url }: Exchange, { user }: Caller, base: string): Record<string, string> {
  const names = ['limits', 'metadata', 'query', 'queryAll', 'sobjects', 'tooling'];
  return { identity: identityUrl(url.origin, org, user), ...addresses(base, names) };
}

function addresses(base: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `${base}/${name}`]));
}
