// The document of the API, OpenAPI 3.1, from the table of routes: nothing in it is written by hand twice.

import { z } from 'zod';
import { acts } from '../domain/access/acts.ts';
import { eventStreamType } from './event-stream.ts';
import { idempotencyKeyName } from './idempotency.ts';
import { openPaths } from './open-paths.ts';
import { problemType } from './problem.ts';
import type { Route } from './route.ts';
import { documentationPaths } from './scan/documentation-paths.ts';
import { places } from './shapes.ts';

const problemShape = z
  .object({
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    nextAction: z.string(),
    field: z.string().optional().describe('The field of the request that it is about, by its name there.'),
    fieldText: z
      .string()
      .optional()
      .describe('With `field`: what is wrong with it, for people, to be shown beside the field.'),
    places: places.optional().describe('The pages that `nextAction` names.'),
  })
  .meta({ description: 'RFC 9457, with the code of the error and what to do next.' });

type Schema = Record<string, unknown>;

export function openApi(routes: readonly Route[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const one of routes) {
    paths[one.at] ??= {};
    Object.assign(paths[one.at] ?? {}, { [one.method]: operation(one) });
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Latchkey',
      version,
      description:
        'Everything that the pages do. Times are ISO 8601 UTC, fingerprints SHA-256. Sentences for people are in the language that Accept-Language asks for: en, de or fr.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: { ...paths, ...documentationPaths, ...openPaths },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-latchkey' },
        apiToken: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: schemaOf(problemShape, 'output') },
    },
  };
}

const textHeader = (description: string) => ({ description, schema: { type: 'string' } });
const rateHeaders = {
  'RateLimit-Policy': textHeader('How many requests in how many seconds, for this caller.'),
  RateLimit: textHeader('How many are left, and seconds until there are all again.'),
};
const tagHeader = textHeader('Of what people set; If-Match takes it.');
const ifMatch = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The ETag that was read: it is changed only if it is still that.',
  schema: { type: 'string' },
};
const idempotencyKey = {
  name: idempotencyKeyName,
  in: 'header',
  required: false,
  description:
    'Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};
const lastEventId = {
  name: 'Last-Event-ID',
  in: 'header',
  required: false,
  description: 'For a stream: the last id that was read.',
  schema: { type: 'string' },
};

function failed(description: string) {
  return { description, content: { [problemType]: { schema: { $ref: '#/components/schemas/Problem' } } } };
}

function operation(route: Route): object {
  const { act, summary, path, query, body, answer, status, events, creates, isTagged, takesIfMatch } = route;
  const permission = acts[act];
  return {
    operationId: act,
    tags: [act.split('.')[0]],
    summary,
    ...(permission === 'open' ? {} : { description: `Needs the permission \`${permission}\`.` }),
    security:
      permission === 'open'
        ? []
        : permission === 'ownAccount'
          ? [{ session: [] }]
          : [{ session: [] }, { apiToken: [] }],
    'x-permission': permission,
    parameters: [
      ...parameters('path', path),
      ...parameters('query', query),
      ...(takesIfMatch ? [ifMatch] : []),
      ...(creates === null ? [] : [idempotencyKey]),
      ...(events === null || events.type === 'told' ? [] : [lastEventId]),
    ],
    ...(body === null
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }),
    responses: {
      [status]: {
        description: 'Done.',
        headers: { ...rateHeaders, ...(isTagged ? { ETag: tagHeader } : {}) },
        content: {
          'application/json': { schema: schemaOf(answer, 'output') },
          ...(events === null ? {} : { [eventStreamType]: streamOf(events, answer) }),
        },
      },
      400: failed('The request has another shape than this document says, or a value that is refused.'),
      ...(permission === 'open' ? {} : { 401: failed('Nobody is signed in.'), 403: failed('Not permitted.') }),
      ...(path.shape && Object.keys(path.shape).length > 0 ? { 404: failed('There is none of this name or id.') } : {}),
      ...(takesIfMatch ? { 412: failed('It is not what it was when it was read.') } : {}),
      ...(creates === null
        ? {}
        : {
            409: failed('Refused in this state, or the request with this Idempotency-Key is under way.'),
            422: failed('The Idempotency-Key was sent before, with another request.'),
          }),
      ...(body === null ? {} : { 413: failed('The body is too large.') }),
      429: { ...failed('Too many requests.'), headers: { 'Retry-After': textHeader('Seconds to wait.') } },
      default: failed('Any other problem; its code says which.'),
    },
  };
}

/** OpenAPI 3.1 has no word for events: what each holds stands beside. */
function streamOf({ type, shape }: NonNullable<Route['events']>, answer: z.ZodType): object {
  const [progress, done] = [schemaOf(shape, 'output'), schemaOf(answer, 'output')];
  const problem = { $ref: '#/components/schemas/Problem' };
  const events = {
    told: { progress, done, problem },
    followed: { message: progress },
    watched: { progress, done },
  };
  return { schema: { type: 'string', description: streamWords[type] }, 'x-events': events[type] };
}

const streamWords: Record<NonNullable<Route['events']>['type'], string> = {
  told: 'Server-sent events: `progress` for each thing told, then `done` with the answer or `problem`. What goes wrong before is answered as ever.',
  followed: 'Server-sent events without a name, each with its sequence as id. Last-Event-ID goes on behind it.',
  watched:
    'Server-sent events: `progress` whenever it has moved, `done` with the answer once it is over, each with an id. What Last-Event-ID names is not told again; 204 where that was the end.',
};

function parameters(place: 'path' | 'query', shape: z.ZodObject): object[] {
  const { properties = {}, required = [] } = schemaOf(shape, 'input') as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }));
}

function schemaOf(shape: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io }) as Schema;
  return schema;
}
