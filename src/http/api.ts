// The API over the table of routes: who asks, may they, what do they give, and the answer. 401 comes before anything is read.

import { createHash } from 'node:crypto';
import { acts } from '../domain/access/acts.ts';
import { anybody } from '../domain/access/permission.ts';
import { wrongShape } from '../domain/errors.ts';
import { perform, refuseWithout } from '../operations/act.ts';
import { auditHead } from '../operations/audit/head.ts';
import type { Words } from '../text/words.ts';
import type { ApiNeeds } from './api-needs.ts';
import type { Asker } from './asker.ts';
import { Followers, type Portion, type Watched } from './audit/followers.ts';
import { wantsEvents } from './event-stream.ts';
import type { FaceApp } from './face-app.ts';
import { once } from './idempotency.ts';
import { spoken } from './languages.ts';
import { openApi } from './open-api.ts';
import { addCanvas } from './org/canvas-face.ts';
import type { Pages } from './pages.ts';
import { limitedTries } from './people/limited-tries.ts';
import { addProviderSignIn } from './people/provider-sign-in.ts';
import type { SignInLimits } from './people/sign-in-limits.ts';
import { faceProblem, problemOf, tooMany, unauthorized } from './problem.ts';
import { RateLimits } from './rate-limits.ts';
import { type Read, readBody, saysTooLarge } from './read-body.ts';
import type { Answer, Asked, Route } from './route.ts';
import { routes } from './routes.ts';
import { addDocumentation } from './scan/documentation-face.ts';
import { jsonAnswer } from './streamed-json.ts';
import { toldAnswer } from './told-answer.ts';
import { calloutAsks, isCallout, whoAsks } from './who-asks.ts';

export interface ApiParts {
  needs: ApiNeeds;
  signIns: SignInLimits;
  /** Aborts when the server is to end. */
  ending: AbortSignal;
  publicUrl: string | null;
}

/** With those that we answer to; more may join while it starts. */
type OpenApiParts = ApiParts & { origins: readonly string[]; pages: Pages | null };
/** Of one request: null is English. */
type SpokenParts = OpenApiParts & { words: Words | null };

const largestBodyBytes = 256 * 1_024;

export function addApi(app: FaceApp, parts: OpenApiParts): void {
  const document = openApi(routes, parts.needs.versions.latchkey);
  const { needs, ending } = parts;
  const followers = new Followers({ ...needs, ending, head: () => headOf(needs) });
  const served = { followers, limits: new RateLimits(needs.clock) };
  app.get('/api/openapi.json', () => Response.json(document));
  addProviderSignIn(app, parts);
  addCanvas(app, { needs, pages: parts.pages, limits: served.limits });
  addDocumentation(app, {
    ...parts,
    identify: (request, isSecure, words) => whoAsks({ ...parts, words }, request, isSecure),
    refusal: (asked, address) => countedFor(served, asked, address).refusal,
  });
  for (const one of routes) {
    app.on(one.method.toUpperCase(), honoPath(one.at), async (c) => {
      const { asker, words } = c.env;
      const received = {
        request: c.req.raw,
        asker,
        path: c.req.param() as Record<string, string>,
        query: single(c.req.queries()),
        read: null,
      };
      return spoken(await answer({ ...parts, words }, served, one, received), words);
    });
  }
  for (const [at, there] of Map.groupBy(routes, (one) => one.at))
    app.all(honoPath(at), (c) => methodNotAllowed(there, c.env.words));
}

const honoPath = (at: string) => at.replaceAll(/\{(\w+)\}/g, ':$1');

/** RFC 9110 section 15.5.6. */
function methodNotAllowed(there: readonly Route[], words: Words | null): Response {
  const refused = faceProblem('methodNotAllowed', 405, words);
  refused.headers.set('allow', there.map(({ method }) => method.toUpperCase()).join(', '));
  return refused;
}

/** Where the audit ends is no secret to whoever the API serves at all; what stands in it is. */
async function headOf(needs: ApiNeeds): Promise<number> {
  return (await perform({ permissions: ['view'], reach: null }, auditHead, needs, undefined)).sequence;
}

/** What requests share. */
interface Served {
  followers: Followers;
  limits: RateLimits;
}

interface Received {
  request: Request;
  asker: Asker;
  path: Record<string, string>;
  query: Record<string, string>;
  /** Null: nobody read the body yet. */
  read: Read | null;
}

async function answer(parts: SpokenParts, served: Served, one: Route, received: Received): Promise<Response> {
  const { asker } = received;
  try {
    const met = await whoIsMet(parts, received);
    // Who is refused as a caller counts as nobody.
    if (met instanceof Response) return served.limits.count('nobody', asker.address, parts.words).refusal ?? met;
    const counted = countedFor(served, met.asked, asker.address);
    const response = counted.refusal ?? (await allowed(parts, served, one, { ...received, read: met.read }, met.asked));
    for (const [name, value] of Object.entries(counted.headers)) response.headers.set(name, value);
    return response;
  } catch (error) {
    return problemOf(error, parts);
  }
}

