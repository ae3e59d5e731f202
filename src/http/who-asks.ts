// Who asks: the session of a browser, the token of a program, or the callout of a linked org, which signs its body too.

import { anybody } from '../domain/access/permission.ts';
import { LatchkeyError } from '../domain/errors.ts';
import { isCanvasBearer } from '../domain/org/canvas-bearer.ts';
import { calloutHeaders } from '../domain/org/signed-callout.ts';
import type { Caller } from '../domain/people/caller.ts';
import { Secret } from '../domain/secret.ts';
import { perform } from '../operations/act.ts';
import { identifyCanvas } from '../operations/org/identify-canvas.ts';
import { identifyOrgCaller } from '../operations/org/identify-org.ts';
import { identifyCaller } from '../operations/people/identify.ts';
import type { Words } from '../text/words.ts';
import type { ApiNeeds } from './api-needs.ts';
import { openedPage } from './people/opened-page.ts';
import { sessionIn } from './people/session-cookie.ts';
import { type Read, readBody } from './read-body.ts';
import type { Asked } from './route.ts';

interface Parts {
  needs: ApiNeeds;
  origins: readonly string[];
  words: Words | null;
}

/** A request with a token is a program's, whatever cookies it has besides. */
export async function whoAsks(parts: Parts, request: Request, isSecure: boolean): Promise<Asked> {
  const common = askedAlike(parts, request, isSecure);
  const bearer = /^Bearer +([^\s]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const session = sessionIn(request.headers.get('cookie') ?? '', isSecure);
  const find = (type: 'session' | 'apiToken', secret: string): Promise<Caller | null> =>
    perform(anybody, identifyCaller, parts.needs, { type, secret: new Secret(secret) });
  if (bearer !== undefined && isCanvasBearer(bearer)) {
    const shown = { bearer: new Secret(bearer) };
    return { ...common, caller: await perform(anybody, identifyCanvas, parts.needs, shown) };
  }
  if (bearer !== undefined) return { ...common, caller: await find('apiToken', bearer) };
  const caller = session === null || !isOwnPage(request) ? null : await find('session', session);
  return { ...common, caller };
}

/** Also with one of its headers alone: what was meant as one is never taken for another's request. */
export function isCallout(request: Request): boolean {
  return calloutHeaders.some((name) => request.headers.has(name));
}

/** With its body, which no other may read after it. Errors: those of identifying an org. */
export async function calloutAsks(
  parts: Parts,
  request: Request,
  isSecure: boolean,
  mostBytes: number,
): Promise<{ asked: Asked; read: Read }> {
  const { headers, method } = request;
  // Two who ask are nobody.
  if (headers.has('authorization') || headers.has('cookie')) throw new LatchkeyError('orgLinkRefused');
  const read = await readBody(request, mostBytes);
  const common = askedAlike(parts, request, isSecure);
  if (typeof read === 'string') return { asked: { ...common, caller: null }, read };
  const target = request.url.slice(new URL(request.url).origin.length);
  const sent = { method, target, body: read.bytes, headers };
  return { asked: { ...common, caller: await perform(anybody, identifyOrgCaller, parts.needs, sent) }, read };
}

function askedAlike({ origins, words }: Parts, request: Request, isSecure: boolean): Omit<Asked, 'caller'> {
  return {
    isSecure,
    words,
    userAgent: request.headers.get('user-agent') ?? '',
    page: openedPage(request, origins, isSecure),
    ifMatch: matchesIn(request.headers.get('if-match')),
  };
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
