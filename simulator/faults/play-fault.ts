// Plays the faults that were drawn for one request. A fault of the connection is a rejected promise of the kind that
// `fetch` gives, in process; the listener turns it into what it means on a socket.

import { json, type Reply, redirectTo, written } from '../exchange.ts';
import { soapFault } from '../metadata/soap-envelope.ts';
import type { Delay } from '../ports.ts';
import type { Fault, FaultKind } from './fault.ts';

export interface FaultSetting {
  delay: Delay;
  signal: AbortSignal | undefined;
  /** The protocol in which a server error is written. */
  isSoap: boolean;
  /** Real time, for the Date header. */
  realNow: number;
}

/** Carries the request out, struck by the faults. `handle` is not called where the fault stands in front of the server. */
export async function playFaults(
  faults: readonly Fault[],
  setting: FaultSetting,
  handle: () => Promise<Reply>,
): Promise<Reply> {
  for (const fault of faults) {
    if (fault.kind === 'slow') await setting.delay(fault.delayMs, setting.signal);
  }
  for (const fault of faults) {
    const instead = INSTEAD_OF_THE_SERVER[fault.kind];
    if (instead !== undefined) return instead(setting);
  }
  let reply = await handle();
  for (const fault of faults) reply = spoil(fault, reply, setting);
  return reply;
}

const INSTEAD_OF_THE_SERVER: Partial<Record<FaultKind, (setting: FaultSetting) => Promise<Reply> | Reply>> = {
  serverError: ({ isSoap }) => {
    const message = 'An unexpected error occurred. Please include this ErrorId if you contact support';
    const error = { message, errorCode: 'UNKNOWN_EXCEPTION' };
    return isSoap ? soapFault(error) : json([error], 500);
  },
  retryRequest: () => json({ error: 'unknown_error', error_description: 'retry your request' }, 400),
  maintenance: () => page(503, 'Down for Maintenance', 'Sorry for the inconvenience. We will be back shortly.'),
  edge: () =>
    page(
      420,
      'Setting things up',
      'We are setting things up. This process can take a few minutes. This page will auto-refresh when ready.',
    ),
  proxyPage: () => page(200, 'Web Filter', 'Access to this site requires you to sign in to the company proxy.'),
  redirect: () => redirectTo('https://elsewhere.invalid/', 302),
  reset: () => Promise.reject(connectionReset()),
  neverAnswers: ({ signal }) =>
    new Promise((_resolve, reject) => {
      if (signal?.aborted) reject(signal.reason);
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    }),
  hugeAnswer: () => ({ status: 200, headers: { 'content-type': 'application/json;charset=UTF-8' }, body: hugeBody() }),
};

function spoil(fault: Fault, reply: Reply, setting: FaultSetting): Reply {
  switch (fault.kind) {
    case 'lostAnswer':
      throw connectionReset();
    case 'halfClosed':
      return breakOffHalfWay(reply);
    case 'stalls':
      return stallHalfWay(reply);
    case 'missingFields':
      return rewriteSuccess(reply, ({ scope, token_type }) => ({ scope, token_type }));
    case 'otherOrgId':
      return rewriteSuccess(reply, (body) => ({ ...body, id: withOtherOrg(String(body.id)) }));
    case 'clockSkew':
      return {
        ...reply,
        headers: { ...reply.headers, date: new Date(setting.realNow + fault.skewSeconds * 1000).toUTCString() },
      };
    default:
      return reply;
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

function breakOffHalfWay(reply: Reply): Reply & { body: string } {
  const whole = String(reply.body);
  const headers = { ...reply.headers, 'content-length': String(Buffer.byteLength(whole)) };
  return { status: reply.status, headers, body: whole.slice(0, whole.length / 2), isBrokenOff: true };
}

function stallHalfWay(reply: Reply): Reply {
  const { status, headers, body } = breakOffHalfWay(reply);
  const half = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(Buffer.from(body)) });
  return { status, headers, body: half };
}

function rewriteSuccess(reply: Reply, rewrite: (body: Record<string, unknown>) => Record<string, unknown>): Reply {
  if (reply.status >= 300 || !reply.headers['content-type']?.includes('json')) return reply;
  const body = JSON.parse(String(reply.body)) as Record<string, unknown>;
  return { ...reply, body: JSON.stringify(rewrite(body)) };
}

function withOtherOrg(id: string): string {
  return id.replace(/\/00D[A-Za-z0-9]{15}\//, '/00D000000000000EAA/');
}

function page(status: number, title: string, sentence: string): Reply {
  const text = `<!DOCTYPE html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><p>${sentence}</p></body></html>\n`;
  return written('text/html; charset=utf-8', text, status);
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
