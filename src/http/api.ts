// The API over the table of routes: who asks, may they, what do they give, and the answer. 401 comes before anything is read.

import { acts } from '../domain/access/acts.ts';
import { anybody } from '../domain/access/permission.ts';
import { invalidInput } from '../domain/errors.ts';
import { Secret } from '../domain/secret.ts';
import { perform, refuseWithout } from '../operations/act.ts';
import { auditHead } from '../operations/audit/head.ts';
import { type Caller, identifyCaller } from '../operations/people/identify.ts';
import type { ApiNeeds } from './api-needs.ts';
import type { Asker } from './asker.ts';
import { Followers, type Portion } from './audit/followers.ts';
import { wantsEvents } from './event-stream.ts';
import type { FaceApp } from './face-app.ts';
import { once } from './idempotency.ts';
import { openApi } from './open-api.ts';
import type { Pages } from './pages.ts';
import { limitedTries } from './people/limited-tries.ts';
import { openedPage } from './people/opened-page.ts';
import { addProviderSignIn } from './people/provider-sign-in.ts';
import { sessionIn } from './people/session-cookie.ts';
import type { SignInLimits } from './people/sign-in-limits.ts';
import { problem, problemOf, tooMany, unauthorized } from './problem.ts';
import { RateLimits } from './rate-limits.ts';
import { readBody, saysTooLarge } from './read-body.ts';
import type { Answer, Asked, Route } from './route.ts';
import { routes } from './routes.ts';
import { addDocumentation } from './scan/documentation-face.ts';
import { jsonAnswer } from './streamed-json.ts';
import { toldAnswer } from './told-answer.ts';

export interface ApiParts {
  needs: ApiNeeds;
  signIns: SignInLimits;
  /** Aborts when the server is to end. */
  ending: AbortSignal;
  publicUrl: string | null;
}

/** With those that we answer to; more may join while it starts. */
type OpenApiParts = ApiParts & { origins: readonly string[]; pages: Pages | null };

const largestBodyBytes = 256 * 1_024;

export function addApi(app: FaceApp, parts: OpenApiParts): void {
  const document = openApi(routes, parts.needs.versions.latchkey);
  const { needs, ending } = parts;
  const followers = new Followers({ ...needs, ending, head: () => headOf(needs) });
  const served = { followers, limits: new RateLimits(needs.clock) };
  app.get('/api/openapi.json', () => Response.json(document));
  addProviderSignIn(app, parts);
  addDocumentation(app, {
    ...parts,
    identify: (request, isSecure) => whoAsks(parts, request, isSecure),
    refusal: (asked, address) => countedFor(served, asked, address).refusal,
  });
  for (const one of routes) {
    app.on(one.method.toUpperCase(), one.at.replaceAll(/\{(\w+)\}/g, ':$1'), (c) =>
      answer(parts, served, one, {
        request: c.req.raw,
        asker: c.env.asker,
        path: c.req.param() as Record<string, string>,
        query: single(c.req.queries()),
      }),
    );
  }
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
}

async function answer(parts: OpenApiParts, served: Served, one: Route, received: Received): Promise<Response> {
  const { request, asker } = received;
  try {
    const asked = await whoAsks(parts, request, asker.isSecure);
    const counted = countedFor(served, asked, asker.address);
    const response = counted.refusal ?? (await allowed(parts, served, one, received, asked));
    for (const [name, value] of Object.entries(counted.headers)) response.headers.set(name, value);
    return response;
  } catch (error) {
    return problemOf(error, parts.needs);
  }
}

function countedFor({ limits }: Served, { caller }: Asked, address: string): ReturnType<RateLimits['count']> {
  if (caller === null) return limits.count('nobody', address);
  return limits.count('caller', `${caller.person.id} ${caller.sessionId ?? caller.actorName}`);
}

