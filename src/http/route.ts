// One operation of the API: where it lies, what it takes, and the act that it performs. The routes are a table; the document, the
// pages and the authorisation follow from it. A route decides nothing: it reads, performs one act and shows its view.

import { z } from 'zod';
import type { ActName } from '../domain/access/acts.ts';
import { anybody } from '../domain/access/permission.ts';
import type { Caller } from '../domain/people/caller.ts';
import type { OpenedPage } from '../domain/people/passkey.ts';
import type { Instant } from '../domain/ports.ts';
import { type Act, perform } from '../operations/act.ts';
import type { Words } from '../text/words.ts';
import type { ApiNeeds } from './api-needs.ts';
import { checked } from './checked.ts';
import { connectionName, fingerprintShape } from './shapes.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The names in braces. */
type Names<At> = At extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type PathOf<At> = Record<Names<At> & keyof typeof pathFields, string>;

/** Left out: the fields of the path are what the act wants, which may be nothing. */
type InputOf<At, Query, Body, Input> = (Names<At> extends never ? undefined : PathOf<At>) extends Input
  ? { input?(given: Given<PathOf<At>, z.output<Query>, z.output<Body>>): Input }
  : { input(given: Given<PathOf<At>, z.output<Query>, z.output<Body>>): Input };

/** Null: nobody is known, and the act is open. */
export interface Asked {
  caller: Caller | null;
  userAgent: string;
  /** Of the language that is asked for; null: English. */
  words: Words | null;
  /** The browser speaks TLS with us, or with the proxy before us. */
  isSecure: boolean;
  page: OpenedPage;
  /** Null: none were given, or any. */
  ifMatch: readonly string[] | null;
}

interface Given<Path, Query, Body> extends Asked {
  path: Path;
  query: Query;
  body: Body;
}

interface RouteOptions<At, Query extends z.ZodObject, Body extends z.ZodType, Done, Told> {
  /** From the server's root: `GET /api/connections/{name}`. */
  at: At;
  /** What it does, in one line. */
  summary: string;
  query?: Query;
  body?: Body;
  /** What a test holds every answer to. */
  answer: z.ZodType;
  /** 200 where none is given. */
  status?: 200 | 201 | 202;
  /** Instead of the act's view, where words for people belong to it. */
  show?(done: Done, now: Instant, given: Given<PathOf<At>, z.output<Query>, z.output<Body>>): unknown;
  /** For an act that tells: each told thing has its view and, for people, a text. `sentences`: fields of `viewTold` that hold some. */
  told?: {
    shape: z.ZodObject;
    text(told: Told, words: Words | null): string;
    sentences?(told: Told, words: Words | null): object;
  };
  /** What happens from now on: asked again with `after`, whenever there is more. */
  follows?: z.ZodObject;
  /** It moves until it is over: asked again, and this part of the answer told whenever it is another. */
  watches?: { shape: z.ZodObject; isOver(done: Done): boolean };
  /** What people set of it, as a hash: its ETag. With `isChange` it is changed only where If-Match has it. */
  tag?: { of(done: Done): string; isChange?: true };
  /** It makes something, and takes an Idempotency-Key; `secret`: its answer bears what is shown once. */
  creates?: 'plain' | 'secret';
  /** Headers besides, such as a cookie. */
  headers?(done: Done, given: Asked): Readonly<Record<string, string>>;
}

export interface Route {
  act: ActName;
  method: Method;
  at: string;
  summary: string;
  path: z.ZodObject;
  query: z.ZodObject;
  /** Null: it takes none. */
  body: z.ZodType | null;
  answer: z.ZodType;
  status: number;
  /** The names of all that it takes, wherever it stands. */
  fields: readonly string[];
  /** Null: it takes no Idempotency-Key. */
  creates: 'plain' | 'secret' | null;
  isTagged: boolean;
  takesIfMatch: boolean;
  /** Whoever accepts them gets events: of an act that tells, or of what happens from now on. Null: one answer is all. */
  events: { type: 'told' | 'followed' | 'watched'; shape: z.ZodObject } | null;
  /** Errors: invalidInput when it has another shape, and those of the act. */
  run(context: ApiNeeds, asked: Asked, read: ReadRequest, tell?: (told: object) => void): Promise<Answer>;
}

