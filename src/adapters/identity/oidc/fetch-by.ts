// `fetch` as openid-client calls it, over our own transport: proxies, authorities of one's own, limits, and no redirect followed.

import { type HttpRequest, secondMs, type Transport } from '../../../domain/ports.ts';

interface FetchOptions {
  body?: unknown;
  headers: Record<string, string>;
  method: string;
  signal?: AbortSignal;
}

const timeoutMs = 10 * secondMs;
const maximumBytes = 1_000_000;

export function fetchBy(transport: Transport): (url: string, options: FetchOptions) => Promise<Response> {
  return async (url, { body, headers, method, signal }) => {
    const sent = body === undefined || body === null ? {} : { body: body instanceof Uint8Array ? body : String(body) };
    const request = { method: method as HttpRequest['method'], url, headers, ...sent, timeoutMs, maximumBytes };
    const answer = await transport.send(request, signal);
    const hasNoBody = answer.status === 204 || answer.status === 304;
    return new Response(hasNoBody ? null : Buffer.from(answer.body), {
      status: answer.status,
      headers: answer.headers,
    });
  };
}