async function allowed(
  parts: OpenApiParts,
  { followers }: Served,
  one: Route,
  received: Received,
  asked: Asked,
): Promise<Response> {
  const { request, asker, path, query } = received;
  const { address } = asker;
  const { needs } = parts;
  try {
    if (asked.caller === null && acts[one.act] !== 'open') return unauthorized();
    refuseWithout(asked.caller?.access ?? anybody, one.act);
    const body = one.body === null ? undefined : await jsonBody(request);
    if (body instanceof Response) return body;
    const from = `api from ${address}`;
    const actor = { name: asked.caller?.actorName ?? 'nobody', from };
    const run = (tell?: (told: object) => void) =>
      once(needs, one, asked.caller, { request, path, query, body }, () =>
        one.run({ ...needs, actor }, asked, { path, query, body }, tell),
      );
    if (one.events !== null && wantsEvents(request))
      return one.events.type === 'told'
        ? await toldAnswer(needs, one.fields, run)
        : followed(parts, followers, one, received, asked.caller?.person.id ?? '');
    const tried = { address, caller: asked.caller, body };
    return await limitedTries(parts.signIns, one.act, tried, async () => shown(one, await run()));
  } catch (error) {
    return problemOf(error, needs, one.fields);
  }
}

/** Who asks is looked at again for each portion: whoever signed out, or may no more, is told nothing. */
function followed(parts: OpenApiParts, followers: Followers, one: Route, received: Received, person: string): Response {
  const { request, asker, path, query } = received;
  if (!followers.mayListen(person)) return tooMany('tooManyStreams', 'Too many streams of events are open.', 10);
  const from = request.headers.get('last-event-id') ?? query.after ?? '';
  return followers.answer(person, /^\d{1,15}$/.test(from) ? Number(from) : null, async (after) => {
    const asked = await whoAsks(parts, request, asker.isSecure);
    if (asked.caller === null) return null;
    const read = { path, query: after === null ? {} : { after: String(after) }, body: undefined };
    return (await one.run(parts.needs, asked, read)).view as Portion;
  });
}

function shown({ status }: Route, { view, headers }: Answer): Response {
  return jsonAnswer(view, { status, headers });
}

/** A request with a token is a program's, whatever cookies it has besides. */
async function whoAsks(parts: OpenApiParts, request: Request, isSecure: boolean): Promise<Asked> {
  const common = {
    isSecure,
    userAgent: request.headers.get('user-agent') ?? '',
    page: openedPage(request, parts.origins, isSecure),
    ifMatch: matchesIn(request.headers.get('if-match')),
  };
  const bearer = /^Bearer +([^\s]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const session = sessionIn(request.headers.get('cookie') ?? '', isSecure);
  const find = (type: 'session' | 'apiToken', secret: string): Promise<Caller | null> =>
    perform(anybody, identifyCaller, parts.needs, { type, secret: new Secret(secret) });
  if (bearer !== undefined) return { ...common, caller: await find('apiToken', bearer) };
  const caller = session === null || !isOwnPage(request) ? null : await find('session', session);
  return { ...common, caller };
}

/** RFC 9110 section 13.1.1: the comparison is strong, so what is weak matches nothing. */
function matchesIn(header: string | null): readonly string[] | null {
  if (header === null || header.trim() === '*') return null;
  return header
    .split(',')
    .map((tag) => /^"([^"]*)"$/.exec(tag.trim())?.[1])
    .filter((tag) => tag !== undefined);
}

/** A cookie is sent by the browser alone; what changes something must come from a page of ours, and say so. */
function isOwnPage(request: Request): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const site = request.headers.get('sec-fetch-site');
  return site === null ? request.headers.has('origin') : site === 'same-origin';
}

async function jsonBody(request: Request): Promise<unknown> {
  const tooLarge = {
    title: 'tooLarge',
    status: 413,
    code: 'tooLarge',
    detail: 'The body is too large.',
    nextAction: 'Send less.',
  };
  if (saysTooLarge(request, largestBodyBytes)) return problem(tooLarge);
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    throw invalidInput('content-type', 'it is not application/json', 'Send the body as JSON.');
  const read = await readBody(request, largestBodyBytes);
  if (read === 'tooLarge') return problem(tooLarge);
  if (read === 'brokenOff') throw invalidInput('body', 'it broke off', 'Send it again.');
  try {
    return JSON.parse(read.text);
  } catch {
    throw invalidInput('body', 'it is not JSON', 'Send the body as JSON.');
  }
}

function single(query: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([key, values]) => [key, values.at(-1) ?? '']));
}