interface ReadRequest {
  path: Record<string, string>;
  query: Record<string, string | string[]>;
  body: unknown;
}

export interface Answer {
  view: unknown;
  headers: Readonly<Record<string, string>>;
  /** Of what is watched: it does not move any more. */
  isOver?: boolean;
}

const none = z.object({});

/** What stands in braces in `at`. */
const pathFields = {
  name: connectionName,
  fingerprint: fingerprintShape,
  mark: z.string().max(100),
  number: z.string().describe('Of the scan: 1, 2, 3 …'),
  ...{ channel: z.string(), id: z.string(), person: z.string() },
};

function pathOf(at: string): z.ZodObject {
  const names = Array.from(at.matchAll(/\{(\w+)\}/g), ([, name]) => name as keyof typeof pathFields);
  return z.object(Object.fromEntries(names.map((name) => [name, pathFields[name]])));
}

export function route<
  Input,
  Done,
  Told,
  const At extends `${Uppercase<Method>} /${string}`,
  Query extends z.ZodObject = typeof none,
  Body extends z.ZodType = z.ZodUndefined,
>(
  act: Act<ApiNeeds, Input, Done, unknown, Told>,
  options: RouteOptions<At, Query, Body, NoInfer<Done>, NoInfer<Told>> & InputOf<At, Query, Body, NoInfer<Input>>,
): Route {
  const { summary, answer, status = 200, headers, show, told, follows, watches, tag, creates = null } = options;
  const [method, at] = options.at.split(' ') as [string, string];
  const path = pathOf(at);
  const input = options.input ?? (({ path }) => (at.includes('{') ? path : undefined) as Input);
  const query = options.query ?? none;
  const body = options.body ?? null;
  return {
    act: act.act,
    method: method.toLowerCase() as Method,
    at,
    summary,
    path,
    query,
    body,
    answer,
    status,
    fields: [path, query, body].flatMap((shape) => (shape instanceof z.ZodObject ? Object.keys(shape.shape) : [])),
    creates,
    isTagged: tag !== undefined,
    takesIfMatch: tag?.isChange === true,
    events: eventsOf(told?.shape, follows, watches?.shape),
    async run(context, asked, read, tell) {
      const given = {
        ...asked,
        path: checked(path, read.path) as PathOf<At>,
        query: checked(query, read.query) as z.output<Query>,
        body: (body === null ? undefined : checked(body, read.body)) as z.output<Body>,
      };
      const access = asked.caller?.access ?? anybody;
      const done = await perform(access, act, context, input(given), (one) => {
        if (told !== undefined) {
          const { text, sentences } = told;
          tell?.({ ...act.viewTold?.(one), ...sentences?.(one, asked.words), text: text(one, asked.words) });
        }
      });
      const now = context.clock.now();
      const view = show === undefined ? act.view(done, now) : show(done, now, given);
      const etag = tag === undefined ? {} : { etag: `"${tag.of(done)}"` };
      return {
        view,
        headers: { ...etag, ...headers?.(done, asked) },
        ...(watches && { isOver: watches.isOver(done) }),
      };
    },
  };
}

function eventsOf(
  told: z.ZodObject | undefined,
  followed: z.ZodObject | undefined,
  watched: z.ZodObject | undefined,
): Route['events'] {
  if (told !== undefined) return { type: 'told', shape: told.extend({ text: z.string() }) };
  if (followed !== undefined) return { type: 'followed', shape: followed };
  return watched === undefined ? null : { type: 'watched', shape: watched };
}
