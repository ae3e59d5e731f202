// A reply as the Response that `fetch` resolves with.

import type { Reply } from './exchange.ts';
import { connectionReset } from './faults/play-fault.ts';

export function asResponse({ status, headers, body, isBrokenOff }: Reply): Response {
  if (isBrokenOff !== true) return new Response(body === '' ? null : body, { status, headers });
  const response = new Response(endingInReset(String(body)), { status, headers });
  brokenOff.add(response);
  return response;
}

/** A listener has to close the connection itself where a body ends in an error. */
const brokenOff = new WeakSet<Response>();

export function isBrokenOff(response: Response): boolean {
  return brokenOff.has(response);
}

function endingInReset(text: string): ReadableStream<Uint8Array> {
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) return controller.error(connectionReset());
      isSent = true;
      controller.enqueue(new TextEncoder().encode(text));
    },
  });
}