async function whoIsMet(
  parts: SpokenParts,
  { request, asker }: Received,
): Promise<{ asked: Asked; read: Read | null } | Response> {
  const { isSecure } = asker;
  if (!isCallout(request)) return { asked: await whoAsks(parts, request, isSecure), read: null };
  if (saysTooLarge(request, largestBodyBytes)) return tooLarge(parts.words);
  return calloutAsks(parts, request, isSecure, largestBodyBytes).catch((error) => problemOf(error, parts));
}

function countedFor({ limits }: Served, { caller, words }: Asked, address: string): ReturnType<RateLimits['count']> {
  if (caller === null) return limits.count('nobody', address, words);
  return limits.count('caller', `${caller.person.id} ${caller.sessionId ?? caller.actorName}`, words);
}

async function allowed(
  parts: SpokenParts,
  { followers }: Served,
  one: Route,
  received: Received,
  asked: Asked,
): Promise<Response> {
  const { request, asker, path, query } = received;
  const { address } = asker;
  const { needs, words } = parts;
  try {
    if (asked.caller === null && acts[one.act] !== 'open') return unauthorized(words);
    refuseWithout(asked.caller?.access ?? anybody, one.act);
    const body = one.body === null ? undefined : await jsonBody(request, received.read, words);
    if (body instanceof Response) return body;
    const from = `api from ${address}`;
    const actor = { name: asked.caller?.actorName ?? 'nobody', from };
    const run = (tell?: (told: object) => void) =>
      once(needs, one, asked.caller, { request, path, query, body }, () =>
        one.run({ ...needs, actor }, asked, { path, query, body }, tell),
      );
    if (one.events !== null && wantsEvents(request)) {
      if (one.events.type === 'told') return await toldAnswer(parts, one.fields, run);
      const person = asked.caller?.person.id ?? '';
      if (!followers.mayListen(person)) return tooMany('tooManyStreams', 10, words);
      return one.events.type === 'followed'
        ? followed(parts, followers, one, received, person)
        : watched(parts, followers, one, { received, person, first: await run() });
    }
    const tried = { address, caller: asked.caller, body, words };
    return await limitedTries(parts.signIns, one.act, tried, async () => shown(one, await run()));
  } catch (error) {
    return problemOf(error, parts, one.fields);
  }
}

/** Who asks is looked at again for each portion: whoever signed out, or may no more, is told nothing. */
function followed(parts: SpokenParts, followers: Followers, one: Route, received: Received, person: string): Response {
  const { request, asker, path, query } = received;
  const from = request.headers.get('last-event-id') ?? query.after ?? '';
  return followers.answer(person, /^\d{1,15}$/.test(from) ? Number(from) : null, async (after) => {
    const asked = await whoAsks(parts, request, asker.isSecure);
    if (asked.caller === null) return null;
    const read = { path, query: after === null ? {} : { after: String(after) }, body: undefined };
    return (await one.run(parts.needs, asked, read)).view as Portion;
  });
}

/** As above; what it is now is asked before, so that a problem with it is an answer of its own. */
function watched(
  parts: SpokenParts,
  followers: Followers,
  one: Route,
  { received, person, first }: { received: Received; person: string; first: Answer },
): Response {
  const { request, asker, path, query } = received;
  const state = ({ view, isOver = true }: Answer): Watched => {
    const told = isOver ? view : one.events?.shape.parse(view);
    return { id: createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 16), view: told, isOver };
  };
  const now = state(first);
  const seen = request.headers.get('last-event-id');
  // A browser asks again whenever a stream ends, but not behind this answer.
  if (now.isOver && now.id === seen) return new Response(null, { status: 204 });
  return followers.watch(person, now, seen, async () => {
    const asked = await whoAsks(parts, request, asker.isSecure);
    if (asked.caller === null) return null;
    return state(await one.run(parts.needs, asked, { path, query, body: undefined }));
  });
}

function shown({ status }: Route, { view, headers }: Answer): Response {
  return jsonAnswer(view, { status, headers });
}

function tooLarge(words: Words | null): Response {
  return faceProblem('tooLarge', 413, words);
}

async function jsonBody(request: Request, known: Read | null, words: Words | null): Promise<unknown> {
  if (saysTooLarge(request, largestBodyBytes)) return tooLarge(words);
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw wrongShape('content-type', { type: 'notJsonType' });
  const read = known ?? (await readBody(request, largestBodyBytes));
  if (read === 'tooLarge') return tooLarge(words);
  if (read === 'brokenOff') throw wrongShape('body', { type: 'brokenOff' });
  try {
    return JSON.parse(read.bytes.toString());
  } catch {
    throw wrongShape('body', { type: 'notJson' });
  }
}

function single(query: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([key, values]) => [key, values.at(-1) ?? '']));
}
