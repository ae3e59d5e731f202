// Who may ask at all. A page in somebody's browser can send requests to loopback, under a name of its own that resolves
// here (DNS rebinding) or across origins; so the Host and the Origin must be ones that we answer to.

import { createHash, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../domain/secret.ts';

/** @param origins `http://127.0.0.1:7420`, the public URL, … */
export function isKnownHost(request: Request, origins: readonly string[]): boolean {
  const hosts = origins.map((origin) => new URL(origin).host);
  const url = new URL(request.url);
  // RFC 9112 section 3.2.2: a request target with a host of its own overrides the header; both must be ours.
  return hosts.includes(url.host) && hosts.includes((request.headers.get('host') ?? url.host).toLowerCase());
}

/** A request without an Origin is no cross-origin one: browsers send it with all that may change something. */
export function isKnownOrigin(request: Request, origins: readonly string[]): boolean {
  const origin = request.headers.get('origin');
  return origin === null || origins.some((known) => new URL(known).origin === origin);
}

/**
 * The form of a page with the referrer policy `no-referrer` is sent with the Origin "null" (Fetch, "append a request Origin
 * header"); Sec-Fetch-Site tells it from other pages where the browser sends that. Only for acts that ride on nothing
 * that a browser adds by itself: the link's token is all the power there is.
 */
export function isOwnForm(request: Request, origins: readonly string[]): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  return request.headers.get('origin') === 'null' || isKnownOrigin(request, origins);
}

/** RFC 6750 section 2.1. Compared by hashes, so that the time it takes tells nothing. */
export function hasToken(request: Request, token: Secret<string>): boolean {
  const given = /^Bearer +([^\s]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  return given !== undefined && timingSafeEqual(hash(given), hash(token.reveal()));
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
