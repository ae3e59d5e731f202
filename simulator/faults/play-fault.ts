// Plays the faults that were drawn for one request. A fault of the connection is a rejected promise of the kind that
// `fetch` gives, in process; the listener turns it into what it means on a socket.

import type { Delay } from '../ports.ts';
import type { Fault, FaultKind } from './fault.ts';

export interface FaultSetting {
  delay: Delay;
  signal: AbortSignal;
  /** Real time, for the Date header. */
  realNow: number;
}

/** Carries the request out, struck by the faults. `handle` is not called where the fault stands in front of the server. */
export async function playFaults(
  faults: readonly Fault[],
  setting: FaultSetting,
  handle: () => Promise<Response>,
): Promise<Response> {
  for (const fault of faults) {
    if (fault.kind === 'slow') await setting.delay(fault.delayMs, setting.signal);
  }
  for (const fault of faults) {
    const instead = INSTEAD_OF_THE_SERVER[fault.kind];
    if (instead !== undefined) return instead(setting);
  }
  let response = await handle();
  for (const fault of faults) response = await spoil(fault, response, setting);
  return response;
}

const INSTEAD_OF_THE_SERVER: Partial<Record<FaultKind, (setting: FaultSetting) => Promise<Response> | Response>> = {
  serverError: () =>
    Response.json(
      [
        {
          message: 'An unexpected error occurred. Please include this ErrorId if you contact support',
          errorCode: 'UNKNOWN_EXCEPTION',
        },
      ],
      { status: 500 },
    ),
  retryRequest: () =>
    Response.json({ error: 'unknown_error', error_description: 'retry your request' }, { status: 400 }),
  maintenance: () => html(503, 'Down for Maintenance', 'Sorry for the inconvenience. We will be back shortly.'),
  edge: () =>
    html(
      420,
      'Setting things up',
      'We are setting things up. This process can take a few minutes. This page will auto-refresh when ready.',
    ),
  proxyPage: () => html(200, 'Web Filter', 'Access to this site requires you to sign in to the company proxy.'),
  redirect: () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.invalid/' } }),
  reset: () => Promise.reject(connectionReset()),
  neverAnswers: ({ signal }) =>
    new Promise((_resolve, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    }),
  hugeAnswer: () => new Response(hugeBody(), { headers: { 'content-type': 'application/json;charset=UTF-8' } }),
};

async function spoil(fault: Fault, response: Response, setting: FaultSetting): Promise<Response> {
  switch (fault.kind) {
    case 'lostAnswer':
      throw connectionReset();
    case 'halfClosed':
      return breakOffHalfWay(response);
    case 'missingFields':
      return rewriteSuccess(response, ({ scope, token_type }) => ({ scope, token_type }));
    case 'otherOrgId':
      return rewriteSuccess(response, (body) => ({ ...body, id: withOtherOrg(String(body.id)) }));
    case 'clockSkew':
      response.headers.set('date', new Date(setting.realNow + fault.skewSeconds * 1000).toUTCString());
      return response;
    default:
      return response;
  }
}

/** As undici's fetch rejects when the peer resets the connection. */
export function connectionReset(): TypeError {
  const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', errno: -104, syscall: 'read' });
  return new TypeError('fetch failed', { cause });
}

export function isConnectionReset(error: unknown): boolean {
  return error instanceof TypeError && error.cause instanceof Error && 'code' in error.cause;
}

/** The answers whose body ends in an error: a listener has to close the connection itself where that happens. */
const brokenOff = new WeakSet<Response>();

export function isBrokenOff(response: Response): boolean {
  return brokenOff.has(response);
}

async function breakOffHalfWay(response: Response): Promise<Response> {
  const whole = new Uint8Array(await response.arrayBuffer());
  const half = whole.slice(0, Math.floor(whole.length / 2));
  let isSent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isSent) return controller.error(connectionReset());
      isSent = true;
      controller.enqueue(half);
    },
  });
  const headers = new Headers(response.headers);
  headers.set('content-length', String(whole.length));
  const broken = new Response(body, { status: response.status, headers });
  brokenOff.add(broken);
  return broken;
}

async function rewriteSuccess(
  response: Response,
  rewrite: (body: Record<string, unknown>) => Record<string, unknown>,
): Promise<Response> {
  if (!response.ok || !response.headers.get('content-type')?.includes('json')) return response;
  const body = (await response.json()) as Record<string, unknown>;
  return new Response(JSON.stringify(rewrite(body)), { status: response.status, headers: response.headers });
}

function withOtherOrg(id: string): string {
  return id.replace(/\/00D[A-Za-z0-9]{15}\//, '/00D000000000000EAA/');
}

function html(status: number, title: string, sentence: string): Response {
  const page = `<!DOCTYPE html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><p>${sentence}</p></body></html>\n`;
  return new Response(page, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

const HUGE_BYTES = 10 * 1024 * 1024;

/** Made as it is read, so that a reader who stops at its limit costs neither side ten megabytes. */
function hugeBody(): ReadableStream<Uint8Array> {
  const chunk = new TextEncoder().encode('a'.repeat(64 * 1024));
  let sent = 0;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"access_token":"'));
    },
    pull(controller) {
      if (sent >= HUGE_BYTES) {
        controller.enqueue(new TextEncoder().encode('"}'));
        return controller.close();
      }
      sent += chunk.length;
      controller.enqueue(chunk);
    },
  });
}
